import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { reasonOf, StartupError } from '../errors/startup-error.ts';
import { INVARIANTS } from '../invariants.ts';
import { KEPT_TABLES } from '../kept-tables.ts';
import { readPublicKey, type Checkpoint } from '../record/checkpoint.ts';
import { verifyRegistry } from '../record/verify.ts';
import { withRegistry } from './database.ts';
import { showSteps } from './steps.ts';
import { verifyFile } from './verify-file.ts';

export interface VerifyCommandOptions {
  /** A file of checkpoints. */
  readonly against?: string;
  /** A public key, or a file that has it. */
  readonly key?: string;
  /** A file that was exported, which is verified instead of the record. */
  readonly file?: string;
  /** The running server that tells of the record; true: the one of the environment. Default: the database does. */
  readonly server?: string | true;
}

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Prints what breaks the chain of changes, the rows that they wrote or the rules of time; see docs/verification.md. */
export async function verifyCommand({ against, key, file, server }: VerifyCommandOptions): Promise<void> {
  if (server !== undefined && file === undefined)
    throw new StartupError('--server is for --file alone: the record is proven on its database.');
  if (file !== undefined) {
    const asked = server === undefined ? null : server === true ? {} : { server };
    await verifyFile(file, key === undefined ? null : await readKey(key), asked);
    return;
  }
  const checkpoints = against === undefined ? [] : await readCheckpoints(against);
  const publicKey = key === undefined ? null : await readKey(key);
  const steps = showSteps();
  const { changes, position, provenFrom, breaks } = await withRegistry(({ registry }) =>
    verifyRegistry(registry, {
      invariants: INVARIANTS,
      tables: KEPT_TABLES,
      onBreak: print,
      onStep: steps.begin,
      against: checkpoints,
      publicKey,
    }),
  ).finally(steps.stop);
  if (breaks > 0) {
    print(`${breaks} breaks found in ${changes} changes to position ${position}`);
    process.exitCode = 1;
    return;
  }
  print(`verified ${changes} changes to position ${position}`);
  if (provenFrom !== '1' && changes > 0) {
    print(
      provenFrom === null
        ? 'no change proves its rows'
        : `rows are proven from change ${provenFrom} on, those of before as they stood then`,
    );
  }
  if (against !== undefined) {
    print(`fits ${checkpoints.length} checkpoints, signed with ${publicKey ?? 'the keys that they name themselves'}`);
  }
}

const CheckpointLine = z.strictObject({
  position: z.string().regex(/^[1-9]\d{0,17}$/),
  hash: z.string(),
  at: z.string(),
  signature: z.string(),
  publicKey: z.string(),
});

async function readCheckpoints(path: string): Promise<Checkpoint[]> {
  const text = await readText(path, '--against');
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [CheckpointLine.parse(JSON.parse(line))];
    } catch (cause) {
      throw new StartupError(`Line ${i + 1} of ${path} is no checkpoint as npm run checkpoint prints it.`, { cause });
    }
  });
}

async function readKey(given: string): Promise<string> {
  const key = readPublicKey(existsSync(given) ? await readText(given, '--key') : given);
  if (key === null) {
    throw new StartupError('--key must be an Ed25519 public key in base64, or a file with it or with its PEM.');
  }
  return key;
}

async function readText(path: string, option: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new StartupError(`${path} (${option}) cannot be read: ${reasonOf(cause)}`, { cause });
  }
}
