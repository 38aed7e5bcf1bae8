/** What a field costs beside what its type tells; docs/limits.md has the rules. */
export interface FieldCost {
  /** Points of the field itself; 1 unless told for what has fields of its own, else none. */
  readonly weight?: number;
  /** How many elements its list has as a rule, or the argument whose values it has one element for. */
  readonly size?: number | { readonly of: string };
}

/** The annotation of a field of the schema: `t.field({ ...cost({ weight: 10 }), … })`. */
export const cost = (fieldCost: FieldCost): { readonly extensions: { readonly cost: FieldCost } } => ({
  extensions: { cost: fieldCost },
});

/** What an operation was charged with, before it is run. */
export interface Charge {
  /**
   * Gives back what the answer did not need, by the elements of its lists, unless it was cut short; what is told of it in
   * `extensions.cost`.
   */
  settle(elements: number, cut?: boolean): object;
}
