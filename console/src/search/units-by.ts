import type { UnitFilter } from '../generated/documents/graphql.ts';

/** Units that have a text in their name, or whose code begins with it. */
export const unitsBy = (text: string): UnitFilter => ({
  or: [{ name: { contains: text } }, { code: { startsWith: text } }],
});
