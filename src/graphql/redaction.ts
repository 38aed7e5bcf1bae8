import { responsePathAsArray, type GraphQLResolveInfo } from 'graphql';
import type { Scope } from '../access/scopes.ts';
import type { Context } from './context.ts';
import { reachesOfficer } from './reach.ts';

/**
 * Resolves a personal field of an officer; where the viewer's scope does not cover the officer it is null, and the
 * answer's `extensions.redactions` say so, whether there is anything to be shown or not.
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
