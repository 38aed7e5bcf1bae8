import type { InputField } from './input-field.ts';
import { isShare, isTooFine, shareOfText, textOfShare } from './share-text.ts';

/** How the number of a field is typed. */
export interface NumberText {
  /** The number that was typed; null: the text is none. */
  readonly read: (text: string) => number | null;
  readonly tell: (value: number) => string;
  /** What is said of a text that is none. */
  readonly refusal: (text: string) => 'noSuchShare' | 'shareTooFine' | 'noSuchWhole' | 'noSuchNumber';
}

const DECIMAL = /^-?(?:\d+\.?\d*|\.\d+)$/;
const WHOLE = /^-?\d+$/;
/** The largest Int of GraphQL. */
const LARGEST = 2 ** 31 - 1;

/** A number as people type it, in full width too; commas are no part of it: 8,5 is 8.5 to some and 85 to others. */
const read = (text: string, pattern: RegExp, largest: number): number | null => {
  const plain = text.normalize('NFKC').trim();
  const value = pattern.test(plain) ? Number(plain) : Number.NaN;
  return Math.abs(value) <= largest ? value : null;
};

const SHARE: NumberText = {
  read: shareOfText,
  tell: textOfShare,
  refusal: (text) => (isTooFine(text) ? 'shareTooFine' : 'noSuchShare'),
};
const INT: NumberText = { read: (text) => read(text, WHOLE, LARGEST), tell: String, refusal: () => 'noSuchWhole' };
export const FLOAT: NumberText = {
  read: (text) => read(text, DECIMAL, Number.MAX_SAFE_INTEGER),
  tell: String,
  refusal: () => 'noSuchNumber',
};

/** How the number of a field is typed; null: it is no number. */
export function numberTextOf({ name, type }: InputField): NumberText | null {
  if (isShare(name)) return SHARE;
  if (type === 'Int') return INT;
  return type === 'Float' ? FLOAT : null;
}
