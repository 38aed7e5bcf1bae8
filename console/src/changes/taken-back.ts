import type { ChangeHeadFragment } from '../generated/documents/graphql.ts';

interface TakingBack {
  /** The word that says so. */
  readonly how: 'undoneBy' | 'withdrawnBy';
  readonly position: string;
}

/** By which change another was taken back, and how; null where it was not. */
export function takingBackOf({
  undoneBy,
  withdrawnBy,
}: Pick<ChangeHeadFragment, 'undoneBy' | 'withdrawnBy'>): TakingBack | null {
  if (undoneBy) return { how: 'undoneBy', position: undoneBy.position };
  return withdrawnBy ? { how: 'withdrawnBy', position: withdrawnBy.position } : null;
}
