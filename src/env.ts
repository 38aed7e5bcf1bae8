import { z } from 'zod';
import type { ProviderClient } from './access/provider-discovery.ts';
import { isProtected } from './access/protected-address.ts';
import { problemsOfNames } from './env-names.ts';
import { LIMITS, type Limits } from './limits/limits.ts';
import {
  corsOrigins,
  count,
  lookupKey,
  onOrOff,
  optionalText,
  proxies,
  scopesAsked,
  sealingKeys,
  signingKey,
  variable,
} from './env-variables.ts';
import type { PersonalKeys } from './personal/keys.ts';
import type { Signer } from './record/checkpoint.ts';
import { StartupError } from './errors/startup-error.ts';

/** The variable of each limit, with its least value. Default: 1. */
const LIMIT_VARIABLES: Readonly<Record<keyof Limits, readonly [name: string, minimum?: number]>> = {
  bodyBytes: ['MUSTER_LIMIT_BODY_BYTES', 1024],
  tokens: ['MUSTER_LIMIT_TOKENS'],
  depth: ['MUSTER_LIMIT_DEPTH'],
  aliases: ['MUSTER_LIMIT_ALIASES', 0],
  rootFields: ['MUSTER_LIMIT_ROOT_FIELDS'],
  fields: ['MUSTER_LIMIT_FIELDS'],
  directives: ['MUSTER_LIMIT_DIRECTIVES', 0],
  inputDepth: ['MUSTER_LIMIT_INPUT_DEPTH'],
  inputValues: ['MUSTER_LIMIT_INPUT_VALUES'],
  cost: ['MUSTER_LIMIT_COST'],
  budget: ['MUSTER_BUDGET'],
  budgetSeconds: ['MUSTER_BUDGET_SECONDS'],
  failedSignIns: ['MUSTER_FAILED_SIGN_INS'],
  pointsPerMs: ['MUSTER_POINTS_PER_MS', 0],
  viewerRequests: ['MUSTER_VIEWER_REQUESTS'],
  executionMs: ['MUSTER_EXECUTION_MS', 100],
  requestMs: ['MUSTER_REQUEST_MS', 100],
  readMs: ['MUSTER_READ_MS', 100],
  batch: ['MUSTER_BATCH', 0],
};

const LIMIT_ENTRIES = Object.entries(LIMIT_VARIABLES) as [keyof Limits, (typeof LIMIT_VARIABLES)[keyof Limits]][];

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const POOL_WAIT_MS = 5_000;
/** Some 50 MB, where there is that much to read. */
const MEMORY_ROWS = 50_000;

const Variables = z.object({
  ...Object.fromEntries(LIMIT_ENTRIES.map(([limit, [name, minimum]]) => [name, count(LIMITS[limit], minimum)])),
  MUSTER_POOL_WAIT_MS: count(POOL_WAIT_MS, 100),
  MUSTER_MEMORY_ROWS: count(MEMORY_ROWS, 0),
  MUSTER_CORS_ORIGINS: variable(corsOrigins),
  MUSTER_PROXIES: variable(proxies),
  MUSTER_DOCUMENTS_DIR: optionalText,
  MUSTER_FORMS_DIR: optionalText,
  MUSTER_CONSOLE: onOrOff,
  MUSTER_GRAPHIQL: onOrOff,
  MUSTER_INTROSPECTION: onOrOff,
  PORT: variable(z.coerce.number('must be a port, 0 to 65535').int().min(0).max(65_535).default(4000)),
  HOST: variable(z.string().default('127.0.0.1')),
  DATABASE_URL: variable(
    z
      .url({ protocol: /^postgres(ql)?$/, hostname: /./, error: 'must be a postgres:// or postgresql:// address' })
      .optional(),
  ),
  MUSTER_DATA_DIR: variable(z.string().default('.muster')),
  MUSTER_BOOTSTRAP_TOKEN: variable(z.string().min(16, 'must have at least 16 characters').max(200).optional()),
  MUSTER_MIGRATE: variable(z.literal('apply', 'must be "apply" or unset').optional()),
  MUSTER_COMPILED: variable(
    z.enum(['off', 'repeated', 'always'], 'must be "off", "repeated" or "always"').default('repeated'),
  ),
  MUSTER_PERSONAL_KEYS: variable(sealingKeys),
  MUSTER_PERSONAL_HASH_KEY: variable(lookupKey),
  MUSTER_SIGNING_KEY: variable(signingKey),
  MUSTER_OIDC_ISSUER: variable(z.url('must be an address').optional()),
  MUSTER_OIDC_AUDIENCE: optionalText,
  MUSTER_OIDC_JWKS: optionalText,
  MUSTER_OIDC_GROUPS_CLAIM: variable(z.string().default('groups')),
  MUSTER_OIDC_GRANTS: optionalText,
  MUSTER_OIDC_OFFICER_CLAIM: optionalText,
  MUSTER_OIDC_CLIENT_ID: optionalText,
  MUSTER_OIDC_SCOPES: variable(scopesAsked),
  LOG_LEVEL: variable(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info')),
});

/** Checks variables that depend on each other. A sealing key without a lookup key would be noticed only when someone is enrolled twice. */
const Environment = Variables.superRefine((env, check) => {
  const { MUSTER_PERSONAL_KEYS: keys, MUSTER_PERSONAL_HASH_KEY: lookup } = env;
  const missing = (name: string, other: string) =>
    check.addIssue({ code: 'custom', path: [name], message: `must be set where ${other} is` });
  const provider = ['MUSTER_OIDC_ISSUER', 'MUSTER_OIDC_AUDIENCE', 'MUSTER_OIDC_JWKS'] as const;
  const given = provider.find((name) => env[name] !== undefined);
  if (given) for (const name of provider) if (env[name] === undefined) missing(name, given);
  for (const name of ['MUSTER_OIDC_GRANTS', 'MUSTER_OIDC_OFFICER_CLAIM', 'MUSTER_OIDC_CLIENT_ID'] as const) {
    if (!given && env[name] !== undefined) missing('MUSTER_OIDC_ISSUER', name);
  }
  const { MUSTER_OIDC_CLIENT_ID: client, MUSTER_OIDC_SCOPES: scopes, MUSTER_OIDC_ISSUER: issuer } = env;
  if (client === undefined && scopes !== undefined) missing('MUSTER_OIDC_CLIENT_ID', 'MUSTER_OIDC_SCOPES');
  if (client !== undefined && issuer !== undefined && !isProtected(issuer)) {
    const message = 'must be https, or of this machine itself, where MUSTER_OIDC_CLIENT_ID is set';
    check.addIssue({ code: 'custom', path: ['MUSTER_OIDC_ISSUER'], message });
  }
  const limits = limitsOf(env);
  if (limits.budget < limits.cost) {
    const message = 'must be at least MUSTER_LIMIT_COST: what may be asked could never be answered';
    check.addIssue({ code: 'custom', path: ['MUSTER_BUDGET'], message });
  }
  if (keys && !lookup) missing('MUSTER_PERSONAL_HASH_KEY', 'MUSTER_PERSONAL_KEYS');
  if (lookup && !keys) missing('MUSTER_PERSONAL_KEYS', 'MUSTER_PERSONAL_HASH_KEY');
  if (lookup && keys?.some(({ key }) => key.equals(lookup))) {
    check.addIssue({
      code: 'custom',
      path: ['MUSTER_PERSONAL_HASH_KEY'],
      message: 'must not be one of MUSTER_PERSONAL_KEYS: those are changed, this one stays',
    });
  }
});

/** The limits, by their names in the program. */
const limitsOf = (env: object): Limits =>
  Object.fromEntries(
    LIMIT_ENTRIES.map(([limit, [name]]) => [limit, (env as Record<string, number>)[name]]),
  ) as unknown as Limits;

export interface Env {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  readonly bootstrapToken: string | undefined;
  /** Whether pending migrations are applied at start on PostgreSQL; on the embedded database they always are. */
  readonly migrate: boolean;
  /** Which queries are executed by plans: none, those that are sent again, or all. */
  readonly compiled: 'off' | 'repeated' | 'always';
  /** The keys that personal data is sealed with; null: this server neither stores nor opens any. */
  readonly personalKeys: PersonalKeys | null;
  /** Signs checkpoints; null: nothing is signed. */
  readonly signer: Signer | null;
  /** The provider at which people sign in; null: only tokens sign in. */
  readonly identityProvider: ProviderSettings | null;
  /** How the console has people sign in there; null: the page takes tokens alone. */
  readonly providerClient: ProviderClient | null;
  readonly limits: Limits;
  /** How long a request waits for a connection to the database. */
  readonly poolWaitMs: number;
  /** How many rows are kept in memory for as long as nothing is changed; 0: none. */
  readonly memoryRows: number;
  /** The sites whose pages may ask from a browser. Default: none. */
  readonly corsOrigins: readonly string[];
  /** The addresses of the proxies before the registry; empty: there is none; null: the address of a client is not known. */
  readonly proxies: readonly string[] | null;
  /** A folder with manifests of trusted documents; null: only schema/operations. */
  readonly documentsDirectory: string | null;
  /** A folder with templates of forms; null: only the shipped ones. */
  readonly formsDirectory: string | null;
  readonly console: boolean;
  readonly graphiql: boolean;
  readonly introspection: boolean;
  readonly logLevel: string;
}

export interface ProviderSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: URL | string;
  readonly groupsClaim: string;
  /** The file with the grants of groups; null: groups have no grants. */
  readonly grantsFile: string | null;
  /** The claim with the police number of a person; null: no claim tells which officer a person is. */
  readonly officerClaim: string | null;
}

/** Reads and checks the environment. Nothing else reads it. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = Environment.safeParse(source);
  const unknown = problemsOfNames(Object.keys(source), Object.keys(Variables.shape));
  if (!parsed.success || unknown.length > 0) {
    // names and reasons only: a value may be a secret
    const issues = parsed.error?.issues ?? [];
    const problems = [...issues.map(({ path, message }) => `${path.join('.')} ${message}`), ...unknown];
    throw new StartupError(`The environment is not valid: ${problems.join('; ')}.`);
  }
  const env = parsed.data;
  const { MUSTER_PERSONAL_KEYS: sealing, MUSTER_PERSONAL_HASH_KEY: lookupSecret } = env;
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    dataDirectory: env.MUSTER_DATA_DIR,
    bootstrapToken: env.MUSTER_BOOTSTRAP_TOKEN,
    migrate: env.MUSTER_MIGRATE === 'apply',
    compiled: env.MUSTER_COMPILED,
    personalKeys: sealing && lookupSecret ? { sealing, lookupSecret } : null,
    signer: env.MUSTER_SIGNING_KEY ?? null,
    identityProvider: providerOf(env),
    providerClient: clientOf(env),
    limits: limitsOf(env),
    poolWaitMs: env.MUSTER_POOL_WAIT_MS,
    memoryRows: env.MUSTER_MEMORY_ROWS,
    corsOrigins: env.MUSTER_CORS_ORIGINS,
    proxies: env.MUSTER_PROXIES ?? null,
    documentsDirectory: env.MUSTER_DOCUMENTS_DIR ?? null,
    formsDirectory: env.MUSTER_FORMS_DIR ?? null,
    console: env.MUSTER_CONSOLE === 'on',
    graphiql: env.MUSTER_GRAPHIQL === 'on',
    introspection: env.MUSTER_INTROSPECTION === 'on',
    logLevel: env.LOG_LEVEL,
  };
}

function providerOf(env: z.output<typeof Environment>): ProviderSettings | null {
  const { MUSTER_OIDC_ISSUER: issuer, MUSTER_OIDC_AUDIENCE: audience, MUSTER_OIDC_JWKS: jwks } = env;
  if (issuer === undefined || audience === undefined || jwks === undefined) return null;
  return {
    issuer,
    audience,
    keys: /^https?:/.test(jwks) ? new URL(jwks) : jwks,
    groupsClaim: env.MUSTER_OIDC_GROUPS_CLAIM,
    grantsFile: env.MUSTER_OIDC_GRANTS ?? null,
    officerClaim: env.MUSTER_OIDC_OFFICER_CLAIM ?? null,
  };
}

function clientOf(env: z.output<typeof Environment>): ProviderClient | null {
  const { MUSTER_OIDC_ISSUER: issuer, MUSTER_OIDC_CLIENT_ID: clientId, MUSTER_OIDC_SCOPES: scopes = 'openid' } = env;
  return issuer === undefined || clientId === undefined ? null : { issuer, clientId, scopes };
}
