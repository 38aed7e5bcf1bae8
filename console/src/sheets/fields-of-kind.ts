import { useQuery } from '@tanstack/react-query';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';
import type { Batch } from './sheet-page.tsx';

interface FieldOfKind {
  readonly field: string;
  readonly heading: string;
  readonly required: boolean;
  /** Of a field that is chosen from some: each with its word. */
  readonly values: Readonly<Record<string, string>> | null;
}

/** What a column is called: where this page has written it, it has the name that the field has for programs. */
export const headingOf = (
  { heading, field }: Batch['columns'][number],
  fields: readonly FieldOfKind[] | undefined,
): string => (heading === field && fields?.find((one) => one.field === field)?.heading) || heading;

/** All that rows of a kind can give, as its template has them. */
export function useFieldsOf(kind: string) {
  const { transfer } = useSession();
  const { locale } = useWords();
  return useQuery({
    queryKey: ['fields-of-kind', kind, locale],
    queryFn: async ({ signal }) =>
      (await (await transfer(`/imports/templates/${kind}.json`, { signal })).json()) as readonly FieldOfKind[],
    staleTime: Infinity,
  });
}
