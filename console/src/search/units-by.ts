import type { UnitFilter } from '../generated/documents/graphql.ts';

/** Units that have a text in their name, or whose code begins with it; and those of them whose name or code it is. */
export const unitsBy = (text: string): { readonly units: UnitFilter; readonly unitsNamed: UnitFilter } => ({
  units: { or: [{ name: { contains: text } }, { code: { startsWith: text } }] },
  unitsNamed: { or: [{ name: { eq: text } }, { code: { eq: text } }] },
});
