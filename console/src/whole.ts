/** The whole of which basis points are parts. */
export const FULL = 10_000;
