import { createContext, useCallback, useContext } from 'react';
import { titledBy, type Called } from './called.ts';
import { useWords } from './locale.tsx';

/** Whom a part of the page is of: what is opened there tells in its title of whom, however many are called so elsewhere. */
export const WhomContext = createContext<Called | null>(null);

/** What is opened here, as its title tells it: whom it is of by name and number. Default: whom this part of the page is of. */
export function useTitled(row: Called | null = null): (name: string) => string {
  const { marks } = useWords();
  const here = useContext(WhomContext);
  const whom = row ?? here;
  return useCallback((name) => (whom ? titledBy(marks, whom, name) : name), [marks, whom]);
}
