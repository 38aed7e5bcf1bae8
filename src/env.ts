import { z } from 'zod';
import { parseKey, parseSealingKeys, type PersonalKeys } from './personal/keys.ts';
import { StartupError } from './startup-error.ts';

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);

const Variables = z.object({
  PORT: z.preprocess(
    blankIsUnset,
    z.coerce.number('must be a port, 0 to 65535').int().min(0).max(65_535).default(4000),
  ),
  HOST: z.preprocess(blankIsUnset, z.string().default('127.0.0.1')),
  DATABASE_URL: z.preprocess(
    blankIsUnset,
    z
      .url({ protocol: /^postgres(ql)?$/, hostname: /./, error: 'must be a postgres:// or postgresql:// address' })
      .optional(),
  ),
  MUSTER_DATA_DIR: z.preprocess(blankIsUnset, z.string().default('.muster')),
  MUSTER_BOOTSTRAP_TOKEN: z.preprocess(
    blankIsUnset,
    z.string().min(16, 'must have at least 16 characters').max(200).optional(),
  ),
  MUSTER_MIGRATE: z.preprocess(blankIsUnset, z.literal('apply', 'must be "apply" or unset').optional()),
  MUSTER_PERSONAL_KEYS: z.preprocess(
    blankIsUnset,
    z
      .string()
      .transform((list, check) => {
        const keys = parseSealingKeys(list);
        if (typeof keys !== 'string') return keys;
        check.addIssue(keys);
        return z.NEVER;
      })
      .optional(),
  ),
  MUSTER_PERSONAL_HASH_KEY: z.preprocess(
    blankIsUnset,
    z
      .string()
      .transform((text, check) => {
        const key = parseKey(text);
        if (key) return key;
        check.addIssue('must be 32 bytes in base64');
        return z.NEVER;
      })
      .optional(),
  ),
  MUSTER_OIDC_ISSUER: z.preprocess(blankIsUnset, z.url('must be an address').optional()),
  MUSTER_OIDC_AUDIENCE: z.preprocess(blankIsUnset, z.string().optional()),
  MUSTER_OIDC_JWKS: z.preprocess(blankIsUnset, z.string().optional()),
  MUSTER_OIDC_GROUPS_CLAIM: z.preprocess(blankIsUnset, z.string().default('groups')),
  MUSTER_OIDC_GRANTS: z.preprocess(blankIsUnset, z.string().optional()),
  LOG_LEVEL: z.preprocess(
    blankIsUnset,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
});

/** Sealing without a lookup key, or the other way around, would only be noticed when someone is enrolled twice. */
const Environment = Variables.superRefine((env, check) => {
  const { MUSTER_PERSONAL_KEYS: keys, MUSTER_PERSONAL_HASH_KEY: lookup } = env;
  const missing = (name: string, other: string) =>
    check.addIssue({ code: 'custom', path: [name], message: `must be set where ${other} is` });
  const provider = ['MUSTER_OIDC_ISSUER', 'MUSTER_OIDC_AUDIENCE', 'MUSTER_OIDC_JWKS'] as const;
  const given = provider.find((name) => env[name] !== undefined);
  if (given) for (const name of provider) if (env[name] === undefined) missing(name, given);
  if (!given && env.MUSTER_OIDC_GRANTS !== undefined) missing('MUSTER_OIDC_ISSUER', 'MUSTER_OIDC_GRANTS');
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

export interface Env {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  readonly bootstrapToken: string | undefined;
  /** Apply pending migrations at start on PostgreSQL too; on the embedded database they always are. */
  readonly migrate: boolean;
  /** What personal data is sealed with; null: this server neither stores nor opens any. */
  readonly personalKeys: PersonalKeys | null;
  /** Where people sign in; null: nowhere, and tokens alone let anyone in. */
  readonly identityProvider: ProviderSettings | null;
  readonly logLevel: string;
}

export interface ProviderSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: URL | string;
  readonly groupsClaim: string;
  /** Where the grants of groups are; null: groups are given nothing. */
  readonly grantsFile: string | null;
}

/** Reads and checks the environment: the only place that looks at it. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = Environment.safeParse(source);
  if (!parsed.success) {
    // names and reasons only: a value may be a secret
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
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
    personalKeys: sealing && lookupSecret ? { sealing, lookupSecret } : null,
    identityProvider: providerOf(env),
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
  };
}
