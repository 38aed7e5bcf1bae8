import { createContext } from 'react';

/** What the page settles of an input by itself, beside what is typed. */
export const SettledContext = createContext<Readonly<Record<string, unknown>>>({});
