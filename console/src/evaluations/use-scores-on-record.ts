import { useQuery } from '@tanstack/react-query';
import { NumbersOfDocument, ScoresOnRecordDocument } from '../generated/documents/graphql.ts';
import { readAll } from '../pages.tsx';
import { useSession } from '../session.tsx';

/** How many are asked for by one query. */
const ASKED_MAXIMUM = 50;

interface Given {
  readonly subject?: string | undefined;
  readonly indicator?: string | undefined;
  readonly evaluator?: string | null | undefined;
  readonly evaluatorGroup?: string | null | undefined;
}

/** What makes one score replace another. */
const identityOf = ({ subject, indicator, evaluator, evaluatorGroup }: Given): string =>
  JSON.stringify([subject, indicator, evaluator?.trim() ?? '', evaluatorGroup ?? '']);

/** The scores of a cycle that others would replace, by whose they are; undefined of none, and until they are read. */
export function useScoresOnRecord(cycle: unknown, subjects: readonly string[]) {
  const { ask } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['scores-on-record', cycle, subjects],
    queryFn: async ({ signal }) => {
      const found = new Map<string, number>();
      for (let i = 0; i < subjects.length; i += ASKED_MAXIMUM) {
        const ids = subjects.slice(i, i + ASKED_MAXIMUM);
        // oxlint-disable-next-line no-await-in-loop -- as whom pasted rows are of
        const { nodes } = await ask(NumbersOfDocument, { ids }, { signal });
        const named = nodes.flatMap((node) => {
          if (node?.__typename === 'Officer') return node.policeNumber ?? [];
          return node?.__typename === 'Unit' ? node.code : [];
        });
        // oxlint-disable-next-line no-await-in-loop -- the same
        const evaluations = await readAll(async (after) => {
          const answer = await ask(ScoresOnRecordDocument, { cycle: String(cycle), named, after }, { signal });
          return answer.evaluationCycle?.evaluations;
        });
        for (const { subject, scores } of evaluations ?? []) {
          if (!('id' in subject)) continue;
          for (const { indicator, value, ...by } of scores) {
            found.set(identityOf({ subject: subject.id, indicator: indicator.key, ...by }), value);
          }
        }
      }
      return found;
    },
    enabled: typeof cycle === 'string' && subjects.length > 0,
    // another may have recorded some since
    staleTime: 0,
  });
  return { before: (given: Given) => data?.get(identityOf(given)), isRead: data !== undefined, error, refetch };
}
