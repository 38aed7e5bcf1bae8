import type { Registry } from '../database/client.ts';
import type { RunQuery } from '../database/run-query.ts';
import { sql, sqlName, sqlText } from '../sql/sql.ts';
import { WRITING } from '../database/writing.ts';
import { BatchOvertakenError } from './batch-trial.ts';
import type { Applied } from './batch-act.ts';
import type { BatchPlan, PlannedAct } from './batch-plan.ts';
import { BatchStatistics } from './batch-statistics.ts';
import { append, linked, lockHead, type Head } from './chain.ts';
import { inOneTransaction } from './changes.ts';
import { RowsSeen, RowsTouched } from './footprint.ts';
import { groupBy } from './group-by.ts';
import { proofsOf } from './proof.ts';
import { wasOvertaken } from './rehearsal.ts';
import { keyColumnsOf, noteKeysOf, sendInTurn } from './sending.ts';

/** Acts that are to be recorded, and whether they are. */
interface Recordable {
  readonly plan: BatchPlan;
  /** The last change that they have seen. */
  readonly seen: bigint;
  readonly applied: boolean;
}

/**
 * Records acts in one transaction and at one instant. `planned` gives them once the lock is held; it fails where others have
 * written what an act has read.
 */
export const recordPlanned = <Found extends Recordable>(
  registry: Registry,
  besides: (query: RunQuery, applied: Applied) => Promise<void>,
  planned: (query: RunQuery, head: Head) => Promise<Found>,
): Promise<Found> =>
  inOneTransaction(registry, null, async (query) => {
    const head = await lockHead(query, 0);
    const found = await planned(query, head);
    const { processId, xid } = head;
    if (!found.applied) return { result: found, processId, xid, position: head.position, hash: null };
    // not before the last change, and the same for all
    const at = new Date(Math.max(Date.now(), head.at.getTime() + 1));
    const { last, positions } = await recordAll(query, head, found, at);
    await besides(query, { at, positions });
    return {
      result: found,
      processId,
      xid,
      position: last.position,
      hash: positions.size > 0 ? last.hash : null,
    };
  });

async function recordAll(query: RunQuery, head: Head, { plan, seen }: Recordable, at: Date) {
  const positions = new Map<number, bigint>();
  const statistics = new BatchStatistics();
  let last: Head = head;
  try {
    for await (const round of joined(plan.rounds())) {
      const { position } = last;
      round.forEach(({ place }, i) => positions.set(place, position + BigInt(i) + 1n));
      // rows of a round rest on those of the rounds before it
      last = await recordRound(query, last, round, at);
      await statistics.keepUp(query, round);
    }
  } catch (error) {
    // what was tried before others wrote could be recorded then
    if (head.position !== seen && wasOvertaken(error)) throw new BatchOvertakenError({ cause: error });
    throw error;
  }
  return { last, positions };
}

/** So many acts are recorded at once. */
const JOINED_MAXIMUM = 1_000;

/** Rounds whose acts only add rows, as one: what is added refers to what is there, and takes the place of nothing. */
async function* joined(
  rounds: AsyncIterable<readonly PlannedAct[]>,
): AsyncGenerator<readonly PlannedAct[], void, undefined> {
  let together: PlannedAct[] = [];
  for await (const round of rounds) {
    const adds = round.every(onlyAdds);
    if (together.length > 0 && (!adds || together.length + round.length > JOINED_MAXIMUM)) {
      yield together;
      together = [];
    }
    if (adds) together.push(...round);
    else yield round;
  }
  if (together.length > 0) yield together;
}

const onlyAdds = ({ contents }: PlannedAct): boolean =>
  contents.length === 1 &&
  contents.every(({ superseded, corrected, raised }) => superseded.size + corrected.size + raised.size === 0);

/** Tells the database which act writes which row, by the keys of the rows since all have one instant; see note_rows in the migrations. */
const TELL_ROWS = sql`SELECT set_config('muster.acts', $1, TRUE), set_config('muster.batch', 'on', TRUE),
  set_config(${sqlText(WRITING)}, 'on', TRUE)`;

async function recordRound(query: RunQuery, head: Head, recorded: readonly PlannedAct[], at: Date): Promise<Head> {
  const position = (i: number): bigint => head.position + BigInt(i) + 1n;
  const acts = recorded.flatMap(({ contents }, i) =>
    contents.flatMap(noteKeysOf).map((key) => [key, position(i).toString()] as const),
  );
  await query(TELL_ROWS, [JSON.stringify(Object.fromEntries(acts))]);
  const steps = Math.max(...recorded.map(({ contents }) => contents.length));
  for (let step = 0; step < steps; step++) {
    const contents = recorded.flatMap(({ contents: all }) => all[step] ?? []);
    // oxlint-disable-next-line no-await-in-loop -- what an act records later rests on what it recorded first
    await sendInTurn(
      query,
      contents.map((content) => ({ content, at, locks: new Map<string, number>() })),
    );
  }
  const proofs = await proofsOf(query, position(0), position(recorded.length - 1));
  const links = recorded.map(({ change }, i) => ({ position: position(i), at, change, proof: proofs[i]! }));
  const hashes = linked(head, links);
  await append(query, head, links, hashes);
  return { position: links.at(-1)!.position, at, hash: hashes.at(-1)! };
}

/** More rows than anybody looks through while others wait. */
const ROWS_MAXIMUM = 20_000;

const WRITTEN_SINCE = sql`SELECT r.table_name AS "table", e.key FROM change_row r CROSS JOIN LATERAL unnest(r.keys) AS e(key)
WHERE r.position > $1::bigint LIMIT $2::int`;

/** Refuses what was tried where others have written since what an act has read, or will write. */
export async function assertNotOvertaken(query: RunQuery, { plan, seen }: Omit<Recordable, 'applied'>): Promise<void> {
  const written = await query<{ table: string; key: string }>(WRITTEN_SINCE, [seen.toString(), ROWS_MAXIMUM]);
  if (written.length === ROWS_MAXIMUM) throw new BatchOvertakenError();
  const touched = new RowsTouched(new RowsSeen());
  for (const [table, rows] of groupBy(written, (row) => row.table)) {
    const keys = rows.map(({ key }) => key);
    // oxlint-disable-next-line no-await-in-loop -- a transaction does one thing after the other
    for (const row of await rowsOf(query, table, keys)) touched.touch(table, row);
  }
  if (plan.meets(touched)) throw new BatchOvertakenError();
}

/** Rows by their keys; of a table whose rows have no id nothing is known of them. */
async function rowsOf(query: RunQuery, table: string, keys: readonly string[]) {
  if (keyColumnsOf(table).join() !== 'id') return [{}];
  const found = await query<{ row: Record<string, unknown> }>(
    sql`SELECT to_jsonb(t) AS "row" FROM ${sqlName(table)} t WHERE t.id = ANY($1::bigint[])`,
    [keys],
  );
  return found.map(({ row }) => row);
}
