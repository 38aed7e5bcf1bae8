import { responsePathAsArray, type GraphQLResolveInfo } from 'graphql';
import type { Scope } from '../access/scopes.ts';
import type { Context } from './context.ts';
import { reachesOfficer } from './reach.ts';

/**
 * Resolves a personal field of an officer. If the viewer's scope does not cover the officer it is null, and `extensions.redactions`
 * of the answer say so, whether there is a value or not.
 */
export async function unlessRedacted<Value>(
  scope: Scope,
  officerId: number,
  context: Context,
  info: GraphQLResolveInfo,
  resolve: () => Value,
): Promise<Awaited<Value> | null> {
  if (context.viewer.scopes.has(scope) && (await reachesOfficer(context, scope, officerId))) return await resolve();
  context.operation.redactions.push({ path: responsePathAsArray(info.path), scope });
  return null;
}
