import {
  isObjectType,
  type GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Scope } from '../access/scopes.ts';
import type { Viewer } from '../access/viewer.ts';
import { badInput, forbidden } from './errors.ts';

/** The type of this name, where its things are found by id; null for any other name. */
export function nodeType(schema: GraphQLSchema, typename: string): GraphQLObjectType | null {
  const type = schema.getType(typename);
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node') ? type : null;
}

/** How the scope of a type or a field is written; `$any` where some paths to it grant it. */
interface DeclaredScopes {
  readonly scope?: Scope;
  readonly $any?: { readonly scope?: Scope };
}

/** The scope that a type or a field declares, if any. */
export function declaredScope({ extensions }: GraphQLObjectType | GraphQLField<unknown, unknown>): Scope | undefined {
  const { authScopes } = extensions['pothosOptions'] as { authScopes?: DeclaredScopes };
  return authScopes?.scope ?? authScopes?.$any?.scope;
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
  const scope = declaredScope(type);
  return scope === undefined || viewer.scopes.has(scope) ? null : forbidden(scope);
}
