import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  parse,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { FILE_SIZE_MAXIMUM, SIZE_MAXIMUM } from '../../graphql/keyset.ts';
import type { Locale } from '../../graphql/locale.ts';
import { vocabularies, type Vocabulary } from '../../vocabulary/vocabulary.ts';
import type { ExportColumn, ExportKind } from './export-kind.rules.ts';
import { keptNumber } from './provenance.ts';

/** What a value is, by its type in the schema. */
export type ValueKind = 'text' | 'day' | 'instant' | 'number';

/** A value of a row; null for none. */
export type Value = string | number | null;

/** A column as it is read: from the answer of GraphQL to what stands in the file. */
export interface ReadColumn extends ExportColumn {
  readonly kind: ValueKind;
  /** The value in the words of a locale; of a null one, as GraphQL has it. */
  readonly valueOf: (row: unknown, locale: Locale | null) => Value;
}

/** What is asked, page by page, and how rows are made of the answers. */
export interface ExportDocument {
  readonly document: DocumentNode;
  readonly columns: readonly ReadColumn[];
  readonly pageOf: (data: unknown) => Page | null;
  /** The ids of what a row lists. */
  readonly listedIn: (row: unknown) => readonly unknown[];
}

/** One page of an answer. */
export interface Page {
  /** What the columns read, a row each. */
  readonly rows: readonly unknown[];
  readonly totalCount: number | null;
  /** The cursor of the last element; null where there is no further page. */
  readonly next: string | null;
}

/** Elements of a page. The most that a list gives for a file. */
export const PAGE_SIZE = FILE_SIZE_MAXIMUM;

/** A page of a kind: elements with lists of their own have smaller ones, since an answer has so many elements in all. */
const pageFor = ({ each }: ExportKind): string =>
  `first: ${each === undefined ? PAGE_SIZE : SIZE_MAXIMUM}, after: $cursor`;

const ID = 'id';

/** Fields within fields. */
type Tree = Map<string, Tree>;

function grow(tree: Tree, [first, ...others]: readonly string[]): void {
  if (first === undefined) return;
  const below: Tree = tree.get(first) ?? new Map<string, Tree>();
  tree.set(first, below);
  grow(below, others);
}

/** The selection of a tree; `Type:field` is selected of that type. */
function selectionOf(tree: Tree): string {
  const parts = [...tree].map(([name, below]) => {
    const [type, field] = typedPart(name);
    // fields of several types may differ in what they can be
    const named = type === null ? field : `${keyOf(name)}: ${field}`;
    const selected = below.size > 0 ? `${named} ${selectionOf(below)}` : named;
    return type === null ? selected : `... on ${type} { ${selected} }`;
  });
  return `{ ${parts.join(' ')} }`;
}

/** A part of a path: the type that has the field, where it says so, and the field. */
const typedPart = (part: string): [type: string | null, field: string] =>
  part.includes(':') ? (part.split(':') as [string, string]) : [null, part];

/** What a part of a path is called in the answer. */
const keyOf = (part: string): string => part.replace(':', '_');

const partsOf = (path: string): string[] => path.split('.');

/** Builds what is asked for some columns of a kind. `withCount`: the first page tells how many elements there are. */
export function exportDocument(
  schema: GraphQLSchema,
  kind: ExportKind,
  columns: readonly ExportColumn[],
  withCount: boolean,
): ExportDocument {
  const tree: Tree = new Map();
  for (const { path } of columns) grow(tree, partsOf(path));
  const beside = (id: string) => id.slice(0, -ID.length);
  const listed = kind.lists.filter((id) => columns.some(({ path }) => path.startsWith(beside(id)))).map(partsOf);
  for (const parts of listed) grow(tree, parts);
  const ids = listed.map((parts) => parts.map(keyOf));
  const variables = Object.entries({ ...kind.variables, cursor: 'String' }).map(([name, type]) => `$${name}: ${type}`);
  const connection = kind.connection.split('.').at(-1)!;
  const nodes = `{ ${withCount ? 'totalCount ' : ''}pageInfo { hasNextPage endCursor } nodes ${selectionOf(tree)} }`;
  const query = kind.query.replace(new RegExp(`(${connection}\\([^%]*)%\\)`), `$1${pageFor(kind)}) ${nodes}`);
  return {
    document: parse(`query Export(${variables.join(', ')}) ${query}`, { noLocation: true }),
    columns: columns.map((column) => readColumn(schema, elementOf(schema, kind), column, kind.each)),
    pageOf: (data) => pageOf(data, kind),
    listedIn: (row) => ids.map((keys) => valueAt(row, keys, kind.each)),
  };
}

/** The type of the elements of the list. */
function elementOf(schema: GraphQLSchema, kind: ExportKind): GraphQLNamedType {
  const connection = fieldType(schema.getType(kind.of ?? 'Query')!, kind.connection.split('.').at(-1)!);
  return fieldType(connection, 'nodes');
}

function fieldType(type: GraphQLNamedType, name: string): GraphQLNamedType {
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`${type.name} has no field ${name}`);
  return getNamedType(field.type);
}

function readColumn(
  schema: GraphQLSchema,
  element: GraphQLNamedType,
  column: ExportColumn,
  each: string | undefined,
): ReadColumn {
  let type = element;
  const keys = partsOf(column.path).map((part) => {
    const [of, name] = typedPart(part);
    type = fieldType(of === null ? type : schema.getType(of)!, name);
    return keyOf(part);
  });
  if (isCompositeType(type)) throw new Error(`${column.path} is no value`);
  const words = wordsOf(type, keys.at(-1)!);
  return {
    ...column,
    kind: kindOf(type),
    valueOf: (row, locale) => {
      const value = valueAt(row, keys, each);
      if (locale !== null && typeof value === 'string' && words?.has(value)) return words.terms[value]![locale];
      return toldOf(value, locale);
    },
  };
}

/** The words of the values; grades are a catalogue of codes. */
const wordsOf = (type: GraphQLNamedType, field: string): Vocabulary | undefined =>
  isEnumType(type) || field === 'grade'
    ? vocabularies().find((one) => one.type === (isEnumType(type) ? type.name : 'Grade'))
    : undefined;

const KINDS: Readonly<Record<string, ValueKind>> = { Date: 'day', DateTime: 'instant', Int: 'number', Float: 'number' };

const kindOf = (type: GraphQLNamedType): ValueKind => KINDS[type.name] ?? 'text';

/** The value at the end of some fields; undefined where one of them is not there. */
const at = (from: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], from);

/** A row is an element of a list within an element; what is of the element is the same for all its rows. */
interface RowOf {
  readonly element: Readonly<Record<string, unknown>>;
  readonly one: unknown;
}

function valueAt(row: unknown, keys: readonly string[], each: string | undefined): unknown {
  const { element, one } = row as RowOf;
  const isOfOne = each !== undefined && keys[0] === each;
  return at(isOfOne ? one : element, isOfOne ? keys.slice(1) : keys);
}

const FLAGS = { zh: ['否', '是'], en: ['No', 'Yes'] } as const;

function toldOf(value: unknown, locale: Locale | null): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return locale === null ? String(value) : FLAGS[locale][Number(value)]!;
  if (typeof value === 'number') return keptNumber(value);
  if (typeof value === 'string') return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}

function pageOf(data: unknown, { connection, each }: ExportKind): Page | null {
  const found = at(data, connection.split('.'));
  if (found === null || found === undefined) return null;
  const {
    nodes,
    pageInfo,
    totalCount = null,
  } = found as {
    nodes: Readonly<Record<string, unknown>>[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    totalCount?: number | null;
  };
  const rows = nodes.flatMap((element): RowOf[] =>
    each === undefined ? [{ element, one: null }] : (element[each] as unknown[]).map((one) => ({ element, one })),
  );
  return { rows, totalCount, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
