/** The cost of a field, where the rules of docs/limits.md do not give it. */
export interface FieldCost {
  /** Points of the field itself. Default: 1 for a type with fields, 0 for a scalar or an enum. */
  readonly weight?: number;
  /** The usual number of elements of its list, or the argument that has one value for each element. */
  readonly size?: number | { readonly of: string };
}

/** Annotates a field of the schema: `t.field({ ...cost({ weight: 10 }), … })`. */
export const cost = (fieldCost: FieldCost): { readonly extensions: { readonly cost: FieldCost } } => ({
  extensions: { cost: fieldCost },
});

/** What is known of an operation at its end. */
export interface Done {
  /** The elements of the lists of its answer. */
  readonly elements: number;
  /** The work that was measured. */
  readonly workMs: number;
  /** Whether it was cut short. */
  readonly cut: boolean;
}

/** The charge of an operation, which is made before it is executed. */
export interface Charge {
  /**
   * Gives back the points that the answer did not need, by the elements of its lists, unless the operation was cut short; and
   * takes more where more work was measured. Returns what `extensions.cost` says.
   */
  settle(done: Done): object;
}
