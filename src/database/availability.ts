/** A statement was cancelled, or not even sent, because its time was over. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError';

  constructor() {
    super('the time for the request is over');
  }
}

/** Why the database could not do what it otherwise can: it took too long, or nobody could get hold of it. */
export type Unavailability = 'out-of-time' | 'busy';

/** SQLSTATE codes of PostgreSQL: 57014 statements cancelled; locks not had in time, connections refused or cut. */
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

/** What the pool says where no connection came free in time; it has no code. */
const POOL_TIMEOUT = 'timeout exceeded when trying to connect';

/** Tells an error of a database that is busy from one of a program that is wrong, through whatever door it came. */
export function unavailability(error: unknown): Unavailability | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof OutOfTimeError) return 'out-of-time';
  if (error.message === POOL_TIMEOUT) return 'busy';
  const { code, meta } = error as { code?: unknown; meta?: { driverAdapterError?: { cause?: { code?: unknown } } } };
  // Prisma keeps what the driver said inside its own error
  const inner = meta?.driverAdapterError?.cause?.code ?? code;
  return typeof inner === 'string' ? (CODES[inner] ?? null) : null;
}
