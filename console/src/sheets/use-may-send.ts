import type { ImportKind } from '../generated/documents/graphql.ts';
import { useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import { maySend } from './kinds.ts';

/** Whether the viewer may send a sheet of a kind, and do something with one, here: what shows another day is no ground to act on. */
export function useMaySend(): (kind: ImportKind) => boolean {
  const { date, knownAt } = useMoment();
  const { may } = useSession();
  return (kind) => !date && !knownAt && maySend(kind, may);
}
