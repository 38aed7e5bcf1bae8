import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { ProviderClient } from './access/provider-discovery.ts';
import { bootstrapToken } from './access/token.ts';
import type { Database } from './database/client.ts';
import { migrationStatus } from './database/migrate.ts';
import { graphqlEndpoint, type Endpoint, type EndpointOptions } from './endpoint.ts';
import { formatSummary, loadFacts } from './publications/load.ts';
import { Background } from './graphql/background.ts';
import { personnelConsole } from './console/routes.ts';
import { graphiql } from './graphiql/routes.ts';
import { startFailure, tellHealth, type Phase } from './health.ts';
import { refuseSecretsInAddresses } from './limits/address.ts';
import { Connections, type Stop } from './limits/connections.ts';
import { incoming, secureHeaders } from './limits/http.ts';
import { LIMITS, type Limits } from './limits/limits.ts';
import { serverLog } from './log.ts';
import { keepImports } from './modules/imports/import-keeping.service.ts';
import { exportRoutes } from './modules/exports/export.routes.ts';
import { formRoutes } from './modules/forms/form.routes.ts';
import { openTemplates } from './modules/forms/form-templates.ts';
import { importRoutes } from './modules/imports/import.routes.ts';
import { portRefused } from './port.ts';
import type { Signer } from './record/checkpoint.ts';
import { ROOT } from './root.ts';
import { upgrade, upgradeRecord } from './upgrade.ts';
import { schema } from './schema.ts';
import { StartupError } from './errors/startup-error.ts';
import { sql } from './sql/sql.ts';
import { counted } from './vocabulary/counted.ts';

const FACTS = join(ROOT, 'prisma/facts');
const FORMS = join(ROOT, 'forms');

export interface AppOptions extends EndpointOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The administrator's token of a registry without tokens. Default: a new one. */
  readonly bootstrapToken?: string | undefined;
  /** Whether pending migrations are applied on PostgreSQL too. Default: false. */
  readonly migrate?: boolean;
  /** Whether the published facts are loaded into an empty embedded database. Default: false. */
  readonly loadFacts?: boolean;
  /** Limits in place of the defaults. */
  readonly limits?: Partial<Limits>;
  /** The sites whose pages may ask from a browser. Default: none. */
  readonly corsOrigins?: readonly string[];
  /** Signs the files that are handed out. Null, as by default: they are not signed. */
  readonly signer?: Signer | null;
  /** A folder with templates of forms, in place of the shipped ones. */
  readonly formsDirectory?: string | null;
  /** Whether `/` is the console of personnel staff. Default: true. */
  readonly console?: boolean;
  /** How the console has people sign in at the identity provider. Null, as by default: it takes tokens alone. */
  readonly providerClient?: ProviderClient | null;
  /** Whether `/graphiql/` is the page of GraphiQL. Default: true. */
  readonly graphiql?: boolean;
  readonly log?: FastifyBaseLogger;
  /** Called when the database is prepared, before the administrator's token is made. */
  readonly onPrepared?: () => void;
}

export interface App {
  readonly url: string;
  /** The administrator's token, if this start made it; null otherwise. */
  readonly newToken: string | null;
  /** Answers what was accepted, then closes the server. The database stays open. Default: idle connections close at once. */
  readonly stop: (stop?: Partial<Stop>) => Promise<void>;
}

/** After which time a stop cuts what is left: queries have ended by then, and so have writes that are not stuck. */
const STOP_MS = 30_000;

/** No route has a schema of JSON: what would compile one, a tenth of a second of a start, is not loaded. */
const noSchema = () => () => {
  throw new Error('routes here have no schemas of JSON');
};
const WITHOUT_SCHEMAS = { buildValidator: noSchema, buildSerializer: noSchema };

/** Takes the port, prepares the database and serves the registry. Until it serves, it answers that it is starting. */
export async function startApp(options: AppOptions): Promise<App> {
  const { database, host, port, log = serverLog('info') } = options;
  const limits = { ...LIMITS, ...options.limits };
  let phase: Phase = 'starting';
  const server = fastify({
    loggerInstance: log,
    genReqId: () => randomUUID(),
    ...incoming(limits),
    trustProxy: options.proxies?.length ? [...options.proxies] : false,
    forceCloseConnections: 'idle',
    schemaController: { compilersFactory: WITHOUT_SCHEMAS },
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  // the bytes of the headers are bounded: past a number of them node would drop the rest without a word
  server.server.maxHeadersCount = 0;
  const connections = new Connections(server, limits);
  refuseSecretsInAddresses(server);
  await secureHeaders(server, options.corsOrigins ?? []);
  const background = new Background((error) => log.error({ err: error }, 'unexpected error'));
  await fileRoutes(server, await graphqlEndpoint(server, options, limits, background), { ...options, limits });
  if (options.console ?? true) await server.register(personnelConsole(options.providerClient ?? null));
  if (options.graphiql ?? true) await server.register(graphiql);
  tellNothingThere(server);
  tellHealth(server, database, () => phase);
  try {
    await listen(server, host, port);
    // what the system refuses when it should accept a connection concerns that connection alone
    server.server.on('error', (error) => log.error({ err: error }, 'a connection could not be accepted'));
    await prepare(database, options.migrate ?? false, log);
    if (database.kind === 'embedded' && options.loadFacts) await loadFactsOnce(database, log);
    options.onPrepared?.();
    // last, so that a start that fails does not make a token that nobody sees
    const newToken = await bootstrapToken(database.registry, options.bootstrapToken);
    const { family, address, port: taken } = server.server.address() as AddressInfo;
    const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
    const endKeeping = await keepImports(database.registry, (error) => log.error({ err: error }, 'unexpected error'));
    phase = 'serving';
    log.info(`serving at ${url}`);
    return {
      url,
      newToken,
      stop: async ({ idleMs = 0, withinMs = STOP_MS, ...quiet } = {}) => {
        phase = 'stopping';
        endKeeping();
        const stopping = background.stop();
        const cut = await connections.stop(server, { idleMs, withinMs, ...quiet });
        await stopping;
        // what was asked for meanwhile is told that nothing is done
        await background.stop();
        if (cut > 0) log.warn(`${cut} connections had not ended after ${withinMs} ms and were cut`);
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw startFailure(error);
  }
}

/** Brings the database to this program, where it may: a server of PostgreSQL is migrated by hand, unless told otherwise. */
async function prepare(database: Database, apply: boolean, log: FastifyBaseLogger): Promise<void> {
  const { pending } = await migrationStatus(database.pool);
  if (pending.length > 0 && database.kind !== 'embedded' && !apply) {
    throw new StartupError(
      `The database lacks ${counted(pending.length, 'migration')} (${pending.join(', ')}): run npm run migrate, or start with MUSTER_MIGRATE=apply.`,
    );
  }
  if (pending.length > 0) log.info(`applying ${counted(pending.length, 'migration')}`);
  // a database that only reads is served where there is nothing to apply
  const { applied, proven, restated } =
    pending.length > 0 ? await upgrade(database) : { applied: [], ...(await upgradeRecord(database.registry)) };
  if (applied.length > 0) log.info({ applied }, 'migrations applied');
  if (proven) log.info('the rows that were there are proven as they stand');
  if (restated > 0) log.info(`${restated} rows with texts of another form are recorded anew`);
}

const ANY_UNIT = sql`SELECT 1 AS one FROM unit LIMIT 1`;

async function loadFactsOnce({ registry }: Database, log: FastifyBaseLogger): Promise<void> {
  if ((await registry.$query(ANY_UNIT, [], 'uncached')).length > 0) return;
  log.info('loading the published facts');
  const summary = await loadFacts(registry, FACTS, { actor: 'system', requestId: randomUUID() });
  log.info(`published facts loaded: ${formatSummary(summary)}`);
}

/** Without the address: fastify would repeat it, and log it. */
/** Files travel beside GraphQL, with the same sign-in and limits. */
async function fileRoutes(
  server: FastifyInstance,
  { admitting, execute }: Endpoint,
  { signer = null, formsDirectory = null, limits: { readMs } }: AppOptions & { readonly limits: Limits },
) {
  await server.register(importRoutes(admitting, schema));
  const exporting = { admission: admitting, schema, execute, signer };
  await server.register(exportRoutes({ ...exporting, readMs }));
  const templates = await openTemplates(FORMS, formsDirectory);
  await server.register(formRoutes({ ...exporting, templates }));
}

function tellNothingThere(server: FastifyInstance): void {
  const body = { message: 'There is nothing at this address.', error: 'Not Found', statusCode: 404 };
  server.setNotFoundHandler((_request, reply) => reply.code(404).send(body));
}

async function listen(server: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await server.listen({ host, port, listenTextResolver: (address) => `listening at ${address}, not serving yet` });
  } catch (cause) {
    throw portRefused(host, port, cause);
  }
}
