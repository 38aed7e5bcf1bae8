import { rootsOf, type Scope } from '../access/scopes.ts';
import { officerCovered, unitsUnder, type Covered } from '../record/reach.ts';
import { TemporalStatement } from '../time/temporal.ts';
import type { Context } from './context.ts';
import { loaderFor, perOperation } from './loading.ts';

/**
 * The auth scopes of a type whose things are each an officer's or a unit's: whatever path leads to one, its fields are
 * only for who has the scope there. Lists and ids leave out beforehand what is out of reach; this is for the path that
 * does not. `otherwise` is a way past both.
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
  // the scope is asked for without a row as well: see declaredScope
  return Object.assign(authScopes, { scope });
}

const coverages = perOperation(() => new Map<string, Promise<Covered>>());

/**
 * The units that a scope of the viewer covers, as the tree is today: all, or the ones it is bound to with all below
 * them. One statement a request for scopes that are bound alike; none where it holds everywhere.
 */
export async function reach(context: Context, scope: Scope): Promise<Covered> {
  const roots = rootsOf(context.viewer.scopes, scope);
  if (roots === 'everywhere') return roots;
  const found = coverages(context);
  const key = roots.join();
  let covered = found.get(key);
  if (!covered) found.set(key, (covered = unitsUnder(context.operation.query, roots)));
  return covered;
}

const coveredOfficers = loaderFor<{ scope: Scope }, number, boolean>(async (ids, { scope }, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const officers = statement.value(ids, 'int[]');
  const text = `SELECT k.id FROM unnest(${officers}) AS k(id) WHERE ${officerCovered(statement, 'k.id', await reach(context, scope))}`;
  const covered = new Set((await context.operation.query<{ id: number }>(text, statement.values)).map(({ id }) => id));
  return ids.map((id) => covered.has(id));
});

/** Whether a scope of the viewer covers an officer; no statement where it holds everywhere, one for all officers else. */
export async function reachesOfficer(context: Context, scope: Scope, officerId: number): Promise<boolean> {
  if (rootsOf(context.viewer.scopes, scope) === 'everywhere') return true;
  return coveredOfficers(context, { scope }).load(officerId);
}

/** The same of a unit. */
export async function reachesUnit(context: Context, scope: Scope, unitId: number): Promise<boolean> {
  const covered = await reach(context, scope);
  return covered === 'everywhere' || covered.includes(unitId);
}
