export const ORDERS = ['NAME', 'STROKES', 'RANK', 'POLICE_NUMBER'] as const;

/** Who is in a roster, and in which order. */
export interface Choice {
  readonly subunits: boolean;
  readonly serving: boolean;
  readonly order: (typeof ORDERS)[number];
  readonly text: string;
}

/** Who is asked for, by what was typed and whether those who left are left out. */
export const filterBy = ({ serving, text }: Pick<Choice, 'serving' | 'text'>) => ({
  ...(text.trim() && { search: text.trim() }),
  ...(serving && { status: ['ACTIVE' as const, 'SUSPENDED' as const] }),
});

/** As the registry is asked for it, for the list and for the file alike. */
export const askedBy = ({ order, ...who }: Choice) => ({
  filter: filterBy(who),
  // official lists go from the highest
  orderBy: [{ field: order === 'RANK' ? ('HIGHEST_RANK' as const) : order, direction: 'ASC' as const }],
});
