import { GraphQLError, Lexer, Source, TokenKind, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { overLimit, type Limits, type RequestLimit } from './limits.ts';
import { measure, measureInput, type Measures } from './measure.ts';

const ADVICE: Readonly<Record<keyof Measures, string>> = {
  depth: 'Ask for what is deeper in a request of its own, by its id.',
  aliases: 'Ask for several things of one kind by a list, such as nodes(ids:), or in several requests.',
  rootFields: 'Send several requests.',
  fields: 'Select fewer fields, or send several requests.',
  directives: 'Leave out what is not needed.',
  inputDepth: 'Write filters with fewer and/or/not inside each other.',
};

/** How many characters of documents that were found good are remembered. */
const REMEMBERED_CHARACTERS = 10_000_000;

/**
 * Refuses documents that are too large, once for each text. It comes before validation, which takes long over documents
 * that are made for it. What is no document is left to validation, which tells why.
 */
export function documentCheck(limits: Limits): (text: string) => void {
  const good = new LRUCache<string, true>({
    maxSize: REMEMBERED_CHARACTERS,
    sizeCalculation: (_value, text) => text.length + 1,
  });
  return (text) => {
    if (good.has(text)) return;
    const measures = measured(text, limits);
    if (!measures) return;
    for (const limit of Object.keys(ADVICE) as (keyof Measures)[]) {
      if (measures[limit] > limits[limit]) throw overLimit(limit, limits[limit], measures[limit], ADVICE[limit]);
    }
    good.set(text, true);
  };
}

function measured(text: string, limits: Limits): Measures | null {
  try {
    return measure(parse(text, { noLocation: true, maxLexicalTokens: limits.tokens }));
  } catch (error) {
    // the parser calls itself at every level, and may have no room left for another
    if (!(error instanceof GraphQLError || error instanceof RangeError)) throw error;
    if (hasMoreTokens(text, limits.tokens)) {
      throw overLimit('tokens', limits.tokens, null, 'Give values as variables, or send several requests.');
    }
    if (error instanceof RangeError) throw overLimit('depth', limits.depth, null, ADVICE.depth);
    return null;
  }
}

/** The parser counts them too, but what it says of it is for people. */
function hasMoreTokens(text: string, maximum: number): boolean {
  const lexer = new Lexer(new Source(text));
  try {
    for (let count = 0; lexer.advance().kind !== TokenKind.EOF;) if (++count > maximum) return true;
  } catch {
    // it is no document, and nothing that follows is read
  }
  return false;
}

/** Refuses variables that are too many or too deep to be looked at one inside the other. */
export function checkInput(variables: object, limits: Limits): void {
  const found = measureInput(variables, { depth: limits.inputDepth, values: limits.inputValues });
  const refuse = (limit: RequestLimit, actual: number, advice: string) => {
    if (actual > limits[limit]) throw overLimit(limit, limits[limit], null, advice);
  };
  refuse('inputValues', found.values, 'Send several requests.');
  refuse('inputDepth', found.depth, ADVICE.inputDepth);
}
