import type { DossierSectionKind } from '../../generated/prisma/enums.ts';
import type { Sealer } from '../../personal/sealer.ts';
import { makeWordKey, openWords, sealWords, wordKeyOf, type WordKey } from '../../personal/words.ts';
import { assertVersion } from '../../record/optimistic-locks.ts';
import { firstVersion, onDay, replaceUntilNext, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { begin, newId, recordRevision, thingOn, versionsOfOne } from '../../record/timeline.ts';
import { SEALED, type Basis, type FieldChange, type Outcome, type Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { documentOf, type Contents } from './contents.rules.ts';
import { DOSSIER_SECTION, type DossierSectionFacts } from './dossier-section.declaration.ts';
import { sectionsOfOfficer } from './dossier.reads.ts';
import { assertNoneExpected } from './dossier.rules.ts';

/** What acts on dossiers need, for each officer. */
export const SCOPES = ['personnel:write', 'officer:personal'] as const;

/** Whose section it is, from which day it says something else, and by whose order. */
interface OfSection {
  readonly officerId: number;
  readonly expectedVersion: number | null;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** What a section says from a day on. */
export interface RecordSection extends OfSection {
  readonly contents: Contents;
}

export type SectionOutcome = Outcome<{ sectionId: number }>;

interface Known {
  readonly id: number;
  readonly rows: readonly Version<DossierSectionFacts>[];
  readonly key: WordKey;
}

/** The section of an officer that is on record, on whatever days; null for none. */
async function knownSection(
  write: Write,
  command: OfSection & { readonly section: DossierSectionKind },
  sealer: Sealer | null,
): Promise<Known | null> {
  const sections = await sectionsOfOfficer(write, command.officerId);
  const id = sections.find(({ section }) => section === command.section)?.id;
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

/** A section that is to say something: all that is to be read for that was read. */
export interface PreparedSection {
  readonly id: number;
  readonly section: DossierSectionKind;
  /** Whether it says the same already on the day. */
  readonly isSame: boolean;
  /** What the record of the change tells of it. */
  readonly fields: readonly FieldChange[];
  readonly record: () => void;
}

/** Reads what is needed to record a section, whose contents may follow from the document that is on record on the day. */
export async function prepareSection(
  write: Write,
  command: OfSection & { readonly section: DossierSectionKind },
  contentsOver: (document: string | null) => Contents,
  sealer: Sealer | null,
): Promise<PreparedSection> {
  const { officerId, section, effectiveOn, basis } = command;
  const known = await knownSection(write, command, sealer);
  if (!known) assertNoneExpected(command.expectedVersion);
  const current = known && onDay(known.rows, effectiveOn);
  const before = current ? openWords(known.key, 'contents', current.contents) : null;
  const document = documentOf(contentsOver(before));
  const id = known?.id ?? (await newId(write, DOSSIER_SECTION));
  const unsealed: DossierSectionFacts = { officerId, section, contents: '' };
  const [told] = await recordedFacts<typeof DOSSIER_SECTION, DossierSectionFacts>(
    write,
    DOSSIER_SECTION,
    [unsealed],
    effectiveOn,
  );
  return {
    id,
    section,
    isSame: before === document,
    fields: [
      ...fieldChanges(DOSSIER_SECTION, known && told!, told!),
      { field: 'contents', before: current ? SEALED : null, after: SEALED },
    ],
    record: () => {
      const key = known?.key ?? makeWordKey(write, sealer, 'DossierSection', id);
      const facts = { ...unsealed, contents: sealWords(key, 'contents', document) };
      if (known) recordRevision(write, DOSSIER_SECTION, id, replaceUntilNext(known.rows, effectiveOn, facts, basis));
      else begin(write, DOSSIER_SECTION, id, firstVersion(facts, effectiveOn, null, basis));
    },
  };
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
  const [, prepared] = await Promise.all([
    thingOn(write, OFFICER, officerId, effectiveOn),
    prepareSection(write, { ...command, section: contents.section }, () => contents, sealer),
  ]);
  const { id, isSame, fields, record } = prepared;
  if (isSame) assertChanges('input', { recorded: [] });
  record();
  return {
    keys: { sectionId: id },
    effectiveOn,
    change: { subjectType: DOSSIER_SECTION.type, subjectId: id, fields, basis },
  };
}
