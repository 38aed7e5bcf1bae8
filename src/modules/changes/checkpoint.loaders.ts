import type { Context } from '../../graphql/context.ts';
import type { Checkpoint } from '../../record/checkpoint.ts';
import { newestCheckpoint } from '../../record/checkpoints.ts';

export type CheckpointRow = Checkpoint;

/** The newest checkpoint; null where nothing was signed. */
export const lastCheckpoint = ({ operation }: Context): Promise<CheckpointRow | null> =>
  newestCheckpoint(operation.query);
