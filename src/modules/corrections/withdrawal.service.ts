import { NotFoundError } from '../../errors/refusals.ts';
import { groupBy } from '../../record/group-by.ts';
import { assertVersion, raiseVersions } from '../../record/optimistic-locks.ts';
import { ledOf } from '../../record/subjects.ts';
import {
  assertMayTakeBack,
  identityTable,
  namesOfThings,
  resumed,
  withdrawableOf,
  withdrawableTypes,
  type Thing,
  type Withdrawal,
} from '../../record/withdrawable.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import { today } from '../../time/day.ts';
import { ASSIGNMENT } from '../officers/assignment.declaration.ts';
import { daysWithoutPrimary } from '../officers/assignment-withdrawal.service.ts';
import { citingImpacts, impactsOf, type ImpactQuestion } from './impact.reads.ts';
import { RECORD_ANOTHER, uncoveredImpacts, type Impact } from './impact.rules.ts';
import { undoChange } from './undo.service.ts';
import {
  dependentsOf,
  named,
  nameOf,
  partRows,
  raisedBy,
  settledOf,
  standingRows,
  type StandingRow,
} from './withdrawal.reads.ts';
import { assertHasVersion, assertNotMerged, assertNotNeeded, assertNotSettled } from './withdrawal.rules.ts';

export interface WithdrawRecord {
  readonly thing: Thing;
  readonly withDependents: boolean;
  readonly expectedVersion: number | null;
  readonly basis: Basis | null;
  /** Whether an operation is a business act, which can be undone. */
  readonly isAct: (operation: string) => boolean;
}

/** The types of what can be withdrawn, and of what can be undone. */
export const typesToWithdraw = (): string[] => [...withdrawableTypes(), 'Change'];

export type Withdrawn = Outcome<{ withdrawn: readonly Thing[]; impacts: readonly Impact[] }>;

/** Takes a thing off the record that should never have been on it; a change: undoes it. */
export function withdrawRecord(write: Write, command: WithdrawRecord): Promise<Withdrawn> {
  const { thing, expectedVersion } = command;
  if (thing.type !== 'Change') return withdrawThing(write, command);
  assertHasVersion(false, expectedVersion);
  return undoChange(write, { ...command, position: thing.id });
}

/** The things of one type that are withdrawn together, with all that is read of them. */
interface Going {
  readonly type: string;
  readonly ids: readonly number[];
  readonly withdrawal: Withdrawal;
  readonly rows: readonly StandingRow[];
}

/** What is believed of a thing ends to be, as of the instant of the act; nothing takes its place. */
async function withdrawThing(
  write: Write,
  { thing, withDependents, expectedVersion, basis }: WithdrawRecord,
): Promise<Withdrawn> {
  const { going, main } = await thingsToGo(write, thing, withDependents, expectedVersion);
  const [parts, raises, resumptions, names, impacts] = await Promise.all([
    Promise.all(going.map(({ withdrawal, ids }) => partRows(write, withdrawal, ids))),
    Promise.all(going.map(({ withdrawal, ids }) => raisedBy(write, withdrawal, ids))),
    Promise.all(going.map((of) => resumed(write, of))),
    Promise.all(going.map((of) => namesOfThings(write, of.type, of.ids, of.type === thing.type))),
    impactsOfWithdrawal(write, thing, main),
  ]);

  for (const { ids, withdrawal, rows } of going) {
    const table = identityTable(withdrawal);
    write.buffer.supersede(
      withdrawal.declared.versions,
      rows.map(({ id }) => id),
    );
    // a thing that is withdrawn has a version still: who has read it is to know
    if (table !== null) raiseVersions(write, table, ids);
  }
  for (const { table, ids } of parts.flat()) write.buffer.supersede(table, ids);
  for (const raised of raises) if (raised) raiseVersions(write, raised.table, raised.ids);
  for (const { record } of resumptions) record();
  const fields = going.flatMap(({ type, ids }, i) =>
    ids.map((id) => ({ field: `${type} ${id}`, before: names[i]!.get(id) ?? String(id), after: null })),
  );
  return {
    keys: { withdrawn: going.flatMap(({ type, ids }) => ids.map((id) => ({ type, id }))), impacts },
    effectiveOn: today(),
    change: {
      subjectType: thing.type,
      subjectId: thing.id,
      fields: [...fields, ...resumptions.flatMap((resumption) => resumption.fields)],
      basis,
    },
  };
}

/** The thing and all that goes with it, where the writer may withdraw each and nothing else needs them. */
async function thingsToGo(write: Write, thing: Thing, withDependents: boolean, expectedVersion: number | null) {
  const main = await goingOf(write, thing.type, [thing.id], thing);
  const table = identityTable(main.withdrawal);
  assertHasVersion(table !== null, expectedVersion);
  if (table !== null) await assertVersion(write, { table, type: thing.type }, thing.id, expectedVersion);
  if (main.rows.length === 0) {
    const led = await ledOf(write, new Map([[thing.type, new Set([thing.id])]]));
    assertNotMerged(led.size > 0);
    throw new NotFoundError(thing.type, String(thing.id));
  }
  const [settled, dependents, name] = await Promise.all([
    settledOf(write, main.withdrawal, [thing.id]),
    dependentsOf(write, thing, withDependents),
    nameOf(write, thing),
  ]);
  assertNotSettled(name, settled.length > 0 ? main.withdrawal.settled!.text : null);
  const others = [...groupBy(dependents.going.slice(1), ({ type }) => type)];
  const along: Going[] = [];
  for (const [type, of] of others) {
    // oxlint-disable-next-line no-await-in-loop -- few types, and the first that is out of reach is the answer
    along.push(
      await goingOf(
        write,
        type,
        of.map(({ id }) => id),
        null,
      ),
    );
  }
  assertNotNeeded(name, dependents.needing.map(named));
  return { going: merged([main, ...along]), main };
}

/** Those of one type together: a unit that goes may have others with it. */
const merged = (all: readonly Going[]): Going[] =>
  [...groupBy(all, ({ type }) => type).values()].map((same) => ({
    ...same[0]!,
    ids: same.flatMap(({ ids }) => ids),
    rows: same.flatMap(({ rows }) => rows),
  }));

/** Things of a type, where the writer may withdraw them: wherever they were held. `asked`: the thing that was named; null: they go along. */
async function goingOf(write: Write, type: string, ids: readonly number[], asked: Thing | null): Promise<Going> {
  const withdrawal = withdrawableOf(type)!.withdrawal!;
  await assertMayTakeBack(write, { withdrawal, ids, named: asked });
  return { type, ids, withdrawal, rows: await standingRows(write, withdrawal, ids) };
}

const QUESTIONS: Readonly<Record<string, (ids: readonly number[]) => Omit<ImpactQuestion, 'from' | 'until'>>> = {
  Officer: (officers) => ({ officers }),
  Unit: (units) => ({ units, staffOf: units }),
  Assignment: (assignments) => ({ assignments }),
  Honor: (honors) => ({ honors, nothingDecided: true }),
};

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

/** What was made or decided on what is withdrawn. */
async function impactsOfWithdrawal(write: Write, thing: Thing, { rows }: Going): Promise<Impact[]> {
  const days = rows.flatMap(({ from }) => from ?? []).toSorted(byText);
  const ends = rows.flatMap(({ to }) => to ?? []).toSorted(byText);
  const question = QUESTIONS[thing.type]?.([thing.id]);
  const [uncovered, impacts, citing] = await Promise.all([
    thing.type === ASSIGNMENT.type
      ? daysWithoutPrimary(write, thing.id).then((left) => uncoveredImpacts(left, RECORD_ANOTHER))
      : [],
    question && days.length > 0
      ? impactsOf(write, { ...question, from: days[0]!, until: ends.length < rows.length ? null : ends.at(-1)! })
      : [],
    citingImpacts(write, thing),
  ]);
  return [...uncovered, ...impacts, ...citing];
}
