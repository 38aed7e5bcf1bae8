import { NotFoundError } from '../../errors/refusals.ts';
import { covers, firstVersion, onDay } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { begin, believedVersions, newId, thereOn } from '../../record/timeline.ts';
import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { calledBy } from '../../record/recorded-facts.ts';
import type { Day } from '../../time/day.ts';
import { assertServing } from '../officers/employment.rules.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { serves } from '../officers/officer.reads.ts';
import { programOn } from '../programs/program.reads.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { assertUnitThroughout } from '../units/unit.service.ts';
import { unitsAbove } from '../units/unit.tree.ts';
import { concernedBy } from './duty-reach.service.ts';
import { DUTY, type DutyFacts } from './duty.declaration.ts';
import { dutiesAbove, dutyNames, heldAlready, type DutyNames } from './duty.reads.ts';
import { assertChainShort, assertNotHeldAlready, assertTargetWithin } from './duty.rules.ts';
import { PLACE } from './place.declaration.ts';
import { assertPlaceThere } from './place.rules.ts';
import { placesAbove } from './place.tree.ts';

export interface AssignDuties {
  readonly duties: readonly DutyFacts[];
  readonly effectiveOn: Day;
  /** The first day on which they are not held any more; null: open. */
  readonly until: Day | null;
  readonly basis: Basis | null;
}

export type DutiesOutcome = Outcome<{ dutyIds: readonly number[] }>;

/** Gives duties to officers, units and organs outside the police from a day on. */
export async function assignDuties(
  write: Write,
  { duties, effectiveOn, until, basis }: AssignDuties,
): Promise<DutiesOutcome> {
  await assertReach(write, concernedBy(duties));
  const days = { from: effectiveOn, until };
  const aboveIds = [...new Set(duties.flatMap(({ aboveId }) => aboveId ?? []))];
  const [, , program, above, existing, ids] = await Promise.all([
    assertHolders(write, duties, days),
    assertTargets(write, duties, days),
    programOfAll(write, duties, effectiveOn),
    believedVersions(write, DUTY, aboveIds),
    heldAlready(
      write,
      duties.map((facts) => ({ facts, validFrom: effectiveOn, validTo: until })),
    ),
    Promise.all(duties.map(() => newId(write, DUTY))),
  ]);
  const heads = new Map([...above].map(([id, rows]) => [id, onDay(rows, effectiveOn)]));
  const names = await dutyNames(write, [...duties, ...[...heads.values()].flatMap((row) => row ?? [])], effectiveOn);
  duties.forEach((facts, i) => assertNotHeldAlready(names.duty(facts), existing[i]!));
  await assertChains(write, duties, { heads, names, on: effectiveOn });

  duties.forEach((facts, i) => begin(write, DUTY, ids[i]!, firstVersion(facts, effectiveOn, until, basis)));
  const given = duties.flatMap((facts): FieldChange[] => {
    const head = facts.aboveId === null ? null : heads.get(facts.aboveId)!;
    const named = names.duty(facts);
    return [
      { field: 'duty', before: null, after: named },
      ...(head ? [{ field: `${named}.above`, before: null, after: names.duty(head) }] : []),
    ];
  });
  const ofAll = Object.entries({ program: program?.identity.key ?? null, validTo: until });
  const fields = [
    ...given,
    ...ofAll.flatMap(([field, after]) => (after === null ? [] : [{ field, before: null, after }])),
  ];
  return outcome(ids, effectiveOn, fields, basis);
}

/** What was done with duties: a change of one is about that one. */
export const outcome = (
  dutyIds: readonly number[],
  effectiveOn: Day,
  fields: readonly FieldChange[],
  basis: Basis | null,
  changed: readonly number[] = dutyIds,
): DutiesOutcome => ({
  keys: { dutyIds },
  effectiveOn,
  change: { subjectType: DUTY.type, subjectId: changed.length === 1 ? changed[0]! : null, fields, basis },
});

interface Days {
  readonly from: Day;
  readonly until: Day | null;
}

type Holder = Pick<DutyFacts, 'officerId' | 'unitId'>;

/** Whoever holds a duty serves, or is there, as long. */
export async function assertHolders(write: Write, holders: readonly Holder[], { from, until }: Days): Promise<void> {
  const [officers, units] = await Promise.all([
    believedVersions(write, OFFICER, [...new Set(holders.flatMap(({ officerId }) => officerId ?? []))]),
    believedVersions(write, UNIT, [...new Set(holders.flatMap(({ unitId }) => unitId ?? []))]),
  ]);
  for (const [id, rows] of officers) {
    const officer = thereOn(OFFICER, id, rows, from);
    assertServing({ name: officer.name, from, throughout: serves(rows, from, until) });
  }
  for (const [id, rows] of units) assertUnitThroughout(id, rows, from, until);
}

/** What somebody answers for is there as long. */
async function assertTargets(write: Write, duties: readonly DutyFacts[], { from, until }: Days): Promise<void> {
  const [places, units] = await Promise.all([
    believedVersions(write, PLACE, [...new Set(duties.flatMap(({ targetPlaceId }) => targetPlaceId ?? []))]),
    believedVersions(write, UNIT, [...new Set(duties.flatMap(({ targetUnitId }) => targetUnitId ?? []))]),
  ]);
  for (const [id, rows] of places) {
    const place = thereOn(PLACE, id, rows, from);
    assertPlaceThere({ place: calledBy(PLACE, place), from, there: covers(rows, from, until) });
  }
  for (const [id, rows] of units) assertUnitThroughout(id, rows, from, until);
}

/** The program under which they are all held, in force on the day; null for none. */
const programOfAll = async (write: Write, [first]: readonly DutyFacts[], day: Day) =>
  first?.programId == null ? null : programOn(write, first.programId, day);

interface Heads {
  /** The duties to which others would answer, as they are on the day; undefined where one is not held. */
  readonly heads: ReadonlyMap<number, DutyFacts | undefined>;
  readonly names: DutyNames;
  readonly on: Day;
}

/** Each duty answers to one that is held on the day, for the same target or one that it is part of, in a chain that is short. */
async function assertChains(write: Write, duties: readonly DutyFacts[], { heads, names, on }: Heads): Promise<void> {
  for (const [id, head] of heads) if (!head) throw new NotFoundError(DUTY.type, String(id));
  const answering = duties.filter(({ aboveId }) => aboveId !== null);
  const [chains, places, units] = await Promise.all([
    dutiesAbove(write, [...heads.keys()], on),
    placesAbove(write, [...new Set(answering.flatMap(({ targetPlaceId }) => targetPlaceId ?? []))], on),
    unitsAbove(write, [...new Set(answering.flatMap(({ targetUnitId }) => targetUnitId ?? []))], on),
  ]);
  for (const { aboveId, targetPlaceId, targetUnitId } of answering) {
    const head = heads.get(aboveId!)!;
    const above = names.duty(head);
    const within =
      head.targetPlaceId === null
        ? targetUnitId !== null && units.get(targetUnitId)?.has(head.targetUnitId!) === true
        : targetPlaceId !== null && places.get(targetPlaceId)?.has(head.targetPlaceId) === true;
    assertTargetWithin({ above, within });
    assertChainShort({ above, length: chains.get(aboveId!)!.length + 1 });
  }
}
