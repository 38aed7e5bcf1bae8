import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { reasonOf, StartupError } from '../errors/startup-error.ts';
import { Refusal } from '../errors/refusals.ts';
import { provenanceText, type Provenance } from '../modules/exports/provenance.ts';
import { readExport, type ReadExport } from '../modules/exports/read-export.ts';
import { readForm } from '../modules/forms/form-file.ts';
import type { RecordAt } from '../modules/exports/record-at.reads.ts';
import { isSignedText } from '../record/checkpoint.ts';
import type { ServerOptions } from './running-server.ts';
import { byDatabase, byServer, type VerifiedBy } from './verified-by.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Tells whether a file that was exported is of this record, whether it was altered, and what has changed since; see docs/exports.md.
 * `server`: null, where the database tells it.
 */
export async function verifyFile(path: string, publicKey: string | null, server: ServerOptions | null): Promise<void> {
  const file = await read(path);
  const verify = async (by: VerifiedBy): Promise<number> => {
    const at = await by.recordAt(file.provenance);
    const isKnown = (key: string) => (publicKey === null ? by.hasSignedWith(key) : Promise.resolve(publicKey === key));
    const found = [...ofRecord(file.provenance, at), ...(await alterations(file, isKnown))];
    found.forEach(print);
    if (at.isOfThisRecord) print(await changesSince(file, at, () => by.numbersChangedSince(file.provenance)));
    return found.length;
  };
  const breaks = await (server === null ? byDatabase(verify) : verify(byServer(server)));
  if (breaks > 0) process.exitCode = 1;
  else print(`${basename(path)} is of this record, and as it was exported`);
}

async function read(path: string): Promise<ReadExport> {
  try {
    const bytes = await readFile(path);
    const form = readForm(bytes);
    return form ? { ...form, added: [], officers: new Map() } : await readExport(bytes);
  } catch (cause) {
    const reason = cause instanceof Refusal ? cause.text.en : reasonOf(cause);
    throw new StartupError(`${path} (--file) cannot be verified: ${reason}`, { cause });
  }
}

const ofRecord = ({ position, hash }: Provenance, { isOfThisRecord }: RecordAt): string[] =>
  isOfThisRecord ? [] : [`it is not of this record, which never had the hash ${hash} at position ${position}`];

/** What does not fit of the contents and the signature. */
async function alterations(
  { provenance, contents, added }: ReadExport,
  isKnown: (key: string) => Promise<boolean | null>,
): Promise<string[]> {
  const { signature, publicKey, ...facts } = provenance;
  const found = added.map((name) => `the sheet ${name} was added to it`);
  if (contents !== facts.contents) {
    found.push(
      `it was altered: its headings and rows have the hash ${contents}, and were exported with ${facts.contents}`,
    );
  }
  if (signature === null || publicKey === null) {
    found.push('it is not signed, so that whoever altered it could hash it anew');
  } else if (!isSignedText(provenanceText(facts), { signature, publicKey })) {
    found.push('its signature does not fit: what it tells of where it came from was altered');
  } else {
    const known = await isKnown(publicKey);
    if (known === null)
      found.push(`whose key it is signed with is not known, name it by --key where it is yours: ${publicKey}`);
    if (known === false) found.push(`it is signed with another key: ${publicKey}`);
  }
  return found;
}

/** How many officers are named. */
const NAMED = 20;

async function changesSince(
  { officers }: ReadExport,
  { changesSince: count, recordedAt }: RecordAt,
  numbers: () => Promise<ReadonlySet<string> | null>,
): Promise<string> {
  const standing = recordedAt === null ? 'before the first change' : `as of the change of ${recordedAt}`;
  if (!count) return `${standing}; nothing has changed since`;
  const told = `${standing}; ${count} ${count === 1 ? 'change' : 'changes'} since`;
  if (officers.size === 0) return told;
  const changed = await numbers();
  if (changed === null) return told;
  const among = [...officers].filter(([number]) => changed.has(number));
  if (among.length === 0)
    return `${told}, none of which is about the person or the posts of an officer who is in it by number`;
  const names = among.slice(0, NAMED).map(([number, name]) => `${name} ${number}`.trim());
  const more = among.length > NAMED ? ` and ${among.length - NAMED} more` : '';
  return `${told}, about ${among.length} of the officers in it: ${names.join(', ')}${more}`;
}
