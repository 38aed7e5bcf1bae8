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

/** The turn of a piece of work did not come in time: what is before it takes too long. */
export class NoTurnError extends Error {
  override readonly name = 'NoTurnError';

  constructor() {
    super('the turn did not come in time');
  }
}

/** A connection gave no answer in time. Whether its statement was executed is not known. */
export class SilentConnectionError extends Error {
  override readonly name = 'SilentConnectionError';

  constructor() {
    super('the connection to the database is silent');
  }
}

/**
 * Why the database did not do what it was asked: it took too long; it only reads; or it could not, for lack of a connection,
 * a lock or space, or because it stops, starts or is out of reach.
 */
export type Unavailability = 'out-of-time' | 'read-only' | 'busy';

/** Whole classes of SQLSTATE: connections, lack of resources, intervention of an operator, errors of the system below. */
const CLASSES = new Set(['08', '53', '57', '58']);

/** Single codes of SQLSTATE, of Node's sockets and names, and of Prisma, which wraps some of both. */
const CODES: Readonly<Record<string, Unavailability>> = {
  '57014': 'out-of-time', // cancelled
  '25006': 'read-only',
  '25P03': 'busy', // idle in a transaction for too long: the server was cut off
  '40001': 'busy', // a conflict of transactions
  '40P01': 'busy', // a deadlock
  '55P03': 'busy', // a lock was not had in time
  ECONNABORTED: 'busy',
  ECONNREFUSED: 'busy',
  ECONNRESET: 'busy',
  EAI_AGAIN: 'busy',
  EHOSTDOWN: 'busy',
  EHOSTUNREACH: 'busy',
  EMFILE: 'busy', // no file descriptor is left, for a socket or else
  ENETDOWN: 'busy',
  ENETRESET: 'busy',
  ENETUNREACH: 'busy',
  ENFILE: 'busy',
  ENOBUFS: 'busy',
  ENOTFOUND: 'busy',
  EPIPE: 'busy',
  ETIMEDOUT: 'busy',
  P1001: 'busy', // not reachable
  P1002: 'busy', // reached, but no answer
  P1008: 'busy', // a timeout of a socket
  P1017: 'busy', // the connection was closed
  P2024: 'busy', // no connection of the pool was free in time
  P2028: 'busy', // a transaction that did not begin in time, or whose connection is gone
  P2034: 'busy', // 40001 and 40P01
  P2037: 'busy', // 53300
  // what its adapter makes of the same, without a code
  ConnectionClosed: 'busy',
  DatabaseNotReachable: 'busy',
  SocketTimeout: 'busy',
  TooManyConnections: 'busy',
  TransactionWriteConflict: 'busy',
};

/** What pg and its pool throw without a code. */
const MESSAGES = [
  'Connection terminated',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Cannot use a pool after calling end on the pool',
];

/** How deep an error may be inside others. */
const DEPTH = 5;

/** Tells an error of a database that is not available from a bug, whichever client threw it; null for a bug. */
export function unavailability(error: unknown, depth = DEPTH): Unavailability | null {
  if (typeof error !== 'object' || error === null || depth === 0) return null;
  if (error instanceof OutOfTimeError) return 'out-of-time';
  if (error instanceof SilentConnectionError || error instanceof OvertakenError || error instanceof NoTurnError) {
    return 'busy';
  }
  const { kind, code, originalCode, severity, message, meta, cause, errors } = error as Fields;
  // Prisma keeps the error of the driver inside its own; Node the errors of all addresses of a name in one
  for (const inner of [meta?.driverAdapterError, cause, ...(Array.isArray(errors) ? errors : [])]) {
    const why = unavailability(inner, depth - 1);
    if (why !== null) return why;
  }
  return (
    // PostgreSQL ends or refuses the whole session, whatever for: a database that is renamed or closed, a role that may not sign in
    (severity === 'FATAL' || severity === 'PANIC' ? 'busy' : null) ??
    byCode(originalCode) ??
    byCode(code) ??
    byCode(kind) ??
    (typeof message === 'string' && MESSAGES.some((start) => message.startsWith(start)) ? 'busy' : null)
  );
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

const UNIQUE_VIOLATION = '23505';

/** Whether an error of the database is that a unique constraint or index, by its name, does not hold. */
export function violatesUnique(error: unknown, name: string): boolean {
  if (codeOf(error) !== UNIQUE_VIOLATION) return false;
  const { constraint, message, meta } = error as CodedError & { readonly message: string };
  // Prisma keeps of it what the database said alone
  const said = [message, meta?.driverAdapterError?.cause?.originalMessage];
  return constraint === name || said.some((text) => typeof text === 'string' && text.includes(`"${name}"`));
}

interface CodedError {
  readonly constraint?: unknown;
  readonly code?: unknown;
  readonly meta?: { readonly driverAdapterError?: { readonly cause?: Cause } };
}

interface Cause {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly originalMessage?: unknown;
}

interface Fields {
  readonly kind?: unknown;
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly severity?: unknown;
  readonly message?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
  readonly cause?: unknown;
  readonly errors?: unknown;
}

const SQLSTATE = /^[0-9A-Z]{5}$/;

function byCode(code: unknown): Unavailability | null {
  if (typeof code !== 'string') return null;
  return CODES[code] ?? (SQLSTATE.test(code) && CLASSES.has(code.slice(0, 2)) ? 'busy' : null);
}
