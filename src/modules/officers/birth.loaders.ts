import type { Context } from '../../graphql/context.ts';
import { perOperation, readRows } from '../../graphql/loading.ts';
import type { Day } from '../../time/day.ts';
import { sealedBirths } from './birth.sql.ts';

// Birth days are sealed, and who was born between two days is asked of many. A server that is asked so opens each row once, and keeps
// the days by the ids of the rows while it runs: a row is never altered. The keys that open them are in its memory as long. What it
// costs, and what becomes of it when keys change: docs/decisions/0040-birth-days-are-opened-in-memory.md.

/** What was opened of one registry. */
export interface Births {
  /** The ids of rows by the birth day. */
  readonly byDay: Map<Day, number[]>;
  /** The ids of rows that do not open, as those whose key the server has not. */
  readonly closed: number[];
  /** The greatest id of a row. */
  last: number;
}

/** How far rows were opened. */
interface Opening extends Births {
  /** The row that became known last: when, and its id among those of that instant. */
  until: { readonly at: Date; readonly id: number };
}

interface Kept extends Opening {
  /** The work that is going on: of two that ask at once, one waits for the other. */
  opening: Promise<void>;
}

const known = new WeakMap<Context['registry'], Kept>();

const noBirths = (): Opening => ({ byDay: new Map(), closed: [], last: 0, until: { at: new Date(0), id: 0 } });

interface SealedRow {
  readonly id: number;
  readonly officerId: number;
  readonly birthOn: Uint8Array<ArrayBuffer>;
  readonly keyId: string;
  readonly recordedAt: Date;
}

/** So many are opened before others have their turn. */
const BATCH = 2_000;

/** The day; null where the row does not open. Whoever altered a row hides that officer, not all others. */
const opened = ({ sealer }: Context, { officerId, birthOn: bytes, keyId }: SealedRow): Day | null =>
  sealer?.openIfPossible(officerId, 'birthOn', { keyId, bytes }) ?? null;

async function openNew(context: Context, births: Opening): Promise<void> {
  for (;;) {
    // what is read past the memory is not kept twice
    // oxlint-disable-next-line no-await-in-loop -- the next batch begins after this one
    const rows = await readRows<SealedRow>(context, 'uncached', (statement) =>
      sealedBirths(
        { at: statement.value(births.until.at, 'timestamptz'), id: statement.value(births.until.id, 'int') },
        BATCH,
      ),
    );
    for (const row of rows) {
      const day = opened(context, row);
      const ids = day === null ? births.closed : births.byDay.get(day);
      if (ids) ids.push(row.id);
      else births.byDay.set(day!, [row.id]);
      births.last = Math.max(births.last, row.id);
      births.until = { at: row.recordedAt, id: row.id };
    }
    if (rows.length < BATCH) return;
  }
}

/** What a dry run has written is rolled back, and others may write before it: it is kept for nobody else. */
async function openForDryRun(context: Context): Promise<Births> {
  const births = noBirths();
  await openNew(context, births);
  return births;
}

/** All birth days on record, those included that are not believed any more. */
export const birthsOnRecord = perOperation(async (context): Promise<Births> => {
  if (context.operation.dryRun !== null) return openForDryRun(context);
  let births = known.get(context.registry);
  if (!births) {
    births = { ...noBirths(), opening: Promise.resolve() };
    known.set(context.registry, births);
  }
  const mine = births;
  const opening = mine.opening.then(() => openNew(context, mine));
  mine.opening = opening.catch(() => {
    // whoever asks next goes on where this one stopped
  });
  await opening;
  return mine;
});
