import { Refusal } from '../../errors/refusals.ts';
import { OutOfReachError } from '../../record/reach.ts';
import { ledOf, type Led } from '../../record/subjects.ts';
import type { Write } from '../../record/write.ts';

/**
 * Runs an act. An id that leads to another thing since two records became one finds nothing of its own, so the act is refused;
 * it is run again on what the ids of its input lead to. Asked only then, and inside the write: whichever act comes first,
 * none is done on a record that is merged.
 */
export async function followingIds<Result>(
  write: Write,
  named: ReadonlyMap<string, ReadonlySet<number>>,
  run: (led: Led | null) => Promise<Result>,
): Promise<Result> {
  try {
    return await run(null);
  } catch (error) {
    const isRefused = error instanceof Refusal || error instanceof OutOfReachError;
    // who has recorded something has found what the ids name
    if (!isRefused || named.size === 0 || !write.buffer.isUntouched) throw error;
    const led = await ledOf(write, named);
    if (led.size === 0) throw error;
    return run(led);
  }
}
