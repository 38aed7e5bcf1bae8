import { readEnv } from '../env.ts';
import { allCheckpoints, signCheckpoint } from '../record/checkpoints.ts';
import { withRegistry } from './database.ts';

/** Prints all checkpoints, as lines of JSON; signs the last change first where there is a key. */
export async function checkpointCommand(): Promise<void> {
  const { signer } = readEnv();
  await withRegistry(async ({ registry }) => {
    if (signer) await signCheckpoint(registry, signer);
    else process.stderr.write('MUSTER_SIGNING_KEY is not set: nothing is signed now.\n');
    for await (const page of allCheckpoints(registry.$query)) {
      process.stdout.write(page.map((checkpoint) => `${JSON.stringify(checkpoint)}\n`).join(''));
    }
  });
}
