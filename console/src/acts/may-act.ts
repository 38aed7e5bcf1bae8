import { use } from 'react';
import { ACTS } from '../generated/acts.ts';
import { useMoment } from '../moment.tsx';
import { NOWHERE, OF_NO_UNIT, PlaceContext } from '../place.ts';
import { useSession } from '../session.tsx';
import type { ActName } from './acts-of.ts';

/**
 * Whether the viewer may do an act in this part of the page. What takes something back needs the scope of that: any may do. What shows another day, or what
 * was known once, is no ground to act on.
 */
export function useMayAct(): (act: ActName) => boolean {
  const { date, knownAt } = useMoment();
  const { may, viewer } = useSession();
  const place = use(PlaceContext);
  return (act) => {
    if (date || knownAt) return false;
    const scopes: readonly string[] = ACTS[act].scopes;
    if (scopes.length > 0) return scopes.every((scope) => may(scope, OF_NO_UNIT.has(act) ? NOWHERE : place));
    return viewer.scopes.some((scope) => scope.endsWith(':write') && may(scope, place));
  };
}
