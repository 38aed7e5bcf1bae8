import { z } from 'zod';
import { StartupError } from './startup-error.ts';

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);

const Environment = z.object({
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
  LOG_LEVEL: z.preprocess(
    blankIsUnset,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
});

export interface Env {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  readonly bootstrapToken: string | undefined;
  /** Apply pending migrations at start on PostgreSQL too; on the embedded database they always are. */
  readonly migrate: boolean;
  readonly logLevel: string;
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
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    dataDirectory: env.MUSTER_DATA_DIR,
    bootstrapToken: env.MUSTER_BOOTSTRAP_TOKEN,
    migrate: env.MUSTER_MIGRATE === 'apply',
    logLevel: env.LOG_LEVEL,
  };
}
