import { InvalidInputError } from '../../errors/refusals.ts';
import type { Dropped } from '../../record/dropped.ts';
import { endFrom, onDay, replaceFrom, type NewVersion, type Rewriting } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { begin, believedVersions, newId, recordRevisions } from '../../record/timeline.ts';
import type { Basis, FieldChange, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import type { Taker } from '../officers/handover.rules.ts';
import { handovers, type Handover } from '../officers/handover.service.ts';
import { dutiesToChange, type DutyRows } from './duty-end.service.ts';
import { DUTY, type DutyFacts } from './duty.declaration.ts';
import { dutiesBelow, dutiesOfOfficer, dutyNames, heldAlready, type WantedDuty } from './duty.reads.ts';
import {
  assertHeldBefore,
  assertNotForItself,
  assertNotHeldAlready,
  assertTakerFree,
  OF_ANOTHER_HOLDER,
  THE_HOLDER,
} from './duty.rules.ts';
import { assertHolders, outcome, type DutiesOutcome } from './duty.service.ts';

export interface HandOverDuties {
  readonly ids: readonly number[];
  readonly to: Taker;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** Passes duties of one holder to another from a day on. */
export async function handOverDuties(
  write: Write,
  { ids, to, effectiveOn, basis }: HandOverDuties,
): Promise<DutiesOutcome> {
  const [duties] = await Promise.all([dutiesToChange(write, ids, effectiveOn), assertTakerReached(write, to)]);
  assertOneHolder([...duties.values()], to, effectiveOn);
  await assertHeld(write, duties, effectiveOn);
  const passing = await planPassing(write, { duties, to, on: effectiveOn, basis, assertFree: assertNotHeldAlready });
  passing.record();
  const dutyIds = ids.map((id) => passing.takenAs.get(id)!);
  return outcome(dutyIds, effectiveOn, passing.fields, basis);
}

/** What somebody holds from the very day on was never held by them: it is withdrawn, and given to another. */
async function assertHeld(write: Write, duties: Passing['duties'], on: Day): Promise<void> {
  const names = await dutyNames(write, [...duties.values()].flat(), on);
  for (const rows of duties.values()) {
    assertHeldBefore({ named: names.duty(onDay(rows, on)!), firstDay: rows[0]!.validFrom, effectiveOn: on });
  }
}

const assertTakerReached = (write: Write, { officerId, unitId }: Taker, scopes?: readonly ['duty:write']) =>
  assertReach(write, officerId === null ? { units: [unitId] } : { officers: [officerId] }, scopes);

const holderOf = ({ officerId, unitId, holderName }: Pick<DutyFacts, 'officerId' | 'unitId' | 'holderName'>): string =>
  JSON.stringify([officerId, unitId, holderName]);

/** Duties are handed over by one holder, to another. */
function assertOneHolder(duties: readonly DutyRows[], to: Taker, on: Day): void {
  const [first, ...others] = duties.map((rows) => holderOf(onDay(rows, on)!));
  const problems = others.flatMap((holder, i) =>
    holder === first ? [] : [{ path: `ids.${i + 1}`, text: OF_ANOTHER_HOLDER }],
  );
  if (first === holderOf({ ...to, holderName: null })) problems.push({ path: 'to', text: THE_HOLDER });
  if (problems.length > 0) throw new InvalidInputError(problems);
}

handovers.register(passAll);

/** Passes all duties of an officer to another, within an act on the officer. */
async function passAll(write: Write, { officerId, to, on, until, basis }: Handover): Promise<Dropped> {
  await Promise.all([
    assertReach(write, { officers: [officerId] }, ['duty:write']),
    assertTakerReached(write, to, ['duty:write']),
  ]);
  const ids = await dutiesOfOfficer(write, officerId, on);
  const all = await believedVersions(write, DUTY, ids);
  const duties = new Map([...all].filter(([, [first]]) => until === null || first!.validFrom < until));
  const units = [...duties.values()].flat().flatMap(({ targetUnitId }) => targetUnitId ?? []);
  await assertReach(write, { units }, ['duty:write']);
  return planPassing(write, { duties, to, on, basis, assertFree: assertTakerFree });
}

interface Passing {
  /** The duties that pass, with their believed rows, by their ids. */
  readonly duties: ReadonlyMap<number, DutyRows>;
  readonly to: Taker;
  readonly on: Day;
  readonly basis: Basis | null;
  /** Refuses a duty that the taker holds already. */
  readonly assertFree: (named: string, existing: { readonly id: number; readonly on: Day } | null) => void;
}

/** Each duty ends, and another of the taker begins as it is: what answers to the one answers to the other from then on. */
async function planPassing(
  write: Write,
  { duties, to, on, basis, assertFree }: Passing,
): Promise<Dropped & { readonly takenAs: ReadonlyMap<number, number> }> {
  const ids = [...duties.keys()];
  const [newIds, belowIds] = await Promise.all([
    Promise.all(ids.map(() => newId(write, DUTY))),
    dutiesBelow(write, ids, on),
  ]);
  const takenAs = new Map(ids.map((id, i) => [id, newIds[i]!]));
  const below = await believedVersions(
    write,
    DUTY,
    belowIds.filter((id) => !takenAs.has(id)),
  );
  const begun = ids.map((id) => taken(duties.get(id)!, { to, takenAs, on, basis }));
  const wanted = begun.flat().map(({ validFrom, validTo, ...facts }): WantedDuty => ({ facts, validFrom, validTo }));
  const [existing, names] = await Promise.all([
    heldAlready(write, wanted, ids),
    dutyNames(write, [...[...duties.values()].flat(), ...wanted.map(({ facts }) => facts)], on),
    ids.length === 0 ? null : assertHolders(write, [to], { from: on, until: lastOf(wanted) }),
  ]);
  wanted.forEach(({ facts }, i) => {
    const named = names.duty(facts);
    assertNotForItself({ named, itself: facts.unitId !== null && facts.unitId === facts.targetUnitId });
    assertFree(named, existing[i]!);
  });
  const moved = ({ aboveId }: DutyFacts) => (takenAs.has(aboveId ?? 0) ? { aboveId: takenAs.get(aboveId!)! } : {});
  return {
    takenAs,
    fields: [...duties.values()].map((rows, i): FieldChange => {
      const row = onDay(rows, on) ?? rows.at(-1)!;
      return { field: `${names.duty(row)}.holder`, before: names.holder(row), after: names.holder(begun[i]![0]!) };
    }),
    record: () => {
      begun.forEach((recorded, i) => begin(write, DUTY, newIds[i]!, { superseded: [], recorded }));
      recordRevisions(
        write,
        DUTY,
        new Map<number, Rewriting<DutyFacts>>([
          ...[...duties].map(([id, rows]) => [id, endFrom(rows, on)] as const),
          ...[...below].map(([id, rows]) => [id, replaceFrom<DutyFacts>(rows, on, moved, basis)] as const),
        ]),
      );
    },
  };
}

/** The rows of a duty from a day on, as they are when another has it. */
function taken(
  rows: DutyRows,
  { to, takenAs, on, basis }: Pick<Passing, 'to' | 'on' | 'basis'> & { readonly takenAs: ReadonlyMap<number, number> },
): NewVersion<DutyFacts>[] {
  return rows
    .filter(({ validTo }) => validTo === null || validTo > on)
    .map(({ id: _id, ...row }) => ({
      ...row,
      ...to,
      holderName: null,
      aboveId: row.aboveId === null ? null : (takenAs.get(row.aboveId) ?? row.aboveId),
      ...(row.validFrom < on && { validFrom: on, startKnown: true }),
      basis: row.validFrom <= on ? basis : row.basis,
    }));
}

/** Until when the last of them is held; null: for good. */
const lastOf = (wanted: readonly WantedDuty[]): Day | null =>
  wanted.some(({ validTo }) => validTo === null)
    ? null
    : wanted
        .map(({ validTo }) => validTo!)
        .toSorted()
        .at(-1)!;
