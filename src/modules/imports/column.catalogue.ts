import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { ImportKind } from '../../generated/prisma/enums.ts';
import { FIELD } from '../../graphql/field.vocabulary.ts';
import type { Message } from '../../errors/refusals.ts';
import { vocabularies, type Term } from '../../vocabulary/vocabulary.ts';
import type { CellType, Column } from './column.rules.ts';
import { KINDS, type ElementOfList, type KindOfImport } from './import-kind.rules.ts';

const known = new WeakMap<GraphQLSchema, Map<ImportKind, readonly Column[]>>();

/**
 * The columns that rows of a kind may have: the fields of the input of its act, each leaf one. So a field that an act gets is
 * a column of the sheet, with the name that the record of changes has for it.
 */
export function columnsOf(schema: GraphQLSchema, kind: ImportKind): readonly Column[] {
  const ofSchema = known.get(schema) ?? new Map<ImportKind, readonly Column[]>();
  known.set(schema, ofSchema);
  let columns = ofSchema.get(kind);
  if (!columns) {
    const { acts } = KINDS[kind];
    const all = acts.flatMap((name, act) => leavesOf(inputOf(schema, name), { kind: KINDS[kind], act, path: [] }));
    columns = merged([...all, ...comparedNames(KINDS[kind])]).toSorted(
      KINDS[kind].elements ? inOrderOf(KINDS[kind]) : byNeed,
    );
    ofSchema.set(kind, columns);
  }
  return columns;
}

/** The name that tells whether an officer is the one who is meant. */
const comparedNames = ({ nameOf, headings = {} }: KindOfImport): Column[] =>
  nameOf
    ? [
        {
          field: nameOf.field,
          acts: [],
          path: [],
          type: 'text',
          several: false,
          required: false,
          values: null,
          names: [],
          heading: headings[nameOf.field]!,
          within: null,
          inSheets: true,
          description: 'Compared with the name of the officer on record on the day; a row with another one is refused.',
        },
      ]
    : [];

/** Two acts of one row share the order. */
function merged(columns: readonly Column[]): Column[] {
  const byField = new Map<string, Column>();
  for (const column of columns) {
    const before = byField.get(column.field);
    byField.set(column.field, before ? { ...before, acts: [...before.acts, ...column.acts] } : column);
  }
  return [...byField.values()];
}

const byNeed = (a: Column, b: Column): number => placeOf(a) - placeOf(b);

/** In the order of the headings of the kind, element by element; the day and the order at the end. */
function inOrderOf({ headings = {}, elements = {} }: KindOfImport): (a: Column, b: Column) => number {
  const fields = Object.keys(headings);
  const placeIn = ({ field, within, path }: Column): number => {
    if (!within) return fields.includes(field) ? fields.indexOf(field) * 10_000 : 1e9 + placeOf({ field });
    const { list, element } = within;
    const first = fields.findIndex((name) => name.startsWith(`${list}.`));
    const place = elements[list]!.findIndex(({ key }) => key === element);
    return first * 10_000 + place * 100 + fields.indexOf(`${list}.${path.at(-1)}`);
  };
  return (a, b) => placeIn(a) - placeIn(b);
}

/** Whom it is about first, then what is needed, the order at the end. */
function placeOf({ field, required = false, names = [] }: Pick<Column, 'field'> & Partial<Column>): number {
  if (field.startsWith('basis.')) return 4;
  if (field === 'id' || field === 'cycle' || field === 'activity' || field === 'officer') return 0;
  if (field === 'name' || field === 'code' || field === 'officer.name' || field.endsWith('.code')) return 1;
  return required || names.length > 1 ? 2 : 3;
}

function inputOf(schema: GraphQLSchema, act: string): GraphQLInputObjectType {
  const type = getNamedType(schema.getMutationType()!.getFields()[act]!.args[0]!.type);
  if (!isInputObjectType(type)) throw new Error(`${act} takes no input`);
  return type;
}

interface Place {
  readonly kind: KindOfImport;
  readonly act: number;
  readonly path: Column['path'];
  /** Whether all that it is in is needed. */
  readonly needed?: boolean;
  /** The element of a list that they are of. */
  readonly element?: ElementOfList;
}

function leavesOf(type: GraphQLInputObjectType, place: Place): Column[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const path = [...place.path, field.name];
    const inner = getNullableType(field.type);
    const named = getNamedType(field.type);
    const name = fieldName(path);
    if (place.kind.without.includes(name) || name === 'basis.citing') return [];
    if (place.element && field.name in place.element.given) return [];
    const needed = (place.needed ?? true) && isNonNullType(field.type);
    if (!isInputObjectType(named)) return [columnOf(field, { ...place, path, needed })];
    if (!isListType(inner)) return leavesOf(named, { ...place, path, needed });
    const elements = place.kind.elements?.[name];
    if (!elements) return leavesOf(named, { ...place, path: [...path, 0], needed });
    return elements.flatMap((element) =>
      leavesOf(named, { ...place, path: [...path, element.key], needed: false, element }),
    );
  });
}

const fieldName = (path: Column['path']): string => path.filter((part) => part !== 0).join('.');

const CELL_TYPES: Readonly<Record<string, CellType>> = {
  Date: 'day',
  PartialDate: 'partialDay',
  Int: 'integer',
  Float: 'decimal',
  Boolean: 'flag',
  ID: 'name',
  String: 'text',
};

function columnOf(field: GraphQLInputField, { kind, act, path, needed = false, element }: Place): Column {
  const named = getNamedType(field.type);
  const name = fieldName(path);
  const values = isEnumType(named) ? termsOf(named.name) : field.name === 'grade' ? termsOf('Grade') : null;
  const names = kind.names[name] ?? [];
  if (named.name === 'ID' && names.length === 0) throw new Error(`nothing tells what ${name} names`);
  return {
    field: name,
    acts: [act],
    path,
    type: values ? 'value' : isOwnName(kind, field.name) ? 'ownName' : CELL_TYPES[named.name]!,
    several: isListType(getNullableType(field.type)),
    required: needed,
    values,
    names,
    heading: element ? headingWithin(kind, path, element) : (kind.headings?.[name] ?? headingOf(kind.words, name)),
    within: element ? { list: String(path[0]), element: element.key, required: isNonNullType(field.type) } : null,
    inSheets: !kind.beyondCells?.includes(name),
    description: field.description ?? '',
  };
}

const OWN_NAMES: ReadonlySet<string> = new Set(['name', 'shortName']);

/** Whether it is what an officer, a member of the family or a unit is called. */
const isOwnName = ({ words }: KindOfImport, field: string): boolean =>
  (words === 'Officer' || words === 'Unit') && OWN_NAMES.has(field);

/** The heading of a field of an element, such as 家庭成员1称谓. */
function headingWithin({ headings = {} }: KindOfImport, path: Column['path'], { heading }: ElementOfList): Message {
  const field = headings[`${path[0]}.${path.at(-1)}`]!;
  return { zh: heading.zh + field.zh, en: heading.en + field.en };
}

const termsOf = (type: string): Readonly<Record<string, Term>> | null =>
  vocabularies().find((one) => one.type === type)?.terms ?? null;

const OWN: Readonly<Record<string, Message>> = {
  'basis.documentNumber': { zh: '文号', en: 'Document number' },
  'basis.reason': { zh: '事由', en: 'Reason' },
};

const FIELDS: Readonly<Record<string, Term>> = FIELD.terms;

function headingOf(words: string, name: string): Message {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return OWN[name] ?? FIELDS[`${words}.${last}`] ?? FIELDS[last] ?? { zh: last, en: last };
}
