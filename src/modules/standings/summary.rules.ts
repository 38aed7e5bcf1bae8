/** A share in basis points, rounded half up; null of nothing. */
export const basisPointsOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((20_000 * part + whole) / (2 * whole));
