import type { ChangeRecord, Written } from '../record/chain.ts';
import { write } from '../record/changes.ts';
import { replaceRows } from '../record/recordings.ts';
import type { Write } from '../record/write.ts';
import { sql } from '../sql/sql.ts';
import { believedNow } from '../time/temporal.ts';
import type { Registry } from '../database/client.ts';
import { StartupError } from '../errors/startup-error.ts';
import { OFFICER_PERSONAL } from './personal.declaration.ts';
import { rewrapKeys } from './words.ts';
import { openRow, recordedRow, sealRow, type PersonalFacts, type PersonalRow } from './row.ts';
import { SealError, type Sealer } from './sealer.ts';

export interface RotationOptions {
  /** The actor of the changes. */
  readonly actor: string;
  readonly requestId: string;
  /** Called after each batch with the number of rows sealed anew so far. */
  readonly onProgress?: (resealed: number) => void;
  readonly batchSize?: number;
}

/** Other writes wait for a batch; this many rows take a fraction of a second. */
const BATCH_SIZE = 500;

/**
 * Seals anew with the present key, and hashes anew, all believed rows that were sealed with another key, and then the keys of all
 * words. Each batch is a write of its own, so a rotation that was interrupted continues where it stopped. Superseded rows keep the
 * key they were sealed with.
 */
export async function rotateKeys(registry: Registry, sealer: Sealer, options: RotationOptions): Promise<number> {
  const { onProgress, batchSize = BATCH_SIZE } = options;
  let resealed = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- the next batch begins after this one
    const count = await write(registry, (inside) => resealBatch(inside, sealer, batchSize, options));
    if (count === 0) break;
    resealed += count;
    onProgress?.(resealed);
  }
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- the next batch begins after this one
    const count = await write(registry, (inside) => rewrapBatch(inside, sealer, batchSize, options));
    if (count === 0) return resealed;
    resealed += count;
    onProgress?.(resealed);
  }
}

/** The keys of words seal the words, which stay as they are: they are sealed anew alone. */
async function rewrapBatch(
  writing: Write,
  sealer: Sealer,
  batchSize: number,
  options: RotationOptions,
): Promise<Written<number>> {
  const rewrapped = await rewrapKeys(writing, sealer, batchSize);
  if (rewrapped === 0) return { result: 0, change: null };
  const fields = [{ field: 'rewrapped', before: null, after: String(rewrapped) }];
  return { result: rewrapped, change: changeOf(options, fields) };
}

const changeOf = ({ actor, requestId }: RotationOptions, fields: ChangeRecord['fields']): ChangeRecord => ({
  actor,
  operation: 'rotatePersonalKeys',
  subjectType: 'Registry',
  subjectId: null,
  fields,
  basis: null,
  requestId,
});

/** The believed rows that are sealed with another key, in the order in which they were recorded; a bounded number. */
const rowsUnderOtherKeys = sql`SELECT p.id, p.officer_id AS "officerId", p.birth_on AS "birthOn",
  p.national_id AS "nationalId", p.national_id_hash AS "nationalIdHash", p.key_id AS "keyId"
FROM officer_personal p WHERE ${believedNow('p')} AND p.key_id <> $1 ORDER BY p.id LIMIT $2::int`;

type BelievedRow = PersonalRow & { readonly id: number };

async function resealBatch(
  writing: Write,
  sealer: Sealer,
  batchSize: number,
  options: RotationOptions,
): Promise<Written<number>> {
  const rows = await writing.query<BelievedRow>(rowsUnderOtherKeys, [sealer.keyId, batchSize]);
  if (rows.length === 0) return { result: 0, change: null };
  const superseded = rows.map(({ id }) => id);
  const successors = rows.map((row) => recordedRow(sealRow(sealer, row.officerId, openOrStop(sealer, row))));
  replaceRows(writing, OFFICER_PERSONAL, superseded, successors);
  const keyIds = [...new Set(rows.map(({ keyId }) => keyId))].toSorted().join(', ');
  const fields = [
    { field: 'resealed', before: null, after: String(rows.length) },
    { field: 'keyId', before: keyIds, after: sealer.keyId },
  ];
  return { result: rows.length, change: changeOf(options, fields) };
}

/** Opens a row, or stops the rotation: a row that was skipped would be lost with the key that is to be retired. */
function openOrStop(sealer: Sealer, row: PersonalRow & { readonly id: number }): PersonalFacts {
  try {
    return openRow(sealer, row);
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause;
    throw new StartupError(`Row ${row.id} of officer_personal: ${cause.message}.`, { cause });
  }
}

/** Counts the superseded rows under each key that no longer seals: they are lost with that key. */
export const supersededUnder = (
  registry: Registry,
  { keyId }: Sealer,
): Promise<readonly { readonly keyId: string; readonly rows: number }[]> =>
  registry.$query(
    sql`SELECT p.key_id AS "keyId", count(*)::int AS "rows" FROM officer_personal p
WHERE NOT (${believedNow('p')}) AND p.key_id <> $1 GROUP BY p.key_id ORDER BY p.key_id`,
    [keyId],
  );
