/** Who takes over: an officer or a unit, exactly one of them. */
export interface Taker {
  readonly officerId: number | null;
  readonly unitId: number | null;
}
