import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { isDayValue } from '../day-text.ts';
import type { Current } from '../forms/current.ts';
import { ACTS } from '../generated/acts.ts';
import type { TypedDocumentString } from '../generated/documents/graphql.ts';
import { useSession } from '../session.tsx';
import type { Prepared } from './act-provider.tsx';

type CurrentDocument = TypedDocumentString<
  { readonly node?: Current | null },
  { readonly id: string; readonly date: string | null }
>;

const UNKNOWN: Current = {};

/** What the thing of an act has on the day that the act is about; null where the act changes no fields of it. */
export function useCurrent({ act, fixed }: Prepared, form: FormInstance): Current | null {
  const { ask } = useSession();
  const documents = ACTS[act];
  const entered: unknown = Form.useWatch('id', form);
  const id = fixed['id'] ?? entered;
  const from: unknown = Form.useWatch(['period', 'from'], form);
  const effectiveOn: unknown = Form.useWatch('effectiveOn', form);
  const day = from ?? effectiveOn;
  const variables = { id: String(id), date: isDayValue(day, false) ? day : null };
  const { data } = useQuery({
    enabled: 'current' in documents && typeof id === 'string',
    queryKey: ['current', act, variables],
    queryFn: ({ signal }) =>
      ask((documents as { readonly current: unknown }).current as CurrentDocument, variables, { signal }),
  });
  return 'current' in documents ? (data?.node ?? UNKNOWN) : null;
}
