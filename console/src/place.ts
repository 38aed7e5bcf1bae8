import { createContext } from 'react';
import type { UnitAtFragment, ViewerQuery } from './generated/documents/graphql.ts';

/** Where a thing is: its unit and all above it, by their ids. Null where that is not known, or where the things of a page are in several. */
export type Place = readonly string[] | null;

/** Whether the viewer has a scope at a place; where none is given, somewhere. */
export type May = (scope: string, place?: Place) => boolean;

/** Where what a part of the page shows is, so that it offers what the viewer may do there. */
export const PlaceContext = createContext<Place>(null);

/** A place that no unit covers: a scope holds there if it holds everywhere. */
export const NOWHERE: Place = [];

/** Acts on what is of no unit, but of all, and sheets of them: who may do them may do so everywhere. */
export const OF_NO_UNIT: ReadonlySet<string> = new Set(['adoptRegulationRule', 'recordCalendarDays', 'recordPlaces']);

export const placeOf = (unit: UnitAtFragment | null | undefined): Place =>
  unit ? [unit.id, ...unit.ancestors.map(({ id }) => id)] : null;

/** Where a thing is as reach is judged, which is by today: not known on a page of another moment. */
export const placeAt = (
  { date, knownAt }: { readonly date: string | null; readonly knownAt: string | null },
  unit: UnitAtFragment | null | undefined,
): Place => (date || knownAt ? null : placeOf(unit));

/** Where what a unit holds is; what no unit of the registry holds is covered by a scope that holds everywhere alone. */
export const heldBy = (unit: UnitAtFragment | null | undefined): Place => (unit ? placeOf(unit) : NOWHERE);

/** Whether a scope covers a place: everywhere, or by the unit that it is bound to or one above. */
export const holdsAt = ({ everywhere, units }: ViewerQuery['viewer']['reach'][number], place: Place): boolean =>
  everywhere || place === null || units.some(({ id }) => place.includes(id));
