/** A statement was cancelled, or not sent at all, because the time of its request was over. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError';

  constructor() {
    super('the time for the request is over');
  }
}

/** A dry run met the rows of a write that came first: it tells nothing of what would be now. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';

  constructor(options: ErrorOptions) {
    super('a write came before the dry run', options);
  }
}

/** Why the database did not answer: it took too long, or no connection or lock could be had in time. */
export type Unavailability = 'out-of-time' | 'busy';

/** SQLSTATE codes of PostgreSQL for cancelled statements (57014), locks not had in time and connections refused or cut. */
const CODES: Readonly<Record<string, Unavailability>> = {
  '57014': 'out-of-time',
  '55P03': 'busy',
  '53300': 'busy',
  '57P01': 'busy',
  '57P02': 'busy',
  '57P03': 'busy',
  ECONNREFUSED: 'busy',
  ECONNRESET: 'busy',
};

/** The message of the pool when no connection became free in time; the error has no code. */
const POOL_TIMEOUT = 'timeout exceeded when trying to connect';

/** Tells an error of a busy database from a bug, whichever client threw it; null for a bug. */
export function unavailability(error: unknown): Unavailability | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof OutOfTimeError) return 'out-of-time';
  if (error instanceof OvertakenError || error.message === POOL_TIMEOUT) return 'busy';
  const state = codeOf(error);
  return state === null ? null : (CODES[state] ?? null);
}

/** The code of an error of the database or its connection; null where it has none. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, meta } = error as CodedError;
  // Prisma keeps the error of the driver inside its own
  const cause = meta?.driverAdapterError?.cause;
  const inner = cause?.originalCode ?? cause?.code ?? code;
  return typeof inner === 'string' ? inner : null;
}

interface CodedError {
  readonly code?: unknown;
  readonly meta?: { readonly driverAdapterError?: { readonly cause?: { code?: unknown; originalCode?: unknown } } };
}
