import { correctedFields, rowsIn, type Days } from '../../record/corrected-rows.ts';
import type { Dropped } from '../../record/dropped.ts';
import { onDay, replaceBetween, rowsAfter, type NewVersion, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { recordRevision, thingToChange } from '../../record/timeline.ts';
import type { Basis, FieldChange, Write } from '../../record/write.ts';
import {
  believedPersonalRow,
  personalFactsOf,
  recordPersonal,
  requireSealer,
  revisePersonal,
  type PersonalRevision,
  type PersonalValues,
} from '../../personal/personal.service.ts';
import { today } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { assignmentsOf } from './assignment.reads.ts';
import { assertPoliceNumberFree, assertServing, isServing } from './employment.rules.ts';
import { assertAgrees } from './national-id.rules.ts';
import { assertOfficerHolds } from './officer-correction.rules.ts';
import { OFFICER, type OfficerFacts } from './officer.declaration.ts';
import { policeNumberHolder } from './officer.reads.ts';
import { assertPersonalReach, isGiven, newReading, readingChange, type Sealing } from './officer.service.ts';
import { assertNobodyHas, nationalIdHolder } from './personal.reads.ts';
import { overlaps } from './post.rules.ts';
import { serviceEnds } from './service-end.service.ts';

/** Values of an officer that were recorded wrongly on some days; personal data has no days. */
export interface OfficerCorrection {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly days: Days;
  /** Left out: stays as it is. */
  readonly values: Partial<OfficerFacts>;
  /** How the name is read; null: as it is derived. Left out: as before, or derived from a new name. */
  readonly reading: string | null | undefined;
  readonly personal: PersonalValues;
  readonly basis: Basis | null;
}

/** What is about to be put right of an officer. */
export interface PlannedOfficer extends Dropped {
  /** The rows as they will be. */
  readonly after: readonly NewVersion<OfficerFacts>[];
}

/**
 * Works out how values of an officer are put right on some days. Steps of promotion are not asked for; what holds of every
 * officer is. The writer needs the scope for the officer and for each unit in which the officer had the primary post then.
 */
export async function planOfficerCorrection(
  write: Write,
  correction: OfficerCorrection,
  sealing: Sealing,
): Promise<PlannedOfficer> {
  const { id, days, basis, reading } = correction;
  await assertReach(write, { officers: [id] });
  await assertPersonalReach(write, { officers: [id] }, correction.personal);
  const [{ versions }, posts] = await Promise.all([
    thingToChange(write, OFFICER, { ...correction, effectiveOn: days.from }),
    assignmentsOf(write, id, days.from),
  ]);
  const held = posts.flatMap(({ rows }) => rowsIn(rows, days));
  await assertReach(write, { units: held.flatMap(({ kind, unitId }) => (kind === 'PRIMARY' ? (unitId ?? []) : [])) });
  const rewriting = replaceBetween(versions, days, valuesOf(correction), toldInRows(correction));
  const after = rowsAfter(versions, rewriting);
  await assertNumberFree(write, correction, after);
  const sealed = await planPersonal(write, correction, rowsIn(after, days), sealing);
  const wrong = rowsIn(versions, days);
  const corrected = wrong.map((row) => {
    const on = row.validFrom > days.from ? row.validFrom : days.from;
    return { on, before: { ...row }, after: { ...onDay(after, on)! } };
  });
  const fields: FieldChange[] = [
    ...readingChange(reading, wrong[0]!, corrected[0]!.after),
    ...correctedFields(OFFICER, corrected, days),
    ...(sealed?.fields ?? []),
  ];
  assertChanges('input', { recorded: fields });
  if (rewriting.recorded.length > 0)
    assertOfficerHolds(
      after,
      posts.flatMap(({ rows }) => rows),
    );
  const left = rowsIn(after, days).find((row) => !isServing(row.status) && served(versions, row));
  const dropped =
    left && (await serviceEnds.plan(write, { id, on: left.validFrom, until: days.until, basis, handsOver: false }));
  return {
    after,
    fields: [...fields, ...(dropped?.fields ?? [])],
    record: () => {
      if (sealed) recordPersonal(write, sealed);
      dropped?.record();
      recordRevision(write, OFFICER, id, rewriting);
    },
  };
}

/**
 * The order as the rows tell it, which all who read the registry read: none where it may be that of a suspension or of a
 * demotion, whose order the change alone tells.
 */
const toldInRows = ({ values, basis }: OfficerCorrection): Basis | null =>
  'status' in values || 'rank' in values || 'grade' in values ? null : basis;

/** What each row becomes: the reading is that of its own name, and nobody has a police number who has left. */
const valuesOf =
  ({ values, reading }: OfficerCorrection) =>
  (row: Version<OfficerFacts>): Partial<OfficerFacts> => ({
    ...values,
    ...newReading(values.name ?? row.name, reading),
    ...(!isServing(values.status ?? row.status) && { policeNumber: null }),
  });

const served = (versions: readonly Version<OfficerFacts>[], row: NewVersion<OfficerFacts>): boolean =>
  versions.some((one) => isServing(one.status) && overlaps(one, row));

/** Refuses a police number that another officer has on the days on which this one will, or that nobody who serves would have. */
async function assertNumberFree(
  write: Write,
  { id, days, values: { policeNumber } }: OfficerCorrection,
  after: readonly NewVersion<OfficerFacts>[],
): Promise<void> {
  if (policeNumber == null) return;
  const having = rowsIn(after, days).filter((row) => row.policeNumber === policeNumber);
  const { name } = onDay(after, days.from)!;
  assertServing({ name, from: days.from, throughout: having.length > 0 });
  const period = { from: having[0]!.validFrom, to: having.at(-1)!.validTo, exceptId: id };
  assertPoliceNumberFree(policeNumber, await policeNumberHolder(write, policeNumber, period));
}

/** How the personal data is put right, as a whole; null where it is not. It agrees with the gender of the rows given. */
async function planPersonal(
  write: Write,
  { id, days, personal, values }: OfficerCorrection,
  rows: readonly NewVersion<OfficerFacts>[],
  { sealer, operation }: Sealing,
): Promise<PersonalRevision | null> {
  const [row, idHolder] = await Promise.all([
    isGiven(personal) || values.gender !== undefined ? believedPersonalRow(write, id) : null,
    nationalIdHolder(write, sealer, personal.nationalId, { effectiveOn: days.from, exceptId: id }),
  ]);
  if (personal.nationalId != null) requireSealer(sealer);
  assertNobodyHas(idHolder, { operation });
  const sealed = revisePersonal(sealer, id, row, personal);
  // without a key nothing personal is being changed, and what is sealed cannot be compared
  if (sealer && (sealed || values.gender !== undefined)) {
    const { nationalId, birthOn } = sealed?.facts ?? personalFactsOf(sealer, row);
    for (const gender of new Set(rows.map((one) => one.gender))) {
      assertAgrees(nationalId, { today: today(), birthOn, gender });
    }
  }
  return sealed;
}
