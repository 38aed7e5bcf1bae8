import { InvalidInputError, NotFoundError } from '../../errors/refusals.ts';
import { groupBy } from '../../record/group-by.ts';
import { absenceOn } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { namesOf, newFields } from '../../record/recorded-facts.ts';
import { replaceRows, type BelievedRow } from '../../record/recordings.ts';
import { believedVersions } from '../../record/timeline.ts';
import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { today } from '../../time/day.ts';
import type { Dated } from '../../time/temporal.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { TALLY, type TallyFacts } from './tally.declaration.ts';
import { measuredIn, talliesSharingDays } from './tally.reads.ts';
import { absentProblems, assertApart, assertOneUnit, isSamePeriod, overlapping } from './tally.rules.ts';

export interface RecordTallies {
  readonly tallies: readonly TallyFacts[];
  readonly basis: Basis | null;
}

/** What a tally says of its subject, key and period. */
const CONTENT = ['name', 'value', 'valueUnit'] as const;

interface Changed {
  readonly is: TallyFacts;
  readonly was: BelievedRow<typeof TALLY> | undefined;
}

/** Records tallies, all or none. One of the same subject, key and period is superseded, and stays as it is where nothing differs. */
export async function recordTallies(
  write: Write,
  { tallies, basis }: RecordTallies,
): Promise<Outcome<{ recorded: number; superseded: number }>> {
  const officerIds = tallies.flatMap(({ officerId }) => officerId ?? []);
  const unitIds = tallies.flatMap(({ unitId }) => unitId ?? []);
  await assertReach(write, { officers: officerIds, units: unitIds });
  const [officers, units, onRecord, nameOfOfficer, nameOfUnit] = await Promise.all([
    believedVersions(write, OFFICER, officerIds),
    believedVersions(write, UNIT, unitIds),
    Promise.all(tallies.map((tally) => talliesSharingDays(write).load(periodOf(tally)))),
    namesOf(write, OFFICER.type, officerIds, today()),
    namesOf(write, UNIT.type, unitIds, today()),
  ]);
  assertKnown(OFFICER.type, officers);
  assertKnown(UNIT.type, units);
  const problems = absentProblems(tallies, ({ officerId, unitId, fromDay, lastOn }) => {
    const versions: readonly Dated[] = (officerId === null ? units.get(unitId!) : officers.get(officerId))!;
    const isThere = versions.some(
      ({ validFrom, validTo }) => validFrom <= lastOn && (validTo === null || validTo > fromDay),
    );
    return isThere ? null : absenceOn(versions, fromDay, lastOn);
  });
  if (problems.length > 0) throw new InvalidInputError(problems);
  assertApart(overlapping(tallies, onRecord));
  const same = tallies.map((tally, i) => onRecord[i]!.find((row) => isSamePeriod(row, tally)));
  assertOneUnit(
    tallies,
    await measures(
      write,
      tallies,
      same.flatMap((row) => row?.id ?? []),
    ),
  );

  const changed = tallies
    .map((is, i) => ({ is, was: same[i] }))
    .filter(({ is, was }) => !was || CONTENT.some((fact) => is[fact] !== was[fact]));
  assertChanges('tallies', { recorded: changed });
  const superseded = changed.flatMap(({ was }) => was?.id ?? []);
  replaceRows(
    write,
    TALLY,
    superseded,
    changed.map(({ is }) => ({ ...is, basis })),
  );
  const nameOf = ({ officerId, unitId }: TallyFacts) => nameOfOfficer(officerId) ?? nameOfUnit(unitId)!;
  return {
    keys: { recorded: tallies.length, superseded: superseded.length },
    effectiveOn: today(),
    change: { ...subjectOf(tallies), fields: fieldsOf(changed, nameOf), basis },
  };
}

const periodOf = ({ officerId, unitId, key, fromDay, lastOn }: TallyFacts) => ({
  officerId,
  unitId,
  key,
  fromDay,
  lastOn,
});

/** In what each key is measured, by what stays on record. */
async function measures(write: Write, tallies: readonly TallyFacts[], without: readonly number[]) {
  const keys = [...new Set(tallies.map(({ key }) => key))];
  const units = await Promise.all(keys.map((key) => measuredIn(write).load({ key, without })));
  return new Map(keys.flatMap((key, i) => (units[i] ? [[key, units[i]] as const] : [])));
}

/** Refuses a subject of whom nothing is on record. */
function assertKnown(type: string, histories: ReadonlyMap<number, readonly object[]>): void {
  for (const [id, versions] of histories) if (versions.length === 0) throw new NotFoundError(type, String(id));
}

/** What the change is about: the officer or the unit, where all tallies are of one. */
function subjectOf(tallies: readonly TallyFacts[]) {
  const [{ officerId, unitId }] = tallies as readonly [TallyFacts];
  const ofOne = tallies.every((tally) => tally.officerId === officerId && tally.unitId === unitId);
  return {
    subjectType: officerId === null ? UNIT.type : OFFICER.type,
    subjectId: ofOne ? (officerId ?? unitId) : null,
  };
}

/** Each tally is a row of this instant: the record counts them, and names of whom and what they are. */
const fieldsOf = (changed: readonly Changed[], nameOf: (tally: TallyFacts) => string): FieldChange[] => [
  ...newFields({ tallies: changed.length, superseded: changed.filter(({ was }) => was).length }),
  ...[...groupBy(changed, ({ is }) => `${nameOf(is)}.${is.name}`)].map(([field, ofOne]) => ({
    field,
    before: null,
    after: String(ofOne.length),
  })),
];
