import type { Sealer } from '../../personal/sealer.ts';
import { makeWordKey, openWords, sealWords, wordKeyOf, type WordKey } from '../../personal/words.ts';
import { assertVersion } from '../../record/optimistic-locks.ts';
import { firstVersion, onDay, replaceUntilNext, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { begin, newId, recordRevision, thingOn, versionsOfOne } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { documentOf, type Contents } from './contents.rules.ts';
import { DOSSIER_SECTION, type DossierSectionFacts } from './dossier-section.declaration.ts';
import { sectionsOfOfficer } from './dossier.reads.ts';
import { assertNoneExpected } from './dossier.rules.ts';

/** What acts on dossiers need, for each officer. */
export const SCOPES = ['personnel:write', 'officer:personal'] as const;

/** What a section says from a day on. */
export interface RecordSection {
  readonly officerId: number;
  readonly contents: Contents;
  readonly expectedVersion: number | null;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

export type SectionOutcome = Outcome<{ sectionId: number }>;

interface Known {
  readonly id: number;
  readonly rows: readonly Version<DossierSectionFacts>[];
  readonly key: WordKey;
}

/** The section of an officer that is on record, on whatever days; null for none. */
async function knownSection(write: Write, command: RecordSection, sealer: Sealer | null): Promise<Known | null> {
  const sections = await sectionsOfOfficer(write, command.officerId);
  const id = sections.find(({ section }) => section === command.contents.section)?.id;
  if (id === undefined) return null;
  const [rows, key] = await Promise.all([
    versionsOfOne(write, DOSSIER_SECTION, id),
    wordKeyOf(write, sealer, 'DossierSection', id),
    assertVersion(write, DOSSIER_SECTION, id, command.expectedVersion),
  ]);
  // under a new key nobody could read what it said before; withdrawn, the section begins anew
  if (key === null) throw new Error(`the key of the words of section ${id} is lost`);
  return { id, rows, key };
}

/**
 * Records what a section of the dossier of an officer says as a whole from a day on, until the next day for which something of it is on
 * record. The record of the change tells that it was recorded, and nothing of what it says.
 */
export async function recordSection(
  write: Write,
  command: RecordSection,
  { sealer }: { readonly sealer: Sealer | null },
): Promise<SectionOutcome> {
  const { officerId, contents, effectiveOn, basis } = command;
  await assertReach(write, { officers: [officerId] }, SCOPES);
  const [, known] = await Promise.all([
    thingOn(write, OFFICER, officerId, effectiveOn),
    knownSection(write, command, sealer),
  ]);
  if (!known) assertNoneExpected(command.expectedVersion);
  const document = documentOf(contents);
  const current = known && onDay(known.rows, effectiveOn);
  if (current && openWords(known.key, 'contents', current.contents) === document) {
    assertChanges('input', { recorded: [] });
  }
  const id = known?.id ?? (await newId(write, DOSSIER_SECTION));
  const unsealed: DossierSectionFacts = { officerId, section: contents.section, contents: '' };
  const [told] = await recordedFacts<typeof DOSSIER_SECTION, DossierSectionFacts>(
    write,
    DOSSIER_SECTION,
    [unsealed],
    effectiveOn,
  );

  const key = known?.key ?? makeWordKey(write, sealer, 'DossierSection', id);
  const facts = { ...unsealed, contents: sealWords(key, 'contents', document) };
  if (known) recordRevision(write, DOSSIER_SECTION, id, replaceUntilNext(known.rows, effectiveOn, facts, basis));
  else begin(write, DOSSIER_SECTION, id, firstVersion(facts, effectiveOn, null, basis));
  const fields = [
    ...fieldChanges(DOSSIER_SECTION, known && told!, told!),
    { field: 'contents', before: current ? 'sealed' : null, after: 'sealed' },
  ];
  return {
    keys: { sectionId: id },
    effectiveOn,
    change: { subjectType: DOSSIER_SECTION.type, subjectId: id, fields, basis },
  };
}
