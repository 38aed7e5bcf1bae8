import { expect, it } from '@jest/globals';
import {
  NoTurnError,
  OutOfTimeError,
  OvertakenError,
  SilentConnectionError,
  unavailability,
  type Unavailability,
} from '../../src/database/availability.ts';

const error = (fields: object, message = 'some error') => Object.assign(new Error(message), fields);
/** What Prisma makes of an error of the driver: a code of its own, with the error inside. */
const byPrisma = (code: string, cause: object) => error({ code, meta: { driverAdapterError: { cause } } });

const SQLSTATES: Readonly<Record<string, Unavailability | null>> = {
  '08000': 'busy', // connection_exception
  '08001': 'busy', // sqlclient_unable_to_establish_sqlconnection
  '08003': 'busy', // connection_does_not_exist
  '08004': 'busy', // sqlserver_rejected_establishment_of_sqlconnection
  '08006': 'busy', // connection_failure
  '08007': 'busy', // transaction_resolution_unknown
  '08P01': 'busy', // protocol_violation
  '25006': 'read-only', // read_only_sql_transaction
  '25P03': 'busy', // idle_in_transaction_session_timeout
  '40001': 'busy', // serialization_failure
  '40P01': 'busy', // deadlock_detected
  '53000': 'busy', // insufficient_resources
  '53100': 'busy', // disk_full
  '53200': 'busy', // out_of_memory
  '53300': 'busy', // too_many_connections
  '53400': 'busy', // configuration_limit_exceeded
  '55P03': 'busy', // lock_not_available
  '57000': 'busy', // operator_intervention
  '57014': 'out-of-time', // query_canceled
  '57P01': 'busy', // admin_shutdown
  '57P02': 'busy', // crash_shutdown
  '57P03': 'busy', // cannot_connect_now
  '57P04': 'busy', // database_dropped
  '57P05': 'busy', // idle_session_timeout
  '58000': 'busy', // system_error
  '58030': 'busy', // io_error
  '58P01': 'busy', // undefined_file
  // these are bugs, or broken data: to send again does not help
  '22012': null,
  '23505': null,
  '25P02': null,
  '42P01': null,
  '55000': null,
  XX000: null,
  XX001: null,
};

const SOCKETS = [
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'EMFILE',
  'ENETDOWN',
  'ENETRESET',
  'ENETUNREACH',
  'ENFILE',
  'ENOBUFS',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
];

const MESSAGES = [
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Cannot use a pool after calling end on the pool',
];

it.each(Object.entries(SQLSTATES))('SQLSTATE %s is %s, from pg and from Prisma', (code, expected) => {
  expect(unavailability(error({ code }))).toBe(expected);
  expect(unavailability(byPrisma('P2010', { kind: 'postgres', code, originalCode: code }))).toBe(expected);
  expect(unavailability(byPrisma('P2039', { kind: 'postgres', originalCode: code }))).toBe(expected);
  expect(unavailability(error({ cause: error({ code }) }))).toBe(expected);
});

it.each(SOCKETS)('the error %s of a socket means that the database is out of reach', (code) => {
  expect(unavailability(error({ code, syscall: 'read' }))).toBe('busy');
  // Node tries all addresses of a name, and tells of all
  expect(unavailability(Object.assign(new AggregateError([error({ code })]), {}))).toBe('busy');
});

it.each(MESSAGES)('the error "%s" of pg, which has no code, means the same', (message) => {
  expect(unavailability(new Error(message))).toBe('busy');
});

it.each(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'])(
  'the error %s of Prisma means the same',
  (code) => {
    expect(unavailability(error({ code }))).toBe('busy');
  },
);

it.each([
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionWriteConflict',
])('what the adapter of Prisma calls %s means the same', (kind) => {
  expect(unavailability(error({ cause: { kind } }))).toBe('busy');
  expect(unavailability(byPrisma('P2010', { kind }))).toBe('busy');
});

it.each(['28000', '28P01', '3D000', '55000', 'XX000'])(
  'SQLSTATE %s is an outage where it ends the session or lets none begin',
  (code) => {
    for (const severity of ['FATAL', 'PANIC']) {
      expect(unavailability(error({ code, severity }))).toBe('busy');
      expect(unavailability(byPrisma('P2010', { kind: 'postgres', code, severity }))).toBe('busy');
    }
    expect(unavailability(error({ code, severity: 'ERROR' }))).toBeNull();
  },
);

it.each(['P2002', 'P2003', 'P2010', 'P2021', 'P2025'])('the error %s of Prisma is a bug', (code) => {
  expect(unavailability(error({ code }))).toBeNull();
});

it('what the registry throws itself is known, and all else is a bug', () => {
  expect(unavailability(new OutOfTimeError())).toBe('out-of-time');
  expect(unavailability(new SilentConnectionError())).toBe('busy');
  expect(unavailability(new NoTurnError())).toBe('busy');
  expect(unavailability(new OvertakenError({}))).toBe('busy');
  for (const other of [new Error('Connection is fine'), 'ECONNRESET', null, undefined, 57014]) {
    expect(unavailability(other)).toBeNull();
  }
});
