import { useQuery } from '@tanstack/react-query';
import { useSubjects } from '../evaluations/use-subjects.ts';
import { ScoredByDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';

/** A column of a sheet: what it gives, and what its cells say. */
interface Column {
  readonly field: string | null;
  readonly cells: readonly string[];
}

interface Keyed {
  readonly key: string;
  readonly name: string;
}

/** What cells of scores say in words, in a sheet that the page has made of one cycle: whom they are of, and by which indicator and group. */
export function useScoreWords(cycle: string | undefined, columns: readonly Column[]) {
  const { ask } = useSession();
  const { marks } = useWords();
  const { data } = useQuery({
    enabled: cycle !== undefined,
    queryKey: ['scored-by', cycle],
    queryFn: ({ signal }) => ask(ScoredByDocument, { cycle: cycle! }, { signal }),
  });
  const subjects = columns.find(({ field }) => field === 'scores.subject')?.cells ?? [];
  const { subjectOf } = useSubjects(cycle ?? '', cycle === undefined ? [] : subjects);
  const scheme = data?.evaluationCycle?.scheme;
  const nameAmong = (all: readonly Keyed[] = [], wanted: string): string | undefined => {
    const name = all.find(({ key }) => key === wanted)?.name;
    const isShared = all.filter((one) => one.name === name).length > 1;
    return name && (isShared ? marks.aside(name, wanted) : name);
  };
  return (field: string | null, text: string): string | undefined => {
    if (field === 'scores.indicator') return nameAmong(scheme?.indicators, text);
    if (field === 'scores.evaluatorGroup') return nameAmong(scheme?.evaluatorGroups, text);
    const found = field === 'scores.subject' ? subjectOf(text) : undefined;
    return found && marks.aside(found.name, text);
  };
}
