import type { FastifyInstance } from 'fastify';
import { unavailability } from './database/availability.ts';
import type { Database } from './database/client.ts';
import type { Timed } from './database/watched-client.ts';
import { reasonOf, StartupError } from './errors/startup-error.ts';
import { starting } from './graphql/errors.ts';

export type Phase = 'starting' | 'serving' | 'stopping';

/** What a database does for the registry. */
interface DatabaseState {
  readonly reads: boolean;
  readonly writes: boolean;
}

const HEALTH = new Set(['/healthz', '/readyz']);

/** Answers how the server is; and anything else, before it serves, that it is starting. */
export function tellHealth(server: FastifyInstance, database: Database, phaseNow: () => Phase): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const isStarting = phaseNow() === 'starting' && !HEALTH.has(request.url);
    done(isStarting ? starting() : undefined);
  });
  server.get('/healthz', { logLevel: 'warn' }, () => ({ status: 'ok' }));
  server.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    const phase = phaseNow();
    if (phase !== 'serving') return reply.code(503).send({ status: phase });
    const state = await stateOf(database);
    if (!state.reads) return reply.code(503).send({ status: 'the database does not answer', ...state });
    // who only reads is served: were this 503, a primary that only reads would take all servers out of the balancer
    return { status: state.writes ? 'ok' : 'read-only', ...state };
  });
}

/** How long the database may take to tell how it is. */
const ASKED_MS = 3_000;

const MAY_WRITE: { readonly text: string } & Timed = {
  text: "SELECT current_setting('transaction_read_only') = 'off' AS writes",
  answerMs: ASKED_MS,
};

async function stateOf({ pool }: Database): Promise<DatabaseState> {
  try {
    const client = await pool.connect();
    let writes = false;
    try {
      const { rows } = await client.query<{ writes: boolean }>(MAY_WRITE);
      writes = rows[0]?.writes === true;
    } finally {
      // a session keeps its default for as long as it lives: the next one may write again
      client.release(!writes);
    }
    return { reads: true, writes };
  } catch {
    return { reads: false, writes: false };
  }
}

/** What a start that failed is told as: in one line, where the database is the reason. */
export function startFailure(error: unknown): unknown {
  const why = unavailability(error);
  if (why === null || error instanceof StartupError) return error;
  const message =
    why === 'read-only'
      ? 'The database only reads, and this start has to write there: pending migrations or the first token. Start again when it writes.'
      : `The database does not answer any more: ${reasonOf(error)}`;
  return new StartupError(message, { cause: error });
}
