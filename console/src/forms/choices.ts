import { createContext } from 'react';

/** What a field of a form is one of, by coordinate, as its page has read it: what is told for a purpose alone is not searched anew. */
export type Choices = Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>;

export const ChoicesContext = createContext<Choices>({});

/** The fields that are filled in so. */
export const CHOSEN: ReadonlySet<string> = new Set([
  'RecordLiabilityFindingInput.sanction',
  'ScoreInput.evaluatorGroup',
  'ScoreInput.indicator',
]);
