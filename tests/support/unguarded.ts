import type { Registry, Transaction } from '../../src/database/client.ts';

/** Writes past the triggers that guard the rows, as somebody with the database may. */
export const unguarded = <Result>(
  registry: Registry,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> =>
  registry.$transaction(async (inside) => {
    const transaction = inside as unknown as Transaction;
    await transaction.$executeRaw`SET LOCAL session_replication_role = replica`;
    return work(transaction);
  });
