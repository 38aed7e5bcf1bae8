import type { Registry } from '../../src/database/client.ts';
import { INVARIANTS } from '../../src/invariants.ts';
import { KEPT_TABLES } from '../../src/kept-tables.ts';
import { verifyRegistry } from '../../src/record/verify.ts';

/** What `verify` finds broken in a registry: its lines. */
export async function breaksOf(registry: Registry): Promise<string[]> {
  const breaks: string[] = [];
  await verifyRegistry(registry, {
    tables: KEPT_TABLES,
    invariants: INVARIANTS,
    onBreak: (line) => breaks.push(line),
  });
  return breaks;
}
