import { use } from 'react';
import { ACTS } from '../generated/acts.ts';
import { useMoment } from '../moment.tsx';
import { NOWHERE, OF_NO_UNIT, PlaceContext } from '../place.ts';
import { useSession } from '../session.tsx';
import { typeOf } from '../node-id.ts';
import type { ActName } from './acts-of.ts';
import { SCOPES_TO_TAKE_BACK, TYPES_OF_NO_UNIT } from './taking-back.ts';

/**
 * Whether the viewer may do an act in this part of the page. What takes something back needs the scopes of that: of which thing, the id tells; without one, any
 * may do. What shows another day, or what was known once, is no ground to act on.
 */
export function useMayAct(): (act: ActName, of?: string) => boolean {
  const { date, knownAt } = useMoment();
  const { may, viewer } = useSession();
  const place = use(PlaceContext);
  return (act, of) => {
    if (date || knownAt) return false;
    const own: readonly string[] = ACTS[act].scopes;
    const type = own.length > 0 ? '' : (typeOf(of ?? '') ?? '');
    const scopes = own.length > 0 ? own : (SCOPES_TO_TAKE_BACK[type] ?? []);
    const where = OF_NO_UNIT.has(act) || TYPES_OF_NO_UNIT.has(type) ? NOWHERE : place;
    if (scopes.length > 0) return scopes.every((scope) => may(scope, where));
    return viewer.scopes.some((scope) => scope.endsWith(':write') && may(scope, place));
  };
}
