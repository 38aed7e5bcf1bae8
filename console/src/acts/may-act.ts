import { ACTS } from '../generated/acts.ts';
import { useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import type { ActName } from './acts-of.ts';

/** Whether the viewer may do an act somewhere. What takes something back needs the scope of that: any may do. */
export function useMayDo(): (act: ActName) => boolean {
  const { may, viewer } = useSession();
  return (act) => {
    const scopes: readonly string[] = ACTS[act].scopes;
    return scopes.length > 0 ? scopes.every(may) : viewer.scopes.some((scope) => scope.endsWith(':write'));
  };
}

/** The same on this page: what shows another day, or what was known once, is no ground to act on. */
export function useMayAct(): (act: ActName) => boolean {
  const { date, knownAt } = useMoment();
  const mayDo = useMayDo();
  return (act) => !date && !knownAt && mayDo(act);
}
