import { wholeDay } from './day-text.ts';
import { typeOf } from './node-id.ts';

// What an address asks for, checked before anything is asked by it: addresses are typed, cut off, and kept while what they name goes. What
// cannot be used is left out, and LeftOut says so.

/** What in an address cannot be used. */
export interface Wrong {
  readonly text: string;
  readonly isDay: boolean;
  /** Of a text that is longer than may be looked for: its beginning, by which it is looked for. */
  readonly isCut?: true;
}

export interface Given<Value> {
  /** Null where nothing is asked, or nothing that can be used. */
  readonly value: Value | null;
  readonly wrong: readonly Wrong[];
}

/** A day, in any form in which one is typed. */
export function dayIn(search: URLSearchParams, name: string): Given<string> {
  const text = search.get(name);
  const value = text ? wholeDay(text) : null;
  return { value, wrong: text && !value ? [{ text, isDay: true }] : [] };
}

/** As long as the registry takes what is looked for. */
export const SEARCH_MAXIMUM = 64;

/** What is looked for; of a text that is longer than may be looked for, its beginning. */
export function textIn(search: URLSearchParams, name: string): Given<string> {
  const text = (search.get(name) ?? '').replaceAll('\0', '');
  const value = text.slice(0, SEARCH_MAXIMUM);
  return { value: value || null, wrong: value === text ? [] : [{ text: value, isDay: false, isCut: true }] };
}

/** The id of a thing of one of some types. */
export const idIn = (search: URLSearchParams, name: string, types: readonly string[]): Given<string> =>
  choiceIn(search, name, (text) => types.includes(typeOf(text) ?? ''));

/** One of some values. */
export function choiceIn<Value extends string>(
  search: URLSearchParams,
  name: string,
  isKnown: (text: string) => boolean,
): Given<Value> {
  const { value, wrong } = choicesIn<Value>(search, name, isKnown);
  return { value: value?.[0] ?? null, wrong };
}

/** Some of some values; none where the address says so, and not where all that it names are none. */
export function choicesIn<Value extends string>(
  search: URLSearchParams,
  name: string,
  isKnown: (text: string) => boolean,
): Given<readonly Value[]> {
  const all = search.get(name)?.split(',').filter(Boolean) ?? null;
  const known = all && all.filter((text): text is Value => isKnown(text));
  const wrong = (all ?? []).filter((text) => !isKnown(text)).map((text) => ({ text, isDay: false }));
  return { value: known?.length === 0 && wrong.length > 0 ? null : known, wrong };
}

const isFlag = (text: string): boolean => text === 'true' || text === 'false';

/** Whether something is so. */
export function flagIn(search: URLSearchParams, name: string): Given<boolean> {
  const { value, wrong } = choiceIn(search, name, isFlag);
  return { value: value === null ? null : value === 'true', wrong };
}

/** Whether a text is one of some values. */
export const oneOf =
  (values: readonly (string | { readonly value: string })[]) =>
  (text: string): boolean =>
    values.some((value) => (typeof value === 'string' ? value : value.value) === text);

/** Whether a text is a year. */
export const isYear = (text: string): boolean => /^[12]\d{3}$/.test(text);
