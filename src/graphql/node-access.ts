import { isObjectType, type GraphQLError, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Scope } from '../access/scopes.ts';
import type { Viewer } from '../access/viewer.ts';
import { badInput, forbidden } from './errors.ts';

/** The type of this name, where its things are found by id; null for any other name. */
export function nodeType(schema: GraphQLSchema, typename: string): GraphQLObjectType | null {
  const type = schema.getType(typename);
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node') ? type : null;
}

/** How the scope of a type is written; `$any` where some paths to it grant it. */
interface TypeScopes {
  readonly scope?: Scope;
  readonly $any?: { readonly scope?: Scope };
}

/**
 * Why a viewer is refused things of a type, by their ids; null where it is not. Decided before anything is looked up,
 * so that a thing that exists and one that does not are refused alike.
 */
export function nodeRefusal(
  schema: GraphQLSchema,
  typename: string,
  viewer: Viewer,
  argument: string,
): GraphQLError | null {
  const type = nodeType(schema, typename);
  if (!type) return badInput(argument, 'is not an id of the registry');
  const { authScopes } = type.extensions['pothosOptions'] as { authScopes?: TypeScopes };
  const scope = authScopes?.scope ?? authScopes?.$any?.scope;
  return scope === undefined || viewer.scopes.has(scope) ? null : forbidden(scope);
}
