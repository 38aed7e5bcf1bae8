import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import type { Current } from '../forms/current.ts';
import { dayOfChange } from '../forms/day-of-form.ts';
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
  const date = Form.useWatch(dayOfChange, form) ?? null;
  const variables = { id: String(id), date };
  const { data } = useQuery({
    enabled: 'current' in documents && typeof id === 'string',
    queryKey: ['current', act, variables],
    queryFn: ({ signal }) =>
      ask((documents as { readonly current: unknown }).current as CurrentDocument, variables, { signal }),
  });
  return 'current' in documents ? (data?.node ?? UNKNOWN) : null;
}
