import { createContext, use } from 'react';
import { useMoment, type Moment } from '../moment.tsx';

/** The day from which what a form does is to hold; null: it has no such day, or none that is whole. */
export const FormDayContext = createContext<string | null>(null);

/** The moment at which things are picked: in a form on its day, as what it names has to be there on that. */
export function usePickedAt(): Moment {
  const moment = useMoment();
  return { ...moment, date: use(FormDayContext) ?? moment.date };
}
