import { useSearchParams } from 'react-router';
import { usePut, useTyped } from '../address.ts';
import { choiceAsked, oneOf, type Asked } from '../asked.ts';
import { ORDERS, type Choice } from './roster-asked.ts';

/** What was chosen, by the address, which says nothing of what is as it is by itself. */
export function useChoice(): {
  readonly choice: Choice;
  readonly choose: (changed: Partial<Choice>) => void;
  /** The order that the address names. */
  readonly order: Asked<Choice['order']>;
} {
  const [search] = useSearchParams();
  const put = usePut();
  const [text, type] = useTyped('find');
  const named = choiceAsked<Choice['order']>(search, 'order', oneOf(ORDERS));
  const choice: Choice = {
    subunits: search.get('subunits') !== 'false',
    serving: search.get('serving') !== 'false',
    order: named.value ?? 'NAME',
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
  return { choice, choose, order: named };
}
