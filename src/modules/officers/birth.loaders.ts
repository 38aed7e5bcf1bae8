import type { Context } from '../../graphql/context.ts';
import { perOperation, readRows } from '../../graphql/loading.ts';
import type { Day } from '../../time/day.ts';
import { sealedBirths } from './birth.sql.ts';

// Birth days are sealed, and who was born between two days is asked of many. A server that is asked so opens each row once, and keeps
// the days by the ids of the rows while it runs: a row is never altered. The keys that open them are in its memory as long.

/** What was opened of one registry. */
export interface Births {
  /** The ids of rows by the birth day. */
  readonly byDay: Map<Day, number[]>;
  /** The ids of rows that the server has not the key to open. */
  readonly closed: number[];
  last: number;
  /** The work that is going on: of two that ask at once, one waits for the other. */
  opening: Promise<void>;
}

const known = new WeakMap<Context['registry'], Births>();

interface SealedRow {
  readonly id: number;
  readonly officerId: number;
  readonly birthOn: Uint8Array<ArrayBuffer>;
  readonly keyId: string;
}

/** So many are opened before others have their turn. */
const BATCH = 2_000;

async function openNew(context: Context, births: Births): Promise<void> {
  const { sealer } = context;
  for (;;) {
    // what is read past the memory is not kept twice
    // oxlint-disable-next-line no-await-in-loop -- the next batch begins after this one
    const rows = await readRows<SealedRow>(context, 'uncached', (statement) =>
      sealedBirths(statement.value(births.last, 'int'), BATCH),
    );
    for (const { id, officerId, birthOn: bytes, keyId } of rows) {
      if (!sealer?.opens(keyId)) {
        births.closed.push(id);
      } else {
        const day = sealer.open(officerId, 'birthOn', { keyId, bytes });
        const ids = births.byDay.get(day);
        if (ids) ids.push(id);
        else births.byDay.set(day, [id]);
      }
      births.last = id;
    }
    if (rows.length < BATCH) return;
  }
}

/** All birth days on record, those included that are not believed any more. */
export const birthsOnRecord = perOperation(async (context): Promise<Births> => {
  let births = known.get(context.registry);
  if (!births) {
    births = { byDay: new Map(), closed: [], last: 0, opening: Promise.resolve() };
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
