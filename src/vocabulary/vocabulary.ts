import type { Message } from '../errors/refusals.ts';

/** What a national standard calls a value, where its text is certain. */
export interface StandardCode {
  /** Such as GB/T 2261.1. */
  readonly standard: string;
  readonly code: string;
}

/** One value: its label in both languages, its description where that says more than the label, and its standard code. */
export interface Term extends Message {
  readonly description?: string;
  readonly coded?: StandardCode;
}

/** The values of an enum or of a catalogue of codes, in their order, with the words for each. */
export interface Vocabulary<Value extends string = string> {
  /** The enum of the schema, or the name of the catalogue. */
  readonly type: string;
  readonly description: string;
  /** In the order of the declaration, which is the order of the values wherever they have one. */
  readonly values: readonly Value[];
  readonly terms: Readonly<Record<Value, Term>>;
  readonly has: (value: string) => value is Value;
}

const declared = new Map<string, Vocabulary>();

/**
 * Declares the words for the values of an enum, once: the schema, the query `vocabulary` and the texts of refusals take
 * them from here. Give the enum of the data model as `Value`, so that the compiler demands every value of it.
 */
export function vocabulary<const Value extends string>(
  type: string,
  description: string,
  terms: Readonly<Record<Value, Term>>,
): Vocabulary<Value> {
  if (declared.has(type)) throw new Error(`the vocabulary ${type} is declared twice`);
  const made: Vocabulary<Value> = {
    type,
    description,
    values: Object.keys(terms) as Value[],
    terms,
    has: (value): value is Value => Object.hasOwn(terms, value),
  };
  declared.set(type, made);
  return made;
}

/** Every vocabulary, by type. */
export const vocabularies = (): readonly Vocabulary[] =>
  [...declared.values()].toSorted((a, b) => (a.type < b.type ? -1 : 1));
