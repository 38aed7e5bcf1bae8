/** A statement was cancelled, or not sent at all, because the time of its request was over. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError';

  constructor() {
    super('the time for the request is over');
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
  if (error.message === POOL_TIMEOUT) return 'busy';
  const { code, meta } = error as { code?: unknown; meta?: { driverAdapterError?: { cause?: { code?: unknown } } } };
  // Prisma keeps the error of the driver inside its own
  const inner = meta?.driverAdapterError?.cause?.code ?? code;
  return typeof inner === 'string' ? (CODES[inner] ?? null) : null;
}
