import { createContext, use } from 'react';
import { useMoment, type Moment } from '../moment.tsx';
import type { Pickable } from './pickable.ts';

/** The day on which whom and what a form names has to be there; null: it has no such day, or none that is whole. */
export const FormDayContext = createContext<string | null>(null);

/** The moment at which things are picked: in a form on its day, as what it names has to be there on that; what an order rests on may be younger. */
export function usePickedAt(of: Pickable): Moment {
  const moment = useMoment();
  const day = use(FormDayContext);
  return of === 'cited' ? moment : { ...moment, date: day ?? moment.date };
}

/** The unit that a form is about; null: it has none yet, or several. */
export const FormUnitContext = createContext<string | null>(null);
