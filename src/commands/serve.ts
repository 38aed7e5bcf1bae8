import { openDatabase, type Database } from '../database/client.ts';
import { readGroupGrants } from '../access/group-grants.ts';
import type { SignInOptions } from '../access/person.ts';
import { remembering } from '../remembering.ts';
import { startSigning } from '../record/signing.ts';
import { readEnv, type Env, type ProviderSettings } from '../env.ts';
import type { Logger } from 'pino';
import { collectInTime } from '../limits/collecting.ts';
import { serverLog } from '../log.ts';
import { assertPortFree } from '../port.ts';

/** How long an idle connection is kept at a stop, for a request that is under way. */
const IDLE_MS = 1_000;

/** Serves until SIGINT or SIGTERM, then answers what was accepted. A start is left at once, with nothing of it half done. */
export async function serve(): Promise<void> {
  collectInTime();
  const env = readEnv();
  const log = serverLog(env.logLevel);
  const signals = listenForSignals(log);
  const uncaught = listenForUncaught(log);
  await assertPortFree(env.host, env.port);
  // the larger part of the program is read while the database opens
  const [database, { startApp }] = await Promise.all([opened(env, log), import('../app.ts')]);
  try {
    signals.leaveAtOnce(true);
    const app = await startApp({
      ...env,
      log,
      signIn: await signInOf(env.identityProvider),
      database,
      loadFacts: true,
      // a token that is made is shown, even if a signal comes meanwhile: nobody could learn it later
      onPrepared: () => signals.leaveAtOnce(false),
    });
    if (app.newToken !== null && env.bootstrapToken === undefined) {
      // shown here alone: only its hash is stored
      process.stdout.write(`\nThe administrator's token, shown this once: ${app.newToken}\n\n`);
    }
    const signing =
      env.signer &&
      startSigning(database.registry, env.signer, {
        onError: (error) => log.error({ err: error }, 'the record could not be signed'),
      });
    await Promise.race([signals.came, uncaught]);
    log.info('stopping: what was accepted is answered');
    await app.stop({ idleMs: IDLE_MS });
    await signing?.stop();
  } finally {
    await database.close();
  }
}

const opened = (env: Env, log: Logger): Promise<Database> =>
  openDatabase({
    url: env.databaseUrl,
    directory: env.dataDirectory,
    poolWaitMs: env.poolWaitMs,
    memory: remembering(env.memoryRows),
    statementMs: env.limits.executionMs,
    onLost: (error) => log.warn({ err: error }, 'a connection to the database was lost'),
    onNew: () => log.info(`making a database in ${env.dataDirectory}`),
  });

/** A terminal and npm both send the signal of one key stroke. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Listens for SIGINT and SIGTERM. While a transaction of the start is under way the process ends at once, and the database rolls
 * it back; else `came` resolves. A second signal ends the process in any case.
 */
function listenForSignals(log: Logger) {
  let atOnce = false;
  let cameAt: number | null = null;
  const leave = () => {
    log.info('left before the start was done: what was unfinished is rolled back');
    process.exit(0);
  };
  const came = new Promise<void>((resolve) => {
    const onSignal = () => {
      const now = performance.now();
      if (cameAt !== null && now > cameAt + SAME_SIGNAL_MS) process.exit(1);
      cameAt ??= now;
      if (atOnce) leave();
      resolve();
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });
  return {
    came,
    leaveAtOnce: (now: boolean) => {
      atOnce = now;
      // one that came while an embedded database was made, which must not be left half made
      if (now && cameAt !== null) leave();
    },
  };
}

/** How long the stop after an uncaught error may take. */
const LAST_STOP_MS = 15_000;

/**
 * Resolves when an error was thrown that nothing caught, in a callback or a promise: what it left undone is not known, so the
 * process stops as it does for a signal, and ends with 1. Whoever runs it starts it anew.
 */
const listenForUncaught = (log: Logger): Promise<void> =>
  new Promise((resolve) => {
    process.on('uncaughtException', (error, origin) => {
      log.fatal({ err: error, origin }, 'an error was not caught: the process ends');
      process.exitCode = 1;
      setTimeout(() => process.exit(1), LAST_STOP_MS).unref();
      resolve();
    });
  });

async function signInOf(provider: ProviderSettings | null): Promise<SignInOptions | null> {
  if (!provider) return null;
  const { grantsFile, ...settings } = provider;
  return { ...settings, groupGrants: grantsFile === null ? new Map() : await readGroupGrants(grantsFile) };
}
