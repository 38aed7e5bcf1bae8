import { InvalidInputError, type InputProblem } from '../../errors/refusals.ts';
import { assertReach } from '../../record/reach.ts';
import { thingOn } from '../../record/timeline.ts';
import { SEALED, type Basis, type FieldChange, type Outcome, type Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import type { Sealing } from '../officers/officer.service.ts';
import { checkParticulars } from './contents-input.rules.ts';
import { contentsIn, type Contents, type Particulars } from './contents.rules.ts';
import { DOSSIER_SECTION } from './dossier-section.declaration.ts';
import { prepareSection, SCOPES, type PreparedSection } from './dossier.service.ts';

/** What several sections say from a day on. */
export interface RecordDossier {
  readonly officerId: number;
  /** The particulars that are given; null takes one away, and those that are not given stay. */
  readonly particulars: Partial<Particulars> | null;
  /** The other sections, each as a whole. */
  readonly sections: readonly Contents[];
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

export type DossierOutcome = Outcome<{ sectionIds: readonly number[] }>;

/** Records several sections of the dossier of an officer from a day on, as one change. A section that says the same already is left as it is. */
export async function recordDossier(
  write: Write,
  command: RecordDossier,
  { sealer, operation }: Sealing,
): Promise<DossierOutcome> {
  const { officerId, particulars, sections, effectiveOn, basis } = command;
  await assertReach(write, { officers: [officerId] }, SCOPES);
  const of = { officerId, expectedVersion: null, effectiveOn, basis };
  // all is read before anything is written, so that acts of a batch are done together
  const [, ...prepared] = await Promise.all([
    thingOn(write, OFFICER, officerId, effectiveOn),
    ...(particulars
      ? [prepareSection(write, { ...of, section: 'PARTICULARS' }, (was) => over(was, particulars), sealer)]
      : []),
    ...sections.map((one) => prepareSection(write, { ...of, section: one.section }, () => one, sealer)),
  ]);
  const changed = prepared.filter(({ isSame }) => !isSame);
  // what is left out tells what is on record, as a reading does
  if (changed.length < prepared.length) operation.personalReads.push({ officerId, field: 'dossier' });
  if (changed.length === 0) assertChanges('input', { recorded: [] });
  for (const { record } of changed) record();
  return {
    keys: { sectionIds: changed.map(({ id }) => id) },
    effectiveOn,
    change: { subjectType: DOSSIER_SECTION.type, subjectId: changed[0]!.id, fields: fieldsOf(changed), basis },
  };
}

/** Particulars as they are once some are given. */
function over(document: string | null, given: Partial<Particulars>): Contents {
  const none: Particulars = {
    ethnicity: null,
    nativePlace: null,
    birthplace: null,
    workStartedOn: null,
    politicalStatus: null,
    partyJoinedOn: null,
    health: null,
    technicalPost: null,
    specialty: null,
  };
  const contents = { ...(document === null ? none : contentsIn('PARTICULARS', document)), ...given };
  const problems: InputProblem[] = [];
  checkParticulars({ refuse: (path, text) => problems.push({ path: `particulars.${path}`, text }) }, contents);
  if (problems.length > 0) throw new InvalidInputError(problems);
  return { section: 'PARTICULARS', contents };
}

/** What the record tells of all of them: whose they are where one is new, which they are, and that what they say is sealed. */
function fieldsOf(changed: readonly PreparedSection[]): FieldChange[] {
  const fields = changed.flatMap((one) => one.fields);
  const officer = fields.find(({ field }) => field === 'officer');
  const contents = fields.filter(({ field }) => field === 'contents');
  const before = contents.every((field) => field.before === null) ? null : SEALED;
  return [
    ...(officer ? [officer] : []),
    { field: 'section', before: null, after: changed.map(({ section }) => section).join(' ') },
    { field: 'contents', before, after: SEALED },
  ];
}
