import type { RunQuery } from '../database/run-query.ts';
import { sql } from '../sql/sql.ts';
import { isSigned, type Checkpoint } from './checkpoint.ts';
import { allCheckpoints } from './checkpoints.ts';

interface CheckpointOptions {
  readonly against: readonly Checkpoint[];
  readonly publicKey: string | null;
  /** The position of the last change there is. */
  readonly last: bigint;
  readonly report: (line: string) => void;
  readonly onStep: (step: string) => void;
}

const PAGE = 1_000;

const CHANGES_AT = sql`SELECT position::text AS position, at, hash FROM change WHERE position = ANY($1::bigint[])`;

/** Compares the record with the checkpoints that it holds, and with those that were kept elsewhere. */
export async function verifyCheckpoints(query: RunQuery, options: CheckpointOptions): Promise<void> {
  options.onStep('checkpoints');
  for (let start = 0; start < options.against.length; start += PAGE) {
    // oxlint-disable-next-line no-await-in-loop -- page by page
    await compare(query, options.against.slice(start, start + PAGE), { ...options, where: ' of those kept' });
  }
  for await (const stored of allCheckpoints(query)) {
    await compare(query, stored, { ...options, publicKey: null, where: '' });
  }
}

async function compare(
  query: RunQuery,
  checkpoints: readonly Checkpoint[],
  { publicKey, last, report, where }: CheckpointOptions & { readonly where: string },
): Promise<void> {
  if (checkpoints.length === 0) return;
  const found = await query<{ position: string; at: Date; hash: string }>(CHANGES_AT, [
    checkpoints.map(({ position }) => position),
  ]);
  const changes = new Map(found.map((change) => [change.position, change]));
  for (const checkpoint of checkpoints) {
    const { position, hash, at } = checkpoint;
    const change = changes.get(position);
    const tell = (problem: string) => report(`checkpoint ${position}${where}: ${problem}`);
    if (publicKey !== null && checkpoint.publicKey !== publicKey) tell('it was signed with another key');
    else if (!isSigned(checkpoint)) tell('its signature does not fit');
    else if (BigInt(position) > last) tell(`the record was shortened: it ends at position ${last}`);
    else if (!change) tell('its change is missing');
    else if (change.hash !== hash || change.at.toISOString() !== at) {
      tell('the record was rewritten: its change has another hash or instant');
    }
  }
}
