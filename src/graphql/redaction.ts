import { responsePathAsArray, type GraphQLResolveInfo } from 'graphql';
import type { Scope } from '../access/scopes.ts';
import type { Context } from './context.ts';

/** Resolves a personal field; without the scope it is null, and the answer's `extensions.redactions` say so. */
export function unlessRedacted<Value>(
  scope: Scope,
  context: Context,
  info: GraphQLResolveInfo,
  resolve: () => Value,
): Value | null {
  if (context.viewer.scopes.has(scope)) return resolve();
  context.redactions.push({ path: responsePathAsArray(info.path), scope });
  return null;
}
