import { useEffect } from 'react';
import { CycleSubjectsDocument } from '../generated/documents/graphql.ts';
import { after, usePages } from '../pages.tsx';
import { useSession } from '../session.tsx';
import type { Subject } from './pasted-faults.ts';

/** By what a sheet names a subject. */
const namesOf = (subject: Subject): readonly string[] =>
  subject.__typename === 'Officer'
    ? [subject.id, subject.policeNumber ?? '']
    : [subject.id, subject.code, subject.name, subject.shortName ?? ''];

const plain = (text: string): string => text.toUpperCase();

/** Who of a cycle is meant by numbers, codes or names; it reads as many of its subjects as that takes. */
export function useSubjects(cycle: string, wanted: readonly string[]) {
  const { ask } = useSession();
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = usePages(
    ['cycle-subjects', cycle],
    (cursor, signal) => ask(CycleSubjectsDocument, { id: cycle, after: cursor }, { signal }),
    ({ evaluationCycle }) => after(evaluationCycle?.evaluations.pageInfo),
    { enabled: wanted.length > 0 },
  );
  const subjects = data?.pages.flatMap(({ evaluationCycle }) => evaluationCycle?.evaluations.nodes ?? []) ?? [];
  const byName = new Map(
    subjects.flatMap(({ subject }) => namesOf(subject).map((name) => [plain(name), subject] as const)),
  );
  byName.delete('');
  const isLacking = wanted.some((name) => name && !byName.has(plain(name)));
  const isMore = isLacking && hasNextPage && !error;
  useEffect(() => {
    if (isMore && !isFetching) void fetchNextPage();
  }, [isMore, isFetching, fetchNextPage]);
  return {
    subjectOf: (name: string): Subject | undefined => byName.get(plain(name)),
    /** Whether nobody else can be found. */
    isWhole: data !== undefined && !isMore && !error,
    error,
    refetch,
  };
}
