/** The whole of which basis points are parts. */
export const FULL = 10_000;

/** What part of a whole something is, of 10,000. */
export const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((FULL * part) / whole));
