import type { UnitAtFragment } from '../generated/documents/graphql.ts';
import { NOWHERE, placeOf, type Place } from '../place.ts';

/** Where what a unit holds is; what no unit of the registry holds is covered by a scope that holds everywhere alone. */
export const heldBy = (unit: UnitAtFragment | null | undefined): Place => (unit ? placeOf(unit) : NOWHERE);
