import type { Concerned } from '../../record/reach.ts';
import type { DutyFacts } from './duty.declaration.ts';

type Ends = Pick<DutyFacts, 'officerId' | 'unitId' | 'targetUnitId'>;

/** Whom and what duties concern: who has them, and the units that they are for. One of an organ outside for a place is of no unit. */
export function concernedBy(duties: readonly Ends[]): Required<Pick<Concerned, 'officers' | 'units'>> {
  const officers = new Set(duties.flatMap(({ officerId }) => officerId ?? []));
  const units = new Set<number | null>(
    duties.flatMap(({ officerId, unitId, targetUnitId }): (number | null)[] => {
      const some = [unitId, targetUnitId].filter((id) => id !== null);
      return officerId === null && some.length === 0 ? [null] : some;
    }),
  );
  return { officers: [...officers], units: [...units] };
}
