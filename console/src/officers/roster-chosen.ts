import { useSearchParams } from 'react-router';
import { usePut, useTyped } from '../address.ts';
import { choiceIn, flagIn, oneOf, textIn, type Given } from '../address-values.ts';
import { ORDERS, type Choice } from './roster-asked.ts';

/** What was chosen, by the address, which says nothing of what is as it is by itself. */
export function useChoice(): {
  readonly choice: Choice;
  readonly choose: (changed: Partial<Choice>) => void;
  /** What the address names. */
  readonly named: readonly Given<unknown>[];
} {
  const [search] = useSearchParams();
  const put = usePut();
  const [text, type] = useTyped('find');
  const ordered = choiceIn<Choice['order']>(search, 'order', oneOf(ORDERS));
  const [below, active] = [flagIn(search, 'subunits'), flagIn(search, 'serving')];
  const choice: Choice = {
    subunits: below.value ?? true,
    serving: active.value ?? true,
    order: ordered.value ?? 'NAME',
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
  return { choice, choose, named: [ordered, below, active, textIn(search, 'find')] };
}
