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

/** The charge of an operation, which is made before it is executed. */
export interface Charge {
  /**
   * Gives back the points that the answer did not need, by the elements of its lists, unless the operation was cut short.
   * Returns what `extensions.cost` says.
   */
  settle(elements: number, cut?: boolean): object;
}
