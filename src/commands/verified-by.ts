import { z } from 'zod';
import { StartupError } from '../errors/startup-error.ts';
import { readEnv } from '../env.ts';
import type { Provenance } from '../modules/exports/provenance.ts';
import { numbersChangedSince, recordAt, type RecordAt } from '../modules/exports/record-at.reads.ts';
import { signedWith } from '../record/checkpoints.ts';
import { withRegistry } from './database.ts';
import { BusyServerError, runningServer, type ServerOptions } from './running-server.ts';

type Named = Pick<Provenance, 'position' | 'hash' | 'asOf'>;

/** Whoever knows the record by which a file is verified. */
export interface VerifiedBy {
  /** How the record stands to what a file names. */
  recordAt(file: Named): Promise<RecordAt>;
  /** Whether this registry has signed with a key; null: it cannot be told. */
  hasSignedWith(publicKey: string): Promise<boolean | null>;
  /** The police numbers of the officers whom changes since were about; null: they cannot be told. */
  numbersChangedSince(file: Named): Promise<ReadonlySet<string> | null>;
}

/** Verifies by the database of the registry. */
export const byDatabase = <Result>(work: (by: VerifiedBy) => Promise<Result>): Promise<Result> =>
  withRegistry(({ registry: { $query: query } }) =>
    work({
      recordAt: ({ position, hash }) => recordAt(query, position, hash),
      hasSignedWith: async (key) => readEnv().signer?.publicKey === key || signedWith(query, key),
      numbersChangedSince: ({ position, asOf }) => numbersChangedSince(query, position, asOf),
    }),
  );

const RecordTold = z.object({
  isOfThisRecord: z.boolean(),
  recordedAt: z.string().nullable(),
  changesSince: z.number().nullable(),
}) satisfies z.ZodType<RecordAt>;

const CheckpointTold = z.object({ checkpoint: z.object({ publicKey: z.string() }).nullable() });

/** Verifies by a running server, which tells no officers, and the key of its newest checkpoint alone. */
export function byServer(options: ServerOptions): VerifiedBy {
  const server = runningServer(options);
  return {
    recordAt: async ({ position, hash }) => {
      const answer = await server.send(`/exports/verify?${new URLSearchParams({ position, hash }).toString()}`);
      const told = RecordTold.safeParse(await answer.json().catch(() => null));
      if (!told.success) throw new StartupError(`${new URL(answer.url).origin} tells nothing of the record.`);
      return told.data;
    },
    hasSignedWith: async (key) => {
      const told = await server.ask('checkpoint', {}).catch((error: unknown) => {
        // whoever may not read changes is told no key
        if (error instanceof StartupError && !(error instanceof BusyServerError)) return null;
        throw error;
      });
      return CheckpointTold.safeParse(told).data?.checkpoint?.publicKey === key ? true : null;
    },
    numbersChangedSince: () => Promise.resolve(null),
  };
}
