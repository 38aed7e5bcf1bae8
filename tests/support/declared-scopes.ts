import {
  isIntrospectionType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { isScope } from '../../src/access/scopes.ts';

/** All scopes that a declaration names, at whatever depth; a function that decides row by row names one as well. */
function scopesIn(declared: unknown): string[] {
  if (typeof declared === 'string') return isScope(declared) ? [declared] : [];
  if ((typeof declared !== 'object' && typeof declared !== 'function') || declared === null) return [];
  return Object.values(declared as Record<string, unknown>).flatMap(scopesIn);
}

/** The scopes that a type or a field declares. */
export const declaredScopes = ({ extensions }: GraphQLObjectType | GraphQLField<unknown, unknown>): string[] =>
  scopesIn((extensions['pothosOptions'] as { authScopes?: unknown } | undefined)?.authScopes);

/** Every field of every object type, with its type. */
export const fieldsOf = (schema: GraphQLSchema): [GraphQLObjectType, GraphQLField<unknown, unknown>][] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field): [GraphQLObjectType, GraphQLField<unknown, unknown>] => [
        type,
        field,
      ]),
    );
