import { NotFoundError, type Message } from '../../errors/refusals.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import { amongRows, breaksBy } from '../../record/soundness.ts';
import {
  assertMayTakeBack,
  identityTable,
  needing,
  tablesBesides,
  whyNeverUndone,
  withdrawals,
  type Thing,
} from '../../record/withdrawable.ts';
import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { isDay, today, type Day } from '../../time/day.ts';
import { DUTY_INVARIANTS, PLACE_INVARIANTS } from '../duties/duty.invariants.ts';
import { OFFICER_INVARIANTS } from '../officers/officer.invariants.ts';
import { UNIT_INVARIANTS } from '../units/unit.invariants.ts';
import { impactsOf } from './impact.reads.ts';
import type { Impact } from './impact.rules.ts';
import {
  changesAfter,
  citedSince,
  conflictingRows,
  mergedSince,
  needingWithdrawn,
  officersOfPosts,
  restingRows,
  stillCounting,
  supersededSince,
} from './undo-resting.reads.ts';
import {
  changeToUndo,
  copiesOf,
  daysChangedBy,
  doneBy,
  ownersOf,
  tablesOfRows,
  tablesOfThings,
  withdrawnBy,
  writtenBy,
  type ChangeToUndo,
  type DaysChanged,
  type Done,
  type Written,
} from './undo.reads.ts';
import { named, nameOf, raisedBy } from './withdrawal.reads.ts';
import {
  assertMayBeUndone,
  assertNothingRests,
  assertSound,
  namedChanges,
  NEVER_UNDONE,
  type Named,
  type NamedChange,
} from './withdrawal.rules.ts';

export interface UndoChange {
  readonly position: number;
  readonly basis: Basis | null;
  /** Whether an operation is a business act. */
  readonly isAct: (operation: string) => boolean;
}

/**
 * Takes back what the last act on things did: rows that it superseded are believed again, as new rows, and those that it
 * recorded no longer are. Refused where anything recorded since rests on it.
 */
export async function undoChange(
  write: Write,
  { position, basis, isAct }: UndoChange,
): Promise<Outcome<{ withdrawn: readonly Thing[]; impacts: readonly Impact[] }>> {
  const change = await changeToUndo(write, position);
  if (!change) throw new NotFoundError('Change', String(position));
  const written = await writtenBy(write, change.position);
  const done = await doneBy(write, written);
  await assertReachOfAll(write, change, done);
  assertMayBeUndone(change, whyNever(change, written, done, isAct));
  assertNothingRests(change, await restingOn(write, change, done));
  const [copies, impacts, raised, officers] = await Promise.all([
    Promise.all(done.rows.map((one) => copiesOf(write, one))),
    impactsOfUndoing(write, done, Number(change.position)),
    Promise.all(done.rows.map(({ withdrawal, owners }) => raisedBy(write, withdrawal, owners))),
    officersOf(write, done),
  ]);

  const work = () => {
    for (const [i, { table, standing, withdrawal, owners }] of done.rows.entries()) {
      write.buffer.supersede(table, standing);
      write.buffer.record(table, copies[i]!);
      const identity = identityTable(withdrawal);
      if (identity !== null) raiseVersions(write, identity, owners);
    }
    for (const one of raised) if (one) raiseVersions(write, one.table, one.ids);
    return Promise.resolve();
  };
  const { broken } = await breaksBy(write, invariantsOf(done), work, [officers]);
  assertSound(change, broken);
  assertNothingRests(change, await needingNothing(write, change, done));
  return {
    keys: { withdrawn: withdrawnBy(done), impacts },
    effectiveOn: effectiveOnOf(change),
    change: { subjectType: change.subjectType, subjectId: change.subjectId, fields: reversed(change), basis },
  };
}

/** The writer may do what the act did: with its scopes, wherever the things are or were that it wrote. */
async function assertReachOfAll(write: Write, { at, position }: ChangeToUndo, { rows }: Done): Promise<void> {
  // what nobody may undo is told to those alone who read all changes
  if (rows.length === 0) await assertReach(write, { units: [null] }, ['change:read']);
  const change = { type: 'Change', id: Number(position) };
  for (const { withdrawal, owners: ids, part } of rows) {
    const scopes = part?.scope === undefined ? withdrawal.scopes : [...withdrawal.scopes, part.scope];
    // oxlint-disable-next-line no-await-in-loop -- few tables, and the first that is out of reach is the answer
    await assertMayTakeBack(write, { withdrawal, ids, named: change, scopes, since: at });
  }
}

function whyNever(
  { operation, proven }: ChangeToUndo,
  written: readonly Written[],
  { rows }: Done,
  isAct: UndoChange['isAct'],
): Message | null {
  for (const name of [operation, ...written.map(({ table }) => table)]) {
    const because = whyNeverUndone(name);
    if (because) return because;
  }
  if (!isAct(operation)) return NEVER_UNDONE.command;
  if (!proven) return NEVER_UNDONE.unknown;
  const known = new Set([
    ...tablesOfRows().keys(),
    ...tablesOfThings().keys(),
    ...withdrawals().flatMap(([, { along = [] }]) => along),
    ...tablesBesides(),
  ]);
  const isEmpty = rows.every(({ recorded, superseded }) => recorded.length + superseded.length === 0);
  return isEmpty || written.some(({ table }) => !known.has(table)) ? NEVER_UNDONE.nothing : null;
}

/** What was recorded since on the grounds of a change. */
async function restingOn(write: Write, change: ChangeToUndo, { rows, made }: Done): Promise<Named[]> {
  const own = new Set([...made, ...rows.flatMap(({ type, owners }) => owners.map((id) => ({ type, id })))].map(keyOf));
  const types = [...new Set(made.map(({ type }) => type))];
  const [counts, standing, resting, citing, needed] = await Promise.all([
    stillCounting(write, change.position),
    changesAfter(
      write,
      change.position,
      rows.flatMap((one) => [...supersededSince(one), ...conflictingRows(one), ...mergedSince(one)]),
    ),
    changesAfter(
      write,
      change.position,
      rows.flatMap(({ withdrawal, owners }) => restingRows(withdrawal, owners, change)),
    ),
    citedSince(write, withdrawnBy({ rows, made }), change.position),
    Promise.all(
      types.map((type) =>
        needing(
          write,
          type,
          made.filter((one) => one.type === type).map(({ id }) => id),
        ),
      ),
    ),
  ]);
  const later = new Map([...standing, ...[...resting, ...citing].filter(counts)].map((one) => [one.position, one]));
  return [
    ...namedChanges([...later.values()].toSorted((a, b) => Number(a.position) - Number(b.position))),
    ...needed
      .flat()
      .filter((one) => !own.has(keyOf(one)))
      .map(named),
  ];
}

const keyOf = ({ type, id }: Thing): string => `${type}:${id}`;

/** What is believed again, and needs what no longer is. */
async function needingNothing(write: Write, { position }: ChangeToUndo, { rows }: Done): Promise<Named[]> {
  const restored = new Set(rows.filter(({ superseded }) => superseded.length > 0).map(({ type }) => type));
  const found = await needingWithdrawn(write, restored, position);
  return Promise.all(found.map((thing) => nameOf(write, thing)));
}

/** The officers whose rows or posts are touched, and those who hold posts in units that are. */
async function officersOf(write: Write, done: Done): Promise<number[]> {
  const posts = await officersOfPosts(write, { posts: ownersOf(done, 'Assignment'), units: ownersOf(done, 'Unit') });
  return [...new Set([...ownersOf(done, 'Officer'), ...posts])];
}

/** What is to hold of the rows that are touched: of the officers whose ids are $1, of the whole tree where a unit is, and of all duties where
 * one is. */
function invariantsOf(done: Done): Sql[] {
  const ofOfficers = sql`v.officer_id = ANY($1::int[])`;
  const among = { officer_version: ofOfficers, assignment_version: ofOfficers };
  const units = ownersOf(done, 'Unit').length > 0 ? UNIT_INVARIANTS : [];
  // duties that are written, or held where something is; else those of the officers
  const written = ['Duty', 'Place', 'Unit'].some((type) => ownersOf(done, type).length > 0);
  const duties = written
    ? amongRows([...PLACE_INVARIANTS, ...DUTY_INVARIANTS], { assignment_version: ofOfficers })
    : amongRows(DUTY_INVARIANTS, { officer_version: ofOfficers, duty_version: ofOfficers });
  return [amongRows([...units, ...OFFICER_INVARIANTS], among), duties];
}

const CONCERNED: ReadonlySet<string> = new Set(['Officer', 'Unit', 'Assignment', 'Honor']);

/** What was made or decided meanwhile of those whom the change was about. */
async function impactsOfUndoing(write: Write, { rows }: Done, since: number): Promise<Impact[]> {
  const of = (type: string) => rows.flatMap((one) => (one.type === type && one.part === null ? one.owners : []));
  const about = { officers: of('Officer'), units: of('Unit'), assignments: of('Assignment'), honors: of('Honor') };
  const concerned = rows.filter(({ type, part }) => part === null && CONCERNED.has(type));
  const changed = await Promise.all(concerned.map((one) => daysChangedBy(write, one)));
  const days = wholeOf(changed.filter((one) => one !== null));
  return days ? impactsOf(write, { ...about, ...days, since }) : [];
}

/** From the first of some days to the last; null: there are none. */
function wholeOf([first, ...others]: readonly DaysChanged[]): DaysChanged | null {
  let whole = first ?? null;
  for (const { from, until } of others) {
    if (whole === null) break;
    const isLater = until === null || (whole.until !== null && until > whole.until);
    whole = { from: from < whole.from ? from : whole.from, until: isLater ? until : whole.until };
  }
  return whole;
}

/** The day on which the change took effect. */
function effectiveOnOf({ fields }: ChangeToUndo): Day {
  const day = fields.find(({ field }) => field === 'effectiveOn')?.after ?? '';
  return isDay(day) ? day : today();
}

/** What the change did, the other way round. */
const reversed = ({ position, fields }: NamedChange & Pick<ChangeToUndo, 'fields'>): FieldChange[] => [
  { field: 'undoes', before: null, after: position },
  ...fields
    .filter(({ field }) => field !== 'effectiveOn')
    .map(({ field, before, after }) => ({ field, before: after, after: before })),
];
