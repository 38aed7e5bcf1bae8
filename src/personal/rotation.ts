import { write, type ChangeRecord, type Written } from '../record/changes.ts';
import type { Write } from '../record/write.ts';
import type { Registry } from '../database/client.ts';
import { StartupError } from '../errors/startup-error.ts';
import { openRow, sealRow, type PersonalFacts, type PersonalRow } from './row.ts';
import { SealError, type Sealer } from './sealer.ts';

export interface RotationOptions {
  /** Whom the changes name. */
  readonly actor: string;
  readonly requestId: string;
  /** Told after each batch how many rows are sealed anew so far. */
  readonly onProgress?: (resealed: number) => void;
  readonly batchSize?: number;
}

/** Other writes wait for a batch: this many take a fraction of a second. */
const BATCH_SIZE = 500;

/**
 * Seals anew, with the present key, all that is believed and was sealed with another; its lookup hash is made anew too.
 * Each batch is a write of its own, so a rotation that was stopped goes on where it was when it is started again. What
 * is superseded is left as it was recorded, under the key it was sealed with.
 */
export async function rotateKeys(registry: Registry, sealer: Sealer, options: RotationOptions): Promise<number> {
  const { onProgress, batchSize = BATCH_SIZE } = options;
  let resealed = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- the next batch begins after this one
    const count = await write(registry, (inside) => resealBatch(inside, sealer, batchSize, options));
    if (count === 0) return resealed;
    resealed += count;
    onProgress?.(resealed);
  }
}

async function resealBatch(
  { transaction, at }: Write,
  sealer: Sealer,
  batchSize: number,
  { actor, requestId }: RotationOptions,
): Promise<Written<number>> {
  const rows = await transaction.officerPersonal.findMany({
    where: { supersededAt: null, keyId: { not: sealer.keyId } },
    orderBy: { id: 'asc' },
    take: batchSize,
  });
  if (rows.length === 0) return { result: 0, change: null };
  const successors = rows.map((row) => sealRow(sealer, row.officerId, openOrStop(sealer, row)));
  await transaction.officerPersonal.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { supersededAt: at },
  });
  await transaction.officerPersonal.createMany({ data: successors.map((row) => ({ ...row, recordedAt: at })) });
  const change: ChangeRecord = {
    actor,
    operation: 'rotatePersonalKeys',
    subjectType: 'Registry',
    subjectId: null,
    fields: [
      { field: 'resealed', before: null, after: String(rows.length) },
      {
        field: 'keyId',
        before: [...new Set(rows.map(({ keyId }) => keyId))].toSorted().join(', '),
        after: sealer.keyId,
      },
    ],
    basis: null,
    requestId,
  };
  return { result: rows.length, change };
}

/** One row that does not open stops it all: passed over, it would be lost with the key that is to be retired. */
function openOrStop(sealer: Sealer, row: PersonalRow & { readonly id: number }): PersonalFacts {
  try {
    return openRow(sealer, row);
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause;
    throw new StartupError(`Row ${row.id} of officer_personal: ${cause.message}.`, { cause });
  }
}

/** How many superseded rows need each key that does not seal any more: what is lost when that key is taken away. */
export async function supersededUnder(
  registry: Registry,
  { keyId }: Sealer,
): Promise<{ keyId: string; rows: number }[]> {
  const counts = await registry.officerPersonal.groupBy({
    by: ['keyId'],
    where: { supersededAt: { not: null }, keyId: { not: keyId } },
    _count: true,
    orderBy: { keyId: 'asc' },
  });
  return counts.map((count) => ({ keyId: count.keyId, rows: count._count }));
}
