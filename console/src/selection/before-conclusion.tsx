import { useQuery } from '@tanstack/react-query';
import { Alert, Spin } from 'antd';
import { RoundAllocationsDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { besideQuota } from './beside-quota.ts';
import { Quotas } from './quotas.tsx';

/** What to know before a round is ended: who was selected of each category, beside its quota. */
export function BeforeConclusion({ id }: { readonly id: string }) {
  const { ask, label } = useSession();
  const { t, marks } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['round-allocations', id],
    queryFn: ({ signal }) => ask(RoundAllocationsDocument, { id }, { signal }),
    staleTime: 0,
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const allocations = data.selectionRound?.allocations ?? [];
  const astray = allocations.filter(({ quota, selected }) => quota !== selected);
  return (
    <div className="list-head">
      {astray.length > 0 && (
        <Alert
          type="warning"
          role="status"
          className="list-head"
          showIcon
          title={t('quotasAstray')}
          description={marks.clauses(
            astray.map((row) => `${label('UnitCategory', row.category)} ${besideQuota(row, t)}`),
          )}
        />
      )}
      <Quotas allocations={allocations} isNarrow />
    </div>
  );
}
