import { notifyManager, useQueryClient, type Query } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';

/** What was read for a purpose: each reading is on record, so that it is read anew by nobody but who wants it. */
const isForPurpose = ({ meta }: Query): boolean => meta?.['forPurpose'] === true;

interface Reread {
  /** What the first of its key tells is left as it is. */
  readonly but?: string;
  /** Whether what was read for a purpose may be another by now, too: that is told beside it. */
  readonly hasChanged?: boolean;
  /** What was worked on is read again, even if it was read for a purpose: the beginning of its key. */
  readonly own?: readonly string[];
}

/** Reads again what the page shows, but what was read for a purpose. */
export function useReread(): (asked?: Reread) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async ({ but, hasChanged = false, own }: Reread = {}) => {
      const isOwn = ({ queryKey }: Query): boolean => own?.every((part, i) => queryKey[i] === part) ?? false;
      if (hasChanged) {
        await queries.invalidateQueries({
          predicate: (query) => isForPurpose(query) && !isOwn(query),
          refetchType: 'none',
        });
      }
      await queries.invalidateQueries({
        predicate: (query) => (!isForPurpose(query) || isOwn(query)) && query.queryKey[0] !== but,
      });
    },
    [queries],
  );
}

/** Whether what is shown and was read for a purpose may be another by now, and what reads it anew. */
export function useMayHaveChanged(): readonly [mayHaveChanged: boolean, readAnew: () => Promise<void>] {
  const queries = useQueryClient();
  const cache = queries.getQueryCache();
  const mayHaveChanged = useSyncExternalStore(
    useCallback((onChange) => cache.subscribe(notifyManager.batchCalls(onChange)), [cache]),
    () =>
      cache.findAll({ type: 'active', predicate: (query) => isForPurpose(query) && query.state.isInvalidated }).length >
      0,
  );
  const readAnew = useCallback(
    () => queries.invalidateQueries({ predicate: (query) => isForPurpose(query) && query.state.isInvalidated }),
    [queries],
  );
  return [mayHaveChanged, readAnew];
}
