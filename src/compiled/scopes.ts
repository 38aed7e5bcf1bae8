import {
  TypeInfo,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { isScope, rootsOf, type Scope } from '../access/scopes.ts';
import type { Viewer } from '../access/viewer.ts';

/** Whether a viewer has all these scopes everywhere. If so, no field that needs one of them has to check again. */
export const holdsAll = ({ scopes }: Viewer, asked: readonly Scope[]): boolean =>
  asked.every((scope) => rootsOf(scopes, scope) === 'everywhere');

/**
 * The scopes that the fields of a document and their types need; for an abstract type, those of all its possible types. Null
 * if something is not decided by one scope.
 */
export function scopesNeeded(schema: GraphQLSchema, document: DocumentNode): readonly Scope[] | null {
  const found = new Set<Scope | undefined>();
  const note = ({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }) => {
    const scope = declared((extensions['pothosOptions'] as { authScopes?: unknown } | undefined)?.authScopes);
    if (scope !== null) found.add(scope);
  };
  const noteType = (type: GraphQLNamedType) => {
    note(type);
    if (isAbstractType(type)) for (const possible of schema.getPossibleTypes(type)) note(possible);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const inherited of type.getInterfaces()) note(inherited);
    }
  };
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: () => {
        noteType(info.getParentType()!);
        note(info.getFieldDef()!);
      },
    }),
  );
  return found.has(undefined) ? null : ([...found] as Scope[]);
}

/** The scope that is enough if it is held everywhere; null if none is needed, undefined if it is not decided by one scope. */
function declared(authScopes: unknown): Scope | null | undefined {
  if (authScopes === undefined) return null;
  const { scope, $any } = authScopes as { scope?: unknown; $any?: { scope?: unknown } };
  const alone = Object.keys(authScopes as object).length === 1;
  const enough = scope ?? $any?.scope;
  return alone && typeof enough === 'string' && isScope(enough) ? enough : undefined;
}
