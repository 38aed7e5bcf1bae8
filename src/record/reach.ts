import { rootsOf, type Holder, type Scope } from '../access/scopes.ts';
import { RuleViolationError } from '../errors/refusals.ts';
import { sql, type Sql } from '../sql/sql.ts';
import type { RowsRead } from './footprint.ts';
import { groupBy } from './group-by.ts';
import { writeLoader } from './loading.ts';
import type { Write } from './write.ts';
import type { RunQuery } from '../database/run-query.ts';
import { TemporalStatement } from '../time/temporal.ts';
import { today } from '../time/day.ts';

/** The units that something covers, by id: all, or these. */
export type Covered = 'everywhere' | readonly number[];

// Who may see or do what is decided by where things are today, whatever moment is asked about: a unit is below the parent
// it has today (one that is closed, below the last it had; one to come, below the first), and an officer belongs to the
// unit of the primary assignment of today, else of the last, else of the first to come.

/** Where things are, in SQL: told by the modules that keep them. */
export interface Places {
  /** A statement that reads as `id` the units with some ids and all below them. */
  readonly unitsUnder: (now: TemporalStatement, rootIds: readonly number[]) => Sql;
  /** The condition that a unit, by its id, is one of some, an array, or below one of them; null is below none. */
  readonly isUnder: (now: TemporalStatement, unit: Sql, roots: Sql) => Sql;
  /** A statement that reads "start" and `above`, for each "start" of a query of "start" and id, the ids of its units and all above. */
  readonly unitsAbove: (now: TemporalStatement, concerned: Sql) => Sql;
  /** The rows by which it is told where an officer is, and what is above; null: what is above a unit. */
  readonly placedBy: (officerId: number | null) => readonly RowsRead[];
  /** A subquery as `sub(id)` of the unit with an id and all below it on the day, those that were closed below it included. */
  readonly unitsWithin: (statement: TemporalStatement, root: Sql) => Sql;
  /** The unit to which the officer belongs whose id an expression gives. */
  readonly homeOf: (statement: TemporalStatement, officer: Sql) => Sql;
  /** The condition that an officer belonged to one of some units, an array, when a change took effect that is recorded at an instant. */
  readonly belonged: (officer: Sql, units: Sql, instant: Sql) => Sql;
  /** The id to which the id of an officer leads now, where two records became one. */
  readonly leadsTo: (officer: Sql) => Sql;
  /** The condition that there is an officer with the id that an expression gives. */
  readonly officerExists: (officer: Sql) => Sql;
  /** A query of the ids of who is above an officer on the day of a statement about today. */
  readonly officersAbove: (now: TemporalStatement, officer: Sql) => Sql;
}

const places: Partial<Places> = {};

/** Tells where the things of a module are. */
export const registerPlaces = (told: Partial<Places>): void => void Object.assign(places, told);

function placesOf<Place extends keyof Places>(place: Place): Places[Place] {
  const found = places[place];
  if (!found) throw new Error(`no module tells ${place}: see registerPlaces`);
  return found;
}

/** The condition that there is an officer with the id that an expression gives. */
export const officerExists = (officer: Sql): Sql => placesOf('officerExists')(officer);

/** An officer and those above them today, by their ids: about whom nothing confidential is told to that officer. One statement. */
export async function selfAndAbove(query: RunQuery, officerId: number): Promise<readonly number[]> {
  const now = placesOfToday(null);
  const above = placesOf('officersAbove')(now, now.value(officerId, 'int'));
  return [officerId, ...(await query<{ id: number }>(above, now.values)).map(({ id }) => id)];
}

/** The id to which the id of an officer leads now, where two records became one; of what keeps the ids of its time. */
export const leadsTo = (officer: Sql): Sql => placesOf('leadsTo')(officer);

/** The condition that the unit whose id the expression gives is covered. */
export const unitCovered = (statement: TemporalStatement, unit: Sql, covered: Covered): Sql =>
  covered === 'everywhere' ? sql`TRUE` : sql`${unit} = ANY(${statement.value(covered, 'int[]')})`;

/** The condition that the officer whose id the expression gives belongs to a covered unit. */
export function officerCovered(statement: TemporalStatement, officer: Sql, covered: Covered): Sql {
  // the rows that are looked up are `v`: a column of another `v` would be taken for theirs, and everybody would be covered
  if (officer.startsWith('v.'))
    throw new Error(`officerCovered is given ${officer}: give the rows another alias than v`);
  if (covered === 'everywhere') return sql`TRUE`;
  return sql`${placesOf('homeOf')(statement, officer)} = ANY(${statement.value(covered, 'int[]')})`;
}

/** What is in a unit, or is one. */
export type Placed = 'officer' | 'unit';

/** The unit in which something is whose id an expression gives. */
export const unitOf = (statement: TemporalStatement, placed: Placed, id: Sql): Sql =>
  placed === 'unit' ? id : placesOf('homeOf')(statement, id);

/** The condition that a unit is one of some, an array, or below one. It walks up from the unit: of many, `unitCovered` looks them up at once. */
export const isUnder = (statement: TemporalStatement, unit: Sql, roots: Sql): Sql =>
  placesOf('isUnder')(statement, unit, roots);

/** The conditions that a unit and an officer are covered, by the SQL expressions of their ids, in one statement. */
export interface Coverage {
  readonly statement: TemporalStatement;
  readonly unit: (unit: Sql) => Sql;
  readonly officer: (officer: Sql) => Sql;
}

/** Of what some units cover as things are today. */
export const coverageOf = (statement: TemporalStatement, covered: Covered): Coverage => ({
  statement,
  unit: (unit) => unitCovered(statement, unit, covered),
  officer: (officer) => officerCovered(statement, covered === 'everywhere' ? officer : leadsTo(officer), covered),
});

/** A query of the `id` of a unit and of all below it on the day of the statement, those that were closed below it included. */
export const unitsWithin = (statement: TemporalStatement, root: Sql): Sql =>
  sql`SELECT sub.id FROM ${placesOf('unitsWithin')(statement, root)} AS sub`;

/** Of what was in some units when changes that are recorded at an instant took effect. */
export const coverageWhenChanged = (
  statement: TemporalStatement,
  units: readonly number[],
  instant: Sql,
): Coverage => ({
  statement,
  unit: (unit) => unitCovered(statement, unit, units),
  officer: (officer) => placesOf('belonged')(officer, statement.value(units, 'int[]'), instant),
});

/** The condition that a thing is covered, by the SQL expression of its id. */
export type CoveredCondition = (coverage: Coverage, id: Sql) => Sql;

/** Covered where the unit is that a column of the thing's table names. */
export const ownerCovered =
  (table: Sql, column: Sql): CoveredCondition =>
  (coverage, id) =>
    coverage.unit(sql`(SELECT s.${column} FROM ${table} s WHERE s.id = ${id})`);

/** Covered where the unit or the officer is, of one of the rows that belong to the thing by a key. */
export const eitherCovered =
  (from: Sql, { key, unit, officer }: Readonly<Record<'key' | 'unit' | 'officer', Sql>>): CoveredCondition =>
  (coverage, id) =>
    sql`EXISTS (SELECT 1 FROM ${from} WHERE ${key} = ${id} AND (${coverage.unit(unit)} OR ${coverage.officer(officer)}))`;

/** A statement about where things are today, as known at an instant; null: now. */
const placesOfToday = (placedAt: Date | null): TemporalStatement =>
  new TemporalStatement({ asOf: today(), knownAt: null }, placedAt);

/** The units that some units cover: themselves and all below them, as known at an instant; null: now. One statement. */
export async function unitsUnder(
  query: RunQuery,
  rootIds: readonly number[],
  placedAt: Date | null,
): Promise<number[]> {
  const now = placesOfToday(placedAt);
  return (await query<{ id: number }>(placesOf('unitsUnder')(now, rootIds), now.values)).map(({ id }) => id);
}

/** What an act is about, by ids; null stands for a thing that is not there, or is in no unit. */
export interface Concerned {
  readonly units?: readonly (number | null)[];
  readonly officers?: readonly (number | null)[];
  /** Who is in the unit or in the cycle that an act is about, and whom it does not name: their own act it may be. */
  readonly along?: readonly (number | null)[];
}

/** An act beyond where its writer has the scope. No refusal of the act: it tells nothing of what it would have done. */
export class OutOfReachError extends Error {
  readonly scope: Scope;

  constructor(scope: Scope) {
    super(`out of the reach of ${scope}`);
    this.scope = scope;
  }
}

/**
 * The first of some scopes that the writer does not have for every unit and every officer that an act is about; null
 * where all are had. One statement where one of them is bound to units, else none; a further one where the request has
 * done an act before, by what was reached then. Default of `held`: the scopes with which the writer signed in.
 */
export async function scopeBeyond(
  write: Write,
  concerned: Concerned,
  scopes: readonly Scope[],
  held = write.writer?.scopes,
): Promise<Scope | null> {
  const { writer } = write;
  if (!writer || !held) return null;
  const bound = scopes.flatMap((scope) => {
    const roots = rootsOf(held, scope);
    return roots === 'everywhere' ? [] : [{ scope, roots }];
  });
  if (bound.length === 0) return null;
  const instants = writer.reachedAt === null ? [null] : [null, writer.reachedAt];
  const found = (await Promise.all(instants.map((at) => unitsAbove(write, concerned, at)))).flat();
  const beyond = bound.find(
    ({ roots }) => !found.every((above) => above.some((id) => id !== null && roots.includes(id))),
  );
  return beyond?.scope ?? null;
}

/** A unit, or the unit of an officer, as things were known at an instant, in milliseconds; null: now. */
interface Start {
  readonly unit?: number | null;
  readonly officer?: number | null;
  readonly placedAt: number | null;
}

/** Of each start its id and those of all units above; none where there is no such officer. */
const aboveEach = writeLoader<Start, readonly (number | null)[]>(
  async (starts, { query }) => {
    const found = new Map<Start, readonly (number | null)[]>();
    for (const [placedAt, some] of groupBy(starts, ({ placedAt: at }) => at)) {
      const now = placesOfToday(placedAt === null ? null : new Date(placedAt));
      const text = startsAbove(
        now,
        some.map(({ unit }) => unit ?? null),
        some.map(({ officer }) => officer ?? null),
      );
      // oxlint-disable-next-line no-await-in-loop -- a request that has acted before asks about one more instant
      const rows = await query<{ n: number; above: (number | null)[] }>(text, now.values);
      for (const { n, above } of rows) found.set(some[n - 1]!, above);
    }
    return starts.map((start) => found.get(start) ?? [null]);
  },
  // what is recorded may move something
  { cache: false, reads: ({ officer }) => placesOf('placedBy')(officer ?? null) },
);

/** A statement that reads `above` of each start, which is a unit where no officer is given, by its number `n`. */
function startsAbove(
  now: TemporalStatement,
  units: readonly (number | null)[],
  officers: readonly (number | null)[],
): Sql {
  const asked = sql`SELECT k.n::int AS n,
    CASE WHEN k.officer IS NULL THEN k.unit ELSE ${placesOf('homeOf')(now, sql`k.officer`)} END AS "start"
  FROM unnest(${now.value(units, 'int[]')}, ${now.value(officers, 'int[]')}) WITH ORDINALITY AS k(unit, officer, n)`;
  // an act may concern thousands of officers, of few units
  const concerned = sql`SELECT DISTINCT a."start", a."start" AS id FROM asked a`;
  return sql`WITH asked AS MATERIALIZED (
  ${asked}
)
SELECT a.n, b.above FROM asked a JOIN (
  ${placesOf('unitsAbove')(now, concerned)}
) b ON coalesce(b."start", 0) = coalesce(a."start", 0)`;
}

/** Of each unit concerned, and of the unit of each officer, its id and those of all units above, as known at an instant; null: now. */
function unitsAbove(write: Write, { units = [], officers = [], along = [] }: Concerned, at: Date | null) {
  const placedAt = at?.getTime() ?? null;
  const above = aboveEach(write);
  return Promise.all([
    ...[...new Set(units)].map((unit) => above.load({ unit, placedAt })),
    ...[...new Set([...officers, ...along])].map((officer) => above.load({ officer, placedAt })),
  ]);
}

/**
 * Refuses an act unless its writer has the scope for every unit and every officer that it is about. Called before
 * anything is looked up or refused otherwise, so that a thing out of reach and one that does not exist are alike.
 * Default of `scopes`: the one that the mutation needs; of several, all are needed. Nobody acts on their own record.
 */
export async function assertReach(write: Write, concerned: Concerned, scopes?: readonly Scope[]): Promise<void> {
  const { writer } = write;
  if (!writer) return;
  const needed = scopes ?? (writer.scope === null ? [] : [writer.scope]);
  if (needed.length === 0) throw new Error('what an act is about decides its scope, and it named none');
  const beyond = await scopeBeyond(write, concerned, needed);
  if (beyond) throw new OutOfReachError(beyond);
  assertNotOwn(write, concerned.officers ?? []);
  for (const scope of needed) writer.asserted.add(scope);
}

/** Refuses an act on the record of the very officer who writes, whatever scopes they have: somebody else does it. */
export function assertNotOwn({ writer }: Write, officers: readonly (number | null)[]): void {
  if (writer?.officerId != null && officers.includes(writer.officerId)) throw aboutOneself();
}

/** Refuses an act on the access of the very person who writes. */
export function assertNotOneself({ writer }: Write, person: Holder): void {
  const { holder } = writer ?? {};
  if (!holder || 'tokenId' in holder || 'tokenId' in person) return;
  if (holder.issuer === person.issuer && holder.subject === person.subject) throw aboutOneself();
}

const aboutOneself = (): RuleViolationError =>
  new RuleViolationError('own-record', {
    zh: '不能办理涉及本人的事项，请由他人办理',
    en: 'This is about yourself; somebody else must do it.',
  });
