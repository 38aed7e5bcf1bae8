import type { Message } from '../errors/refusals.ts';
import { wordOfType } from '../errors/thing.vocabulary.ts';
import { codeForm, comparedForm, storedForm } from '../names/text-form.ts';
import type { Arg } from './builder.ts';
import { badInput } from './errors.ts';
import { decodedKey, isKey } from './global-id.ts';

/** The arguments of every list. */
export const pageArguments = (arg: Arg) => ({
  first: arg.int({
    description:
      'The maximum number of elements, from the start or after `after`: 1 to 100. Default: 20. Not together with `last`.',
  }),
  after: arg.string({ description: 'Only elements after the one with this cursor.' }),
  last: arg.int({
    description:
      'The maximum number of elements, from the end or before `before`: 1 to 100. Not together with `first`.',
  }),
  before: arg.string({ description: 'Only elements before the one with this cursor.' }),
});

/** A name that another system gave, as it is; refuses a text that the database cannot hold. */
export function parseIdentifier(text: string, argument: string): string {
  if (text.includes('\0')) throw badInput(argument, 'has the character NUL, which no text has');
  return text;
}

/** A text in the form in which texts are stored. */
export const parseText = (text: string, argument: string): string => storedForm(parseIdentifier(text, argument));

/** The code of a unit or a police number, as it is stored: in capital letters. */
export const parseCode = (text: string, argument: string): string => codeForm(parseIdentifier(text, argument));

/** A key, as it is stored: in small letters. */
export const parseKey = (text: string, argument: string): string =>
  comparedForm(parseIdentifier(text, argument)).toLowerCase();

/** Reads the key of a global id that was decoded before. */
export function parseId(id: string, argument = 'id'): number {
  if (!isKey(id)) throw badInput(argument, 'is not an id of the registry');
  return Number(id);
}

/** Reads the global id of a thing of this type; a malformed id, or one of another type, is an error of `argument`. */
export function parseIdOf(type: string, id: string, argument: string): number {
  const { typename, key } = parseGlobalId(id, argument);
  if (typename !== type) throw badInput(argument, `is the id of ${withArticle(typename)}, not of ${withArticle(type)}`);
  return key;
}

/** Reads any global id; a malformed one is an error of `argument`. */
export function parseGlobalId(id: string, argument: string): { typename: string; key: number } {
  const decoded = decodedKey(id);
  if (!decoded) throw badInput(argument, 'is not an id of the registry');
  return decoded;
}

/**
 * Reads a global id in the input of a mutation. A malformed id, or one of another type, is a problem of the input at `path`,
 * and the result is 0.
 */
export const inputKey = (check: Problems, type: string, id: string, path: string): number =>
  inputKeyOfAny(check, [type], id, path)?.key ?? 0;

/** Reads a global id of one of several types in the input of a mutation; null where it is wrong. */
export function inputKeyOfAny<Type extends string>(
  check: Problems,
  types: readonly Type[],
  id: string,
  path: string,
): { type: Type; key: number } | null {
  const decoded = decodedKey(id);
  const type = types.find((name) => name === decoded?.typename);
  if (decoded && type !== undefined) return { type, key: check.led?.(type, decoded.key) ?? decoded.key };
  check.refuse(
    path,
    decoded
      ? {
          zh: `给出的是${wordIn(decoded.typename)}，应为${types.map(wordIn).join('或')}`,
          en: `is the id of ${withArticle(decoded.typename)}, not of ${types.map(withArticle).join(' or ')}`,
        }
      : { zh: '不是登记系统的标识', en: 'is not an id of the registry' },
  );
  return null;
}

/** What people call the type in Chinese. */
const wordIn = (typename: string): string => wordOfType(typename)?.zh ?? typename;

/** The type with its article: "an Officer", "a Unit"; the h of Honor is silent. */
const withArticle = (typename: string): string => `${/^([AEIO]|Honor)/.test(typename) ? 'an' : 'a'} ${typename}`;

/** Collects the problems of an input. */
interface Problems {
  refuse(path: string, text: Message): void;
  /** The key to which one leads by now. Default: itself. */
  led?(type: string, key: number): number;
}

/** Refuses arguments unless exactly one of two ways to name a thing is given. */
export function exactlyOne(names: readonly [string, string], a: unknown, b: unknown): void {
  if ((a == null) === (b == null)) throw badInput(names[0], `or ${names[1]}: exactly one must be given`);
}
