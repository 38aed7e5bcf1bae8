import { createContext } from 'react';

/** What a page has read already and a field of its form is one of, by coordinate: what is told for a purpose alone is not searched anew. */
export type Choices = Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>;

export const ChoicesContext = createContext<Choices>({});

/** The fields that are filled in so. */
export const CHOSEN: ReadonlySet<string> = new Set(['RecordLiabilityFindingInput.sanction']);
