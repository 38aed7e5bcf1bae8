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

/** The type of this name if it implements Node; null otherwise. */
export function nodeType(schema: GraphQLSchema, typename: string): GraphQLObjectType | null {
  const type = schema.getType(typename);
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node') ? type : null;
}

/** How a type or a field declares its scope; with `$any` if some paths to it grant it. */
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
 * The error for a viewer who may not read things of a type by their ids; null if the viewer may. It is decided before anything
 * is looked up, so that a thing is refused alike whether it exists or not.
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
