import type { Day } from '../time/day.ts';

/** A fact of a thing: its column, and what else follows from it. `Value` is what a row has of it. */
export interface Fact<Value = unknown> {
  /** Its PostgreSQL type; an enum in double quotes. */
  readonly type: string;
  readonly nullable: boolean;
  /** False: kept for search and order alone, and no part of the row that loaders read. */
  readonly read: boolean;
  /** The fact it is made from; the record of a change tells that one alone. */
  readonly derivedFrom: string | null;
  /** The type of the thing it refers to; the record tells the name of that thing, which people know, and not its id. */
  readonly refersTo: string | null;
  /** Under what the record of a change tells it; null where that leaves it out. Default: its own name. */
  readonly recordedAs: string | null | undefined;
  /** There for the compiler alone. */
  readonly value?: Value;
}

interface FactOptions<Nullable extends boolean> {
  readonly nullable?: Nullable;
  readonly recordedAs?: string | null;
}

type Valued<Value, Nullable extends boolean> = Nullable extends true ? Value | null : Value;

const fact =
  <Value>(type: string) =>
  <Nullable extends boolean = false>(options: FactOptions<Nullable> = {}): Fact<Valued<Value, Nullable>> => ({
    type,
    nullable: options.nullable ?? false,
    read: true,
    derivedFrom: null,
    refersTo: null,
    recordedAs: options.recordedAs,
  });

export const text = fact<string>('text');
export const int = fact<number>('int');
export const flag = fact<boolean>('boolean');
export const decimal = fact<number>('numeric');
/** Bytes, as their text: `\x` and hexadecimal digits. */
export const bytes = fact<string>('bytea');
export const day = fact<Day>('date');

/** A value of an enum of the data model. */
export const oneOf = <Value extends string>(enumName: string) => fact<Value>(`"${enumName}"`);

/** Values of an enum of the data model. */
export const listOf = <Value extends string>(enumName: string) => fact<readonly Value[]>(`"${enumName}"[]`);

/** The id of a thing of a declared type. */
export const reference = <Nullable extends boolean = false>(
  refersTo: string,
  options: FactOptions<Nullable> = {},
): Fact<Valued<number, Nullable>> => ({ ...fact<number>('int')(options), refersTo });

/** A text that is made from another fact and goes with it. */
export const derivedText = (derivedFrom: string): Fact<string> => ({
  ...text(),
  derivedFrom,
  recordedAs: null,
});

/** The same, kept for search and order alone. */
export const searchKey = (derivedFrom: string): Fact<string> & { readonly read: false } => ({
  ...derivedText(derivedFrom),
  read: false,
});

type FactMap = Readonly<Record<string, Fact>>;

type ValueOf<F> = F extends Fact<infer Value> ? Value : never;

/** What can change about a thing, each fact under its name. */
export type FactsOf<D> = D extends { readonly facts: infer Facts extends FactMap }
  ? { readonly [F in keyof Facts]: ValueOf<Facts[F]> }
  : never;

/** What loaders read of a thing: its id and facts, without those kept for search and order. */
export type RowOf<D> = D extends { readonly facts: infer Facts extends FactMap }
  ? { readonly id: number } & {
      readonly [F in keyof Facts as Facts[F] extends { readonly read: false } ? never : F]: ValueOf<Facts[F]>;
    }
  : never;

/** Facts that are on record: all that reads, writes, checks and fills their table follows from it. */
export interface Declared {
  /** The type of the schema. */
  readonly type: string;
  /** The table of the rows. */
  readonly versions: string;
  /** The alias of those rows in statements. */
  readonly alias: string;
  readonly facts: FactMap;
  /** The column of each fact. */
  readonly columns: Readonly<Record<string, string>>;
  readonly unique: readonly Unique[];
}

/** Facts that two rows must not share while both are believed, on a day on which both hold. */
export interface Unique<Name = string> {
  readonly of: readonly Name[];
  /** Facts where null is a value like others; elsewhere null is unlike anything. */
  readonly ofNullable?: readonly Name[];
  /** Values of the rows that this is about. Default: all rows. */
  readonly among?: Readonly<Record<string, string>>;
}

/** A thing with an identity, whose facts hold from a day to a day. */
export interface Declaration<Facts extends FactMap = FactMap> extends Declared {
  /** The table of its identity, with the optimistic lock. */
  readonly table: string;
  /** The column of its rows that refers to the identity. */
  readonly owner: string;
  readonly facts: Facts;
  /** The facts by which people know the thing, its name first; those that it has, together. Empty: it is not named. */
  readonly namedBy: readonly string[];
  /** Those of them by which facts of other things refer to it in the record, where a reader finds its name. */
  readonly referredBy: readonly string[];
  /** Whether loaders read the basis of a row with it. */
  readonly basisRead: boolean;
}

/** Rows that are believed from an instant to an instant and hold for no days of their own; each is known by an id alone. */
export interface Recording<Facts extends FactMap = FactMap> extends Declared {
  /** The table of the rows. */
  readonly table: string;
  readonly facts: Facts;
  /** Whether a row says by whose order it is there. */
  readonly basisKept: boolean;
  /** Whether a correction is the same thing still: `first_id` of its row is the id of the first row of the thing. */
  readonly lasting: boolean;
}

interface DatedOptions<Facts extends FactMap, BasisRead extends boolean> {
  readonly type: string;
  readonly table: string;
  /** Default: the name of the table with `_id`. */
  readonly owner?: string;
  /** Default: the first letter of the table. */
  readonly alias?: string;
  /** Default: it is not named. */
  readonly namedBy?: readonly (keyof Facts & string)[];
  /** Default: all by which it is named. */
  readonly referredBy?: readonly (keyof Facts & string)[];
  /** Default: false. */
  readonly basisRead?: BasisRead;
  /** Besides its identity. Default: none. */
  readonly unique?: readonly Unique<keyof Facts & string>[];
  readonly facts: Facts;
}

const declared = new Map<string, Declaration>();

/** Declares a thing whose facts hold from a day to a day and are believed from an instant to an instant, once. */
export function dated<const Facts extends FactMap, BasisRead extends boolean = false>(
  options: DatedOptions<Facts, BasisRead>,
): Declaration<Facts> & { readonly basisRead: BasisRead } {
  const { type, table, facts } = options;
  const declaration = {
    type,
    table,
    versions: `${table}_version`,
    owner: options.owner ?? `${table}_id`,
    alias: options.alias ?? table[0]!,
    facts,
    columns: columnsOf(facts),
    unique: options.unique ?? [],
    namedBy: options.namedBy ?? [],
    referredBy: options.referredBy ?? options.namedBy ?? [],
    basisRead: (options.basisRead ?? false) as BasisRead,
  };
  declared.set(type, declaration);
  return declaration;
}

interface RecordedOptions<Facts extends FactMap> {
  readonly type: string;
  /** The table of the rows. */
  readonly table: string;
  /** Default: the first letter of the table. */
  readonly alias?: string;
  /** Default: true. */
  readonly basisKept?: boolean;
  /** Default: false, each row is a thing of its own. */
  readonly lasting?: boolean;
  /** Default: none. */
  readonly unique?: readonly Unique<keyof Facts & string>[];
  readonly facts: Facts;
}

const recordings: Recording[] = [];

/** Declares rows that are believed from an instant to an instant and hold for no days of their own, once. */
export function recorded<const Facts extends FactMap>(options: RecordedOptions<Facts>): Recording<Facts> {
  const { type, table, facts } = options;
  const recording: Recording<Facts> = {
    type,
    table,
    versions: table,
    alias: options.alias ?? table[0]!,
    facts,
    columns: columnsOf(facts),
    unique: options.unique ?? [],
    basisKept: options.basisKept ?? true,
    lasting: options.lasting ?? false,
  };
  recordings.push(recording);
  return recording;
}

/** Every declaration of rows without days, in the order in which they were made. */
export const allRecordings = (): readonly Recording[] => recordings;

/** Every declaration, in the order in which they were made. */
export const declarations = (): readonly Declaration[] => [...declared.values()];

/** The declaration of a type; undefined for a type whose things are not dated. */
export const declarationOf = (type: string): Declaration | undefined => declared.get(type);

/** namePinyin is kept in name_pinyin. */
const columnsOf = (facts: FactMap): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(facts).map((name) => [name, name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]),
  );

/** The facts that are made from another and go with it, as `{ namePinyin: 'name' }`. */
export const derivedFacts = <D extends Declaration>({
  facts,
}: D): { readonly [F in keyof FactsOf<D>]?: keyof FactsOf<D> } =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, { derivedFrom }]) => (derivedFrom === null ? [] : [[name, derivedFrom]])),
  ) as never;
