import { rootsOf, type Scope } from '../access/scopes.ts';
import { holderOf } from '../access/viewer.ts';
import { isUnder, selfAndAbove, unitOf, unitsUnder, unitsWithin, type Covered } from '../record/reach.ts';
import type { Context } from './context.ts';
import { loader, loaderFor, perOperation, readRows } from './loading.ts';
import { rowOfEach, rowsOfEach } from '../record/group-by.ts';
import { sql } from '../sql/sql.ts';

/**
 * The auth scopes of a type whose things each belong to an officer or a unit: on every path, the fields of a thing are only for
 * viewers who have the scope for it. Lists and ids leave out what is out of reach; this protects the paths that do not.
 * `otherwise` is an alternative to the scope.
 */
export function scopeForRow<Row, Otherwise extends object = object>(
  scope: Scope,
  covers: (row: Row, context: Context) => Promise<boolean>,
  otherwise?: Otherwise,
) {
  const held = otherwise ? { $any: { scope, ...otherwise } } : { scope };
  const beyond = otherwise ? { $any: { outOfReach: scope, ...otherwise } } : { outOfReach: scope };
  const authScopes = (row: Row, context: Context) =>
    rootsOf(context.viewer.scopes, scope) === 'everywhere'
      ? held
      : covers(row, context).then((covered) => (covered ? held : beyond));
  // declaredScope reads the scope without a row
  return Object.assign(authScopes, { scope });
}

const coverages = perOperation(() => new Map<string, Promise<Covered>>());

/**
 * The units that a scope of the viewer covers, in the tree of today: all units, or those it is bound to with all below them. One
 * statement for all scopes that are bound alike; none for a scope that holds everywhere.
 */
export async function reach(context: Context, scope: Scope): Promise<Covered> {
  const roots = rootsOf(context.viewer.scopes, scope);
  if (roots === 'everywhere') return roots;
  const found = coverages(context);
  const key = roots.join();
  let covered = found.get(key);
  if (!covered) found.set(key, (covered = unitsUnder(context.operation.query, roots, context.operation.reachedAt)));
  return covered;
}

/**
 * The viewer, where that is an officer, and those above them today, whatever moment is asked about: about whom nothing
 * confidential is told to the viewer. One statement for an operation, none for who is no officer.
 */
export const viewerAndAbove = perOperation(({ viewer: { officerId }, operation }): Promise<readonly number[]> =>
  officerId === null ? Promise.resolve([]) : selfAndAbove(operation.query, officerId),
);

const coveredOfficers = loaderFor<{ scope: Scope }, number, boolean>(async (ids, { scope }, context) => {
  const rows = await readRows<{ id: number }>(context, 'custom', (statement) => {
    const unit = unitOf(statement, 'officer', sql`k.id`);
    const roots = statement.value(rootsOf(context.viewer.scopes, scope), 'int[]');
    // thousands of officers are in few units
    return sql`WITH placed AS MATERIALIZED (
  SELECT k.id, ${unit} AS unit FROM unnest(${statement.value(ids, 'int[]')}) AS k(id)
), reached AS (
  SELECT u.unit FROM (SELECT DISTINCT unit FROM placed) u WHERE ${isUnder(statement, sql`u.unit`, roots)}
)
SELECT placed.id FROM placed JOIN reached ON reached.unit = placed.unit`;
  });
  return rowOfEach(ids, rows, 'id').map((row) => row !== null);
});

/** Whether a scope of the viewer covers an officer. One statement for all officers; none for a scope that holds everywhere. */
export async function reachesOfficer(context: Context, scope: Scope, officerId: number): Promise<boolean> {
  if (rootsOf(context.viewer.scopes, scope) === 'everywhere') return true;
  return coveredOfficers(context, { scope }).load(officerId);
}

/** Whether a scope of the viewer covers a unit. */
export async function reachesUnit(context: Context, scope: Scope, unitId: number): Promise<boolean> {
  const covered = await reach(context, scope);
  return covered === 'everywhere' || covered.includes(unitId);
}

/** The units with an id and all below it on the day, those that were closed below it included. */
export const unitsBelow = loader<number, readonly number[]>(async (ids, context) => {
  const rows = await readRows<{ root: number; id: number }>(
    context,
    'custom',
    (statement) => sql`SELECT k.id AS root, below.id FROM unnest(${statement.value(ids, 'int[]')}) AS k(id)
CROSS JOIN LATERAL (${unitsWithin(statement, sql`k.id`)}) AS below`,
  );
  return rowsOfEach(ids, rows, 'root').map((below) => below.map((row) => row.id));
});

/** The viewer, by whom own things are found; null where a scope holds everywhere, with which those of all are shown. */
export const holderUnless = ({ viewer }: Pick<Context, 'viewer'>, scope: Scope): string | null =>
  rootsOf(viewer.scopes, scope) === 'everywhere' ? null : holderOf(viewer);
