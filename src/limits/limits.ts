import { GraphQLError } from 'graphql';

/** What one request may take, and one viewer in a while. docs/limits.md tells how each is counted. */
export interface Limits {
  /** Of the body of a request, as it is sent. */
  readonly bodyBytes: number;
  /** Of a document. */
  readonly tokens: number;
  /** Levels of selection sets, fragments put in. */
  readonly depth: number;
  /** Fields under another name, fragments put in. */
  readonly aliases: number;
  /** Fields at the root of an operation, fragments put in. */
  readonly rootFields: number;
  /** Fields of an operation, fragments put in. */
  readonly fields: number;
  /** Of a document, wherever they stand. */
  readonly directives: number;
  /** Levels of objects and lists in variables, or in the values of a document. */
  readonly inputDepth: number;
  /** Values in variables, all levels together. */
  readonly inputValues: number;
  /** Points of one operation. */
  readonly cost: number;
  /** Points of one viewer, full again after `budgetSeconds` without requests. */
  readonly budget: number;
  readonly budgetSeconds: number;
  /** Of one address in a minute, where addresses are known. */
  readonly failedSignIns: number;
  /** How long an operation is worked on. */
  readonly executionMs: number;
  /** How long the sending of a request may take. */
  readonly requestMs: number;
  /** Operations in one request; 0: one that is not in a list. */
  readonly batch: number;
}

export const LIMITS: Limits = {
  bodyBytes: 1_048_576,
  tokens: 2_000,
  depth: 15,
  aliases: 30,
  rootFields: 20,
  fields: 500,
  directives: 30,
  inputDepth: 20,
  inputValues: 20_000,
  cost: 100_000,
  budget: 6_000_000,
  budgetSeconds: 60,
  failedSignIns: 300,
  executionMs: 10_000,
  requestMs: 10_000,
  batch: 0,
};

/** What is checked of a request before it is executed. */
export type RequestLimit = Exclude<
  keyof Limits,
  'budget' | 'budgetSeconds' | 'failedSignIns' | 'executionMs' | 'requestMs'
>;

/** How much further there is no point in counting: JSON keeps it, and nobody needs to know it closer. */
const COUNTED = Number.MAX_SAFE_INTEGER;

/** A request that is over a limit; the message says what to do about it. `actual` is null where counting stopped. */
export function overLimit(limit: RequestLimit, maximum: number, actual: number | null, advice: string): GraphQLError {
  const has = actual === null ? 'more' : String(Math.min(actual, COUNTED));
  return new GraphQLError(`${NAMES[limit]}: ${maximum} at most, this request has ${has}. ${advice}`, {
    extensions: {
      code: 'LIMIT_EXCEEDED',
      limit,
      maximum,
      actual: actual === null ? null : Math.min(actual, COUNTED),
      http: { status: limit === 'bodyBytes' ? 413 : 400 },
    },
  });
}

const NAMES: Readonly<Record<RequestLimit, string>> = {
  bodyBytes: 'Bytes of the body',
  tokens: 'Tokens of the document',
  depth: 'Levels of the document',
  aliases: 'Aliases of the document',
  rootFields: 'Root fields of an operation',
  fields: 'Fields of an operation',
  directives: 'Directives of the document',
  inputDepth: 'Levels of the input',
  inputValues: 'Values of the variables',
  cost: 'Points of cost',
  batch: 'Operations in a list',
};
