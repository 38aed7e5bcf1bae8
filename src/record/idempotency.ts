import type { Write } from './write.ts';

/** What was done first under a key, and the hash of what was asked for. */
export interface FirstResult<Result> {
  readonly requestHash: string;
  readonly result: Result;
}

/** What a viewer has done under a key; null where nothing. A write asks once it holds the lock, so nobody else is about to. */
export async function firstResult<Result>(
  { transaction }: Write,
  viewer: string,
  key: string,
): Promise<FirstResult<Result> | null> {
  const kept = await transaction.idempotencyKey.findUnique({ where: { viewer_key: { viewer, key } } });
  return kept && { requestHash: kept.requestHash, result: kept.result as unknown as Result };
}

/** Keeps what was done under a key, together with it. */
export async function keepResult(
  { transaction, at }: Write,
  viewer: string,
  key: string,
  { requestHash, result }: FirstResult<object>,
): Promise<void> {
  await transaction.idempotencyKey.create({
    data: { viewer, key, requestHash, result, createdAt: at },
  });
}
