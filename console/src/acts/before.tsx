import { Form, type FormInstance } from 'antd';
import { BeforeConclusion } from '../selection/before-conclusion.tsx';
import type { Prepared } from './act-provider.tsx';

interface Props {
  readonly prepared: Prepared;
  readonly form: FormInstance;
}

/** What to see of the thing of an act before its form is filled in; of most there is nothing. */
export function Before({ prepared: { act, fixed }, form }: Props) {
  const entered: unknown = Form.useWatch('id', form);
  const id = fixed['id'] ?? entered;
  return act === 'concludeSelectionRound' && typeof id === 'string' ? <BeforeConclusion id={id} /> : null;
}
