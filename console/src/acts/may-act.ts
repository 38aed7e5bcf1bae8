import { use } from 'react';
import { ACTS } from '../generated/acts.ts';
import { useMoment } from '../moment.tsx';
import { PlaceContext, type Place } from '../place.ts';
import { useSession } from '../session.tsx';
import type { ActName } from './acts-of.ts';

/** Whether the viewer may do an act at a place, or somewhere. What takes something back needs the scope of that: any may do. */
export function useMayDo(place: Place = null): (act: ActName) => boolean {
  const { may, viewer } = useSession();
  return (act) => {
    const scopes: readonly string[] = ACTS[act].scopes;
    if (scopes.length > 0) return scopes.every((scope) => may(scope, place));
    return viewer.scopes.some((scope) => scope.endsWith(':write') && may(scope, place));
  };
}

/** The same in this part of the page: what shows another day, or what was known once, is no ground to act on. */
export function useMayAct(): (act: ActName) => boolean {
  const { date, knownAt } = useMoment();
  const mayDo = useMayDo(use(PlaceContext));
  return (act) => !date && !knownAt && mayDo(act);
}
