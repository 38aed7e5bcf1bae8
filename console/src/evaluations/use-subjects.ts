import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef } from 'react';
import { CycleSubjectsDocument } from '../generated/documents/graphql.ts';
import { ofSame, readAll } from '../pages.tsx';
import { useSession } from '../session.tsx';
import type { Subject } from './pasted-faults.ts';

/** How many are asked for by one query: as many as a page has. */
const ASKED_MAXIMUM = 100;

/** By what a sheet names a subject. */
const namesOf = (subject: Subject): readonly string[] =>
  subject.__typename === 'Officer'
    ? [subject.policeNumber ?? '']
    : [subject.code, subject.name, subject.shortName ?? ''];

const plain = (text: string): string => text.toUpperCase();

/** Who of a cycle is meant by numbers, codes or names. As these are typed on, only those that came are asked for. */
export function useSubjects(cycle: string, wanted: readonly string[]) {
  const { ask } = useSession();
  // by name, of each cycle that was asked about: one page leads to another; null: nobody in the cycle
  const knownOf = useRef(new Map<string, Map<string, Subject | null>>());
  const names = useDeferredValue([...new Set(wanted.filter(Boolean))].join('\n'));
  const { data, error, refetch } = useQuery({
    queryKey: ['cycle-subjects', cycle, names],
    queryFn: async ({ signal }) => {
      const known = knownOf.current.get(cycle) ?? new Map<string, Subject | null>();
      knownOf.current.set(cycle, known);
      const unknown = names.split('\n').filter((name) => !known.has(plain(name)));
      for (let i = 0; i < unknown.length; i += ASKED_MAXIMUM) {
        const named = unknown.slice(i, i + ASKED_MAXIMUM);
        // oxlint-disable-next-line no-await-in-loop -- the registry is not asked for all of a large force at once
        const found = await readAll(async (after) => {
          const { evaluationCycle } = await ask(CycleSubjectsDocument, { id: cycle, named, after }, { signal });
          return evaluationCycle?.evaluations;
        });
        for (const name of named) known.set(plain(name), null);
        for (const { subject } of found ?? []) {
          for (const name of namesOf(subject)) if (name) known.set(plain(name), subject);
        }
      }
      return new Map(known);
    },
    enabled: names !== '',
    placeholderData: ofSame(cycle),
  });
  return {
    subjectOf: (name: string): Subject | undefined => data?.get(plain(name)) ?? undefined,
    /** Whether there is nobody of this name in the cycle. */
    isOfNobody: (name: string): boolean => name === '' || data?.get(plain(name)) === null,
    error,
    refetch,
  };
}
