import type { Dropped } from '../../record/dropped.ts';
import { endFrom, onDay, replaceFrom, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { believedVersions, recordRevisions, thereOn } from '../../record/timeline.ts';
import type { Basis, FieldChange, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { serviceEnds, type ServiceEnding } from '../officers/service-end.service.ts';
import { concernedBy } from './duty-reach.service.ts';
import { DUTY, type DutyFacts } from './duty.declaration.ts';
import { dutiesBelow, dutiesOfOfficer, dutyNames } from './duty.reads.ts';
import { assertHeldBefore, assertNoneBelow } from './duty.rules.ts';
import { outcome, type DutiesOutcome } from './duty.service.ts';

export interface EndDuties {
  readonly ids: readonly number[];
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

export type DutyRows = readonly Version<DutyFacts>[];

/** Ends duties: they are held for the last time on the day before. */
export async function endDuties(write: Write, { ids, effectiveOn, basis }: EndDuties): Promise<DutiesOutcome> {
  const duties = await dutiesToChange(write, ids, effectiveOn);
  const belowIds = await dutiesBelow(write, ids, effectiveOn);
  const below = await believedVersions(
    write,
    DUTY,
    belowIds.filter((id) => !duties.has(id)),
  );
  const names = await dutyNames(write, [...duties.values(), ...below.values()].flat(), effectiveOn);
  for (const [id, rows] of duties) {
    const named = names.duty(onDay(rows, effectiveOn)!);
    assertHeldBefore({ named, firstDay: rows[0]!.validFrom, effectiveOn });
    const answering = [...below.values()].map((all) => all.find(({ aboveId }) => aboveId === id));
    const one = answering.find((row) => row !== undefined);
    assertNoneBelow({ named, below: one ? names.duty(one) : null });
  }

  recordRevisions(write, DUTY, new Map([...duties].map(([id, rows]) => [id, endFrom(rows, effectiveOn)])));
  const fields = [...duties.values()].map((rows) => endOf(names.duty(onDay(rows, effectiveOn)!), rows, effectiveOn));
  return outcome(ids, effectiveOn, fields, basis);
}

/** Duties that are held on a day, with their believed rows, within the reach of the writer. */
export async function dutiesToChange(
  write: Write,
  ids: readonly number[],
  day: Day,
  scopes?: readonly ['duty:write'],
): Promise<Map<number, DutyRows>> {
  const duties = await believedVersions(write, DUTY, ids);
  const known = [...duties.values()].map((rows) => onDay(rows, day) ?? rows.at(-1) ?? null);
  const { officers, units } = concernedBy(known.filter((row) => row !== null));
  // one that is not there is nobody's
  await assertReach(write, { officers, units: known.includes(null) ? [...units, null] : units }, scopes);
  for (const [id, rows] of duties) thereOn(DUTY, id, rows, day);
  return duties;
}

const endOf = (named: string, rows: DutyRows, on: Day): FieldChange => ({
  field: `${named}.validTo`,
  before: rows.at(-1)!.validTo,
  after: on,
});

serviceEnds.register(endWithService);

/**
 * Ends the duties of an officer from the day on which service ends; those that were to begin later never do. What answered to
 * one of them answers to nobody then: it is the head of its chain until somebody is put above it.
 */
async function endWithService(write: Write, { id, on, until, basis, handsOver }: ServiceEnding): Promise<Dropped> {
  if (handsOver) return { fields: [], record: () => undefined };
  const all = await believedVersions(write, DUTY, await dutiesOfOfficer(write, id, on));
  const ending = new Map([...all].filter(([, [first]]) => until === null || first!.validFrom < until));
  const below = await believedVersions(write, DUTY, await dutiesBelow(write, [...ending.keys()], on));
  const left = new Map([...below].filter(([dutyId]) => !ending.has(dutyId)));
  const names = await dutyNames(write, [...ending.values(), ...left.values()].flat(), on);
  const last = (rows: DutyRows) => names.duty(onDay(rows, on) ?? rows.at(-1)!);
  const aboveOf = (rows: DutyRows) => rows.findLast(({ aboveId }) => ending.has(aboveId ?? 0))!.aboveId!;
  return {
    ended: ending.size,
    fields: [
      ...[...ending.values()].map((rows) =>
        rows[0]!.validFrom < on
          ? endOf(last(rows), rows, on)
          : { field: `${last(rows)}.validFrom`, before: rows[0]!.validFrom, after: null },
      ),
      ...[...left.values()].map((rows) => ({
        field: `${last(rows)}.above`,
        before: last(ending.get(aboveOf(rows))!),
        after: null,
      })),
    ],
    record: () => {
      const headless = ({ aboveId }: DutyFacts) => (ending.has(aboveId ?? 0) ? { aboveId: null } : {});
      recordRevisions(
        write,
        DUTY,
        new Map([
          ...[...ending].map(([dutyId, rows]) => [dutyId, endFrom(rows, on)] as const),
          ...[...left].map(([dutyId, rows]) => [dutyId, replaceFrom<DutyFacts>(rows, on, headless, basis)] as const),
        ]),
      );
    },
  };
}
