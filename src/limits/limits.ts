import { GraphQLError } from 'graphql';

/** The limits of one request, and of one viewer over time. docs/limits.md says how each is counted. */
export interface Limits {
  /** Bytes of the body of a request, as it is sent. */
  readonly bodyBytes: number;
  /** Tokens of a document. */
  readonly tokens: number;
  /** Levels of selection sets, with fragments expanded. */
  readonly depth: number;
  /** Fields with an alias, with fragments expanded. */
  readonly aliases: number;
  /** Fields at the root of an operation, with fragments expanded. */
  readonly rootFields: number;
  /** Fields of an operation, with fragments expanded. */
  readonly fields: number;
  /** Directives of a document, at any place. */
  readonly directives: number;
  /** Levels of objects and lists in variables, or in the values of a document. */
  readonly inputDepth: number;
  /** Values in variables, at all levels together. */
  readonly inputValues: number;
  /** Points of one operation. */
  readonly cost: number;
  /** Points of one viewer; an empty budget is full again after `budgetSeconds`. */
  readonly budget: number;
  readonly budgetSeconds: number;
  /** Failed sign-ins of one address in a minute, where addresses are known. */
  readonly failedSignIns: number;
  /** Points of a millisecond of measured work; 0: only what is estimated is charged. */
  readonly pointsPerMs: number;
  /** Requests of one viewer that are worked on at a time; others wait for them. */
  readonly viewerRequests: number;
  /** How long an operation may be executed. */
  readonly executionMs: number;
  /** How long the sending of a request may take. */
  readonly requestMs: number;
  /** How long a client may take nothing of an answer that is being sent. */
  readonly readMs: number;
  /** Operations in one list of operations; 0: lists are refused. */
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
  pointsPerMs: 100,
  viewerRequests: 8,
  executionMs: 10_000,
  requestMs: 10_000,
  readMs: 10_000,
  batch: 0,
};

/** The limits that are checked before a request is executed. */
export type RequestLimit = Exclude<
  keyof Limits,
  | 'budget'
  | 'budgetSeconds'
  | 'failedSignIns'
  | 'pointsPerMs'
  | 'viewerRequests'
  | 'executionMs'
  | 'requestMs'
  | 'readMs'
>;

/** The largest count that is told: JSON keeps it exactly, and nobody needs to know more. */
const COUNTED = Number.MAX_SAFE_INTEGER;

/** The error of a request over a limit, with advice. `actual` is null if counting stopped at the limit. */
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
