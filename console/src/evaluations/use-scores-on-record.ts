import { useQuery } from '@tanstack/react-query';
import { ScoresOnRecordDocument } from '../generated/documents/graphql.ts';
import { useSession } from '../session.tsx';

interface Given {
  readonly subject?: string | undefined;
  readonly indicator?: string | undefined;
  readonly evaluator?: string | null | undefined;
  readonly evaluatorGroup?: string | null | undefined;
}

/** What makes one score replace another. */
const identityOf = ({ subject, indicator, evaluator, evaluatorGroup }: Given): string =>
  JSON.stringify([subject, indicator, evaluator?.trim() ?? '', evaluatorGroup ?? '']);

/** The scores of a cycle that others would replace, of 100 subjects at most; undefined of none, and until they are read. */
export function useScoresOnRecord(cycle: unknown, subjects: readonly string[]) {
  const { ask } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['scores-on-record', cycle, subjects],
    queryFn: async ({ signal }) => {
      const asked = { cycle: String(cycle), subjects: [...subjects] };
      const { evaluationCycle } = await ask(ScoresOnRecordDocument, asked, { signal });
      const found = (evaluationCycle?.evaluations.nodes ?? []).flatMap(({ subject, scores }) =>
        scores.map(({ indicator, value, ...by }) => {
          const given = { subject: 'id' in subject ? subject.id : undefined, indicator: indicator.key, ...by };
          return [identityOf(given), value] as const;
        }),
      );
      return new Map(found);
    },
    enabled: typeof cycle === 'string' && subjects.length > 0,
    // another may have recorded some since
    staleTime: 0,
  });
  return { before: (given: Given) => data?.get(identityOf(given)), isRead: data !== undefined, error, refetch };
}
