import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { CycleSubjectsDocument } from '../generated/documents/graphql.ts';
import { ofSame, readAll } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { KnownSubjects } from './known-subjects.ts';

/** How many are asked for by one query: as many as a page has. */
const ASKED_MAXIMUM = 100;

/** Who of a cycle is meant by numbers, codes or names. As these are typed on, only those that came are asked for. */
export function useSubjects(cycle: string, wanted: readonly string[]) {
  const { ask } = useSession();
  const [known] = useState(() => new KnownSubjects());
  const names = useDeferredValue([...new Set(wanted.filter(Boolean))].join('\n'));
  const { data, error, refetch } = useQuery({
    queryKey: ['cycle-subjects', cycle, names],
    queryFn: async ({ signal }) => {
      const unknown = known.unknownOf(cycle, names.split('\n'));
      for (let i = 0; i < unknown.length; i += ASKED_MAXIMUM) {
        const named = unknown.slice(i, i + ASKED_MAXIMUM);
        // oxlint-disable-next-line no-await-in-loop -- the registry is not asked for all of a large force at once
        const found = await readAll(async (after) => {
          const { evaluationCycle } = await ask(CycleSubjectsDocument, { id: cycle, named, after }, { signal });
          return evaluationCycle?.evaluations;
        });
        known.found(
          cycle,
          named,
          (found ?? []).map(({ subject }) => subject),
        );
      }
      return known.now(cycle);
    },
    enabled: names !== '',
    placeholderData: ofSame(cycle),
  });
  return {
    subjectOf: (name: string) => data?.subjectOf(name),
    isOfNobody: (name: string): boolean => name === '' || Boolean(data?.isOfNobody(name)),
    error,
    refetch,
  };
}
