import { rootsOf, type Scope } from '../access/scopes.ts';
import type { Write } from './write.ts';
import type { RunQuery } from '../database/run-query.ts';
import { TemporalStatement } from '../time/temporal.ts';
import { today } from '../time/day.ts';

/** The units that something covers, by id: all, or these. */
export type Covered = 'everywhere' | readonly number[];

// Who may see or do what is decided by where things are today, whatever moment is asked about: a unit is below the parent
// it has today (one that is closed, below the last it had; one to come, below the first), and an officer belongs to the
// unit of the primary assignment of today, else of the last, else of the first to come.

const parentOf = (statement: TemporalStatement, unit: string): string =>
  statement.present('unit_version', `v.unit_id = ${unit}`, 'parent_id');

const homeOf = (statement: TemporalStatement, officer: string): string =>
  statement.present('assignment_version', `v.officer_id = ${officer} AND v.kind = 'PRIMARY'`, 'unit_id');

/** The condition that the unit whose id the expression gives is covered. */
export const unitCovered = (statement: TemporalStatement, unit: string, covered: Covered): string =>
  covered === 'everywhere' ? 'TRUE' : `${unit} = ANY(${statement.value(covered, 'int[]')})`;

/** The condition that the officer whose id the expression gives belongs to a covered unit. */
export const officerCovered = (statement: TemporalStatement, officer: string, covered: Covered): string =>
  covered === 'everywhere' ? 'TRUE' : `${homeOf(statement, officer)} = ANY(${statement.value(covered, 'int[]')})`;

/** The units that some units cover: themselves and all below them; one statement, which reads their subtrees alone. */
export async function unitsUnder(query: RunQuery, rootIds: readonly number[]): Promise<number[]> {
  const now = new TemporalStatement({ asOf: today(), knownAt: null });
  // UNION, so that it ends even in a circle; OFFSET 0 keeps the planner from reading all units at each level
  const text = `WITH RECURSIVE down AS (
  SELECT k.id FROM unnest(${now.value(rootIds, 'int[]')}) AS k(id)
  UNION
  SELECT c.id FROM down CROSS JOIN LATERAL (
    SELECT u.unit_id AS id FROM unit_version u
    WHERE u.parent_id = down.id AND ${now.believed('u')} AND ${parentOf(now, 'u.unit_id')} = down.id OFFSET 0
  ) c
) SELECT id FROM down ORDER BY id`;
  return (await query<{ id: number }>(text, now.values)).map(({ id }) => id);
}

/** What an act is about, by ids; null stands for a thing that is not there, or is in no unit. */
export interface Concerned {
  readonly units?: readonly (number | null)[];
  readonly officers?: readonly (number | null)[];
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
 * where all are had. One statement where one of them is bound to units, else none.
 */
export async function scopeBeyond(
  { query, writer }: Write,
  { units = [], officers = [] }: Concerned,
  scopes: readonly Scope[],
): Promise<Scope | null> {
  if (!writer) return null;
  const bound = scopes.flatMap((scope) => {
    const roots = rootsOf(writer.scopes, scope);
    return roots === 'everywhere' ? [] : [{ scope, roots }];
  });
  if (bound.length === 0) return null;
  const now = new TemporalStatement({ asOf: today(), knownAt: null });
  const text = `WITH RECURSIVE concerned AS (
  SELECT k.n AS "start", k.id FROM unnest(${now.value(units, 'int[]')}) WITH ORDINALITY AS k(id, n)
  UNION ALL
  SELECT -k.n, ${homeOf(now, 'k.id')} FROM unnest(${now.value(officers, 'int[]')}) WITH ORDINALITY AS k(id, n)
), above AS (
  SELECT "start", id FROM concerned
  UNION
  SELECT above."start", ${parentOf(now, 'above.id')} FROM above WHERE above.id IS NOT NULL
)
SELECT array_agg(id) AS "above" FROM above GROUP BY "start"`;
  const concerned = await query<{ above: (number | null)[] }>(text, now.values);
  const beyond = bound.find(
    ({ roots }) => !concerned.every(({ above }) => above.some((id) => id !== null && roots.includes(id))),
  );
  return beyond?.scope ?? null;
}

/**
 * Refuses an act unless its writer has the scope for every unit and every officer that it is about. Called before
 * anything is looked up or refused otherwise, so that a thing out of reach and one that does not exist are alike.
 * `scopes` is the one that the mutation needs, unless told otherwise; of several, all are needed.
 */
export async function assertReach(write: Write, concerned: Concerned, scopes?: readonly Scope[]): Promise<void> {
  const { writer } = write;
  if (!writer) return;
  const needed = scopes ?? [writer.scope];
  const beyond = await scopeBeyond(write, concerned, needed);
  if (beyond) throw new OutOfReachError(beyond);
  for (const scope of needed) writer.asserted.add(scope);
}
