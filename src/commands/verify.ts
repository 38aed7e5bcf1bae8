import { INVARIANTS } from '../invariants.ts';
import { verifyRegistry } from '../record/verify.ts';
import { withMigratedDatabase } from './database.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Prints what breaks the chain of changes or the rules of time; see docs/verification.md. */
export async function verifyCommand(): Promise<void> {
  const { changes, position, breaks } = await withMigratedDatabase(({ registry }) =>
    verifyRegistry(registry, { invariants: INVARIANTS, onBreak: print }),
  );
  if (breaks === 0) {
    print(`verified ${changes} changes to position ${position}`);
  } else {
    print(`${breaks} breaks found in ${changes} changes to position ${position}`);
    process.exitCode = 1;
  }
}
