import { useSearchParams } from 'react-router';
import { usePut, useTyped } from '../address.ts';

export const ORDERS = ['NAME', 'STROKES', 'RANK', 'POLICE_NUMBER'] as const;

/** Who is in a roster, and in which order. */
export interface Choice {
  readonly subunits: boolean;
  readonly serving: boolean;
  readonly order: (typeof ORDERS)[number];
  readonly text: string;
}

/** As the registry is asked for it, for the list and for the file alike. */
export const askedBy = ({ serving, order, text }: Choice) => ({
  filter: {
    ...(text.trim() && { search: text.trim() }),
    ...(serving && { status: ['ACTIVE' as const, 'SUSPENDED' as const] }),
  },
  // official lists go from the highest
  orderBy: [{ field: order === 'RANK' ? ('HIGHEST_RANK' as const) : order, direction: 'ASC' as const }],
});

/** What was chosen, by the address, which says nothing of what is as it is by itself. */
export function useChoice(): { readonly choice: Choice; readonly choose: (changed: Partial<Choice>) => void } {
  const [search] = useSearchParams();
  const put = usePut();
  const [text, type] = useTyped('find');
  const choice: Choice = {
    subunits: search.get('subunits') !== 'false',
    serving: search.get('serving') !== 'false',
    order: ORDERS.find((order) => order === search.get('order')) ?? 'NAME',
    text,
  };
  const choose = (changed: Partial<Choice>) => {
    if (changed.text !== undefined) return type(changed.text);
    const { subunits, serving, order } = { ...choice, ...changed };
    return put({
      subunits: subunits ? null : 'false',
      serving: serving ? null : 'false',
      order: order === 'NAME' ? null : order,
    });
  };
  return { choice, choose };
}
