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

/** Whether a viewer has all these scopes everywhere: then no field that needs one of them has to ask again. */
export const holdsAll = ({ scopes }: Viewer, asked: readonly Scope[]): boolean =>
  asked.every((scope) => rootsOf(scopes, scope) === 'everywhere');

/**
 * The scopes that the fields of a document need, and the types they are of; of a field of one of several types, those of
 * all of them. Null where something decides by more than one scope.
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

/** The one scope that is enough where it is held everywhere; null where none is needed, undefined where it is not as simple. */
function declared(authScopes: unknown): Scope | null | undefined {
  if (authScopes === undefined) return null;
  const { scope, $any } = authScopes as { scope?: unknown; $any?: { scope?: unknown } };
  const alone = Object.keys(authScopes as object).length === 1;
  const enough = scope ?? $any?.scope;
  return alone && typeof enough === 'string' && isScope(enough) ? enough : undefined;
}
