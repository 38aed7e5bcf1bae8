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

/** How many characters of accepted documents are remembered. */
const REMEMBERED_CHARACTERS = 10_000_000;

/**
 * Makes a function that refuses documents that are too large; it measures each text once. It runs before validation, which can
 * be made to take long. A text that is no document passes: the parser of the request says why.
 */
export function documentCheck(limits: Limits): (text: string) => void {
  const accepted = new LRUCache<string, true>({
    maxSize: REMEMBERED_CHARACTERS,
    sizeCalculation: (_value, text) => text.length + 1,
  });
  return (text) => {
    if (accepted.has(text)) return;
    const measures = measured(text, limits);
    if (!measures) return;
    for (const limit of Object.keys(ADVICE) as (keyof Measures)[]) {
      if (measures[limit] > limits[limit]) throw overLimit(limit, limits[limit], measures[limit], ADVICE[limit]);
    }
    accepted.set(text, true);
  };
}

function measured(text: string, limits: Limits): Measures | null {
  try {
    return measure(parse(text, { noLocation: true, maxLexicalTokens: limits.tokens }));
  } catch (error) {
    // the parser recurses at every level, and may exhaust the stack
    if (!(error instanceof GraphQLError || error instanceof RangeError)) throw error;
    if (hasMoreTokens(text, limits.tokens)) {
      throw overLimit('tokens', limits.tokens, null, 'Give values as variables, or send several requests.');
    }
    if (error instanceof RangeError) throw overLimit('depth', limits.depth, null, ADVICE.depth);
    return null;
  }
}

/** Whether a text has more tokens than the maximum. The parser counts them too, but tells so only in its message. */
function hasMoreTokens(text: string, maximum: number): boolean {
  const lexer = new Lexer(new Source(text));
  try {
    for (let count = 0; lexer.advance().kind !== TokenKind.EOF;) if (++count > maximum) return true;
  } catch {
    // not a document: the parser stops here too
  }
  return false;
}

/** Refuses variables with too many values or too many levels. */
export function checkInput(variables: object, limits: Limits): void {
  const found = measureInput(variables, { depth: limits.inputDepth, values: limits.inputValues });
  const refuse = (limit: RequestLimit, actual: number, advice: string) => {
    if (actual > limits[limit]) throw overLimit(limit, limits[limit], null, advice);
  };
  refuse('inputValues', found.values, 'Send several requests.');
  refuse('inputDepth', found.depth, ADVICE.inputDepth);
}
