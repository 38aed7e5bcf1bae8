import {
  TypeInfo,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { isScope, rootsOf, type Scope } from '../access/scopes.ts';
import type { Viewer } from '../access/viewer.ts';
import type { FieldInSql } from '../graphql/in-sql.ts';

/** What the fields of a document need. */
export interface Needed {
  /** Scopes that are enough for some units: what is asked about, or the lists, do not go beyond these. */
  readonly held: ReadonlySet<Scope>;
  /** Scopes that are checked for each thing, unless they are held everywhere. */
  readonly everywhere: ReadonlySet<Scope>;
}

/** Whether a viewer has all that is needed. If so, no field has to check again. */
export const holdsAll = ({ scopes }: Viewer, { held, everywhere }: Needed): boolean =>
  [...held].every((scope) => scopes.has(scope)) &&
  [...everywhere].every((scope) => rootsOf(scopes, scope) === 'everywhere');

/**
 * The scopes that the fields of a document and their types need; for an abstract type, those of all its possible types. Null
 * if something is not decided by one scope.
 */
export function scopesNeeded(schema: GraphQLSchema, document: DocumentNode): Needed | null {
  const held = new Set<Scope>();
  const everywhere = new Set<Scope>();
  const undecided: unknown[] = [];
  /** The fields above. */
  const above: GraphQLField<unknown, unknown>[] = [];
  const note = ({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }) => {
    const { authScopes } = (extensions['pothosOptions'] ?? {}) as { authScopes?: unknown };
    const scope = declared(authScopes);
    if (scope === undefined) undecided.push(authScopes);
    else if (scope !== null)
      (typeof authScopes === 'function' && !isCovered(above, scope) ? everywhere : held).add(scope);
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
      Field: {
        enter: () => {
          noteType(info.getParentType()!);
          note(info.getFieldDef()!);
          above.push(info.getFieldDef()!);
        },
        leave: () => void above.pop(),
      },
    }),
  );
  return undecided.length === 0 ? { held, everywhere } : null;
}

/** Whether the object below some fields is an element of a list that has only what a scope of the viewer covers. */
function isCovered(above: readonly GraphQLField<unknown, unknown>[], scope: Scope): boolean {
  const names = above.slice(-2).map(({ name }) => name);
  const list =
    names[1] === 'nodes' ? above.at(-2) : names[0] === 'edges' && names[1] === 'node' ? above.at(-3) : undefined;
  const told = list?.extensions['inSql'] as FieldInSql | undefined;
  return told?.kind === 'page' && told.list.covers === scope;
}

/** The scope that is enough if it is held everywhere; null if none is needed, undefined if it is not decided by one scope. */
function declared(authScopes: unknown): Scope | null | undefined {
  if (authScopes === undefined) return null;
  const { scope, $any } = authScopes as { scope?: unknown; $any?: { scope?: unknown } };
  const alone = Object.keys(authScopes as object).length === 1;
  const enough = scope ?? $any?.scope;
  return alone && typeof enough === 'string' && isScope(enough) ? enough : undefined;
}
