import type { Locale } from './texts.ts';

type Part = string | number | false | null | undefined;

/** How parts of a text stand together in a language; parts that are not there are left out. */
export interface Marks {
  /** What is said, and of whom or what. */
  readonly of: (...parts: readonly Part[]) => string;
  /** What is said, and beside it what else is to be known. */
  readonly aside: (text: string, beside: Part) => string;
  /** What stands beside each other, and is neither of one kind nor a sentence. */
  readonly beside: (parts: readonly Part[]) => string;
  /** Between things of one kind. */
  readonly between: string;
  /** Things of one kind. */
  readonly list: (parts: readonly Part[]) => string;
  /** Parts of one sentence. */
  readonly phrases: (parts: readonly Part[]) => string;
  /** Whole sentences. */
  readonly sentences: (parts: readonly Part[]) => string;
  /** Between sentences of one row. */
  readonly betweenClauses: string;
  /** Sentences of one row. */
  readonly clauses: (parts: readonly Part[]) => string;
}

type Written = readonly [
  colon: string,
  open: string,
  close: string,
  between: string,
  comma: string,
  semicolon: string,
  stop: string,
];

function marksOf([colon, open, close, between, comma, semicolon, stop]: Written): Marks {
  const by = (mark: string) => (parts: readonly Part[]) =>
    parts.filter((part) => part === 0 || Boolean(part)).join(mark);
  return {
    of: (...parts) => by(colon)(parts),
    aside: (text, beside) => (beside || beside === 0 ? `${text}${open}${beside}${close}` : text),
    beside: by(' · '),
    between,
    list: by(between),
    phrases: by(comma),
    sentences: by(stop),
    betweenClauses: semicolon,
    clauses: by(semicolon),
  };
}

export const MARKS: Readonly<Record<Locale, Marks>> = {
  'zh-CN': marksOf(['：', '（', '）', '、', '，', '；', '']),
  en: marksOf([': ', ' (', ')', ', ', ', ', '; ', ' ']),
};
