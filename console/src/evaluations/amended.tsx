import { useQuery } from '@tanstack/react-query';
import { Alert, Spin } from 'antd';
import { InSight } from '../acts/in-sight.tsx';
import { FieldTable } from '../field-table.tsx';
import {
  EvaluationResultDocument,
  type FieldLineFragment,
  type ResultFragment,
} from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { FULL } from '../whole.ts';

interface Props {
  /** The evaluation as the correction makes it. */
  readonly after: ResultFragment;
  /** What the record of changes would tell: of results no more than that they are on record. */
  readonly fields: readonly FieldLineFragment[];
}

/** What a correction makes of a result. The record of changes seals results; the evaluation itself tells them to those who may read it. */
export function Amended({ after, fields }: Props) {
  const { ask } = useSession();
  const { t } = useWords();
  const textOf = useTextOf();
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluation-result', after.id],
    queryFn: ({ signal }) => ask(EvaluationResultDocument, { id: after.id }, { signal }),
    staleTime: 0,
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const before = data.node?.__typename === 'Evaluation' ? data.node : null;
  const shown = fields.map((line) =>
    before && isOfResult(line.field)
      ? { ...line, beforeText: textOf(before, line.field), afterText: textOf(after, line.field) }
      : line,
  );
  return (
    <InSight>
      {before?.grade !== after.grade && <Excellent cycle={after.cycle} />}
      <FieldTable fields={shown} title={t('rehearsedTitle')} />
    </InSight>
  );
}

type OfResult = 'grade' | 'total' | 'bandGrade' | 'capped';
const OF_RESULT: readonly string[] = ['grade', 'total', 'bandGrade', 'capped'] satisfies OfResult[];
const isOfResult = (field: string): field is OfResult => OF_RESULT.includes(field);

function useTextOf() {
  const { t } = useWords();
  const { label } = useSession();
  return (result: ResultFragment, field: OfResult): string | null => {
    const value = result[field];
    if (value === null || typeof value === 'number') return value?.toString() ?? null;
    return typeof value === 'boolean' ? t(value ? 'yes' : 'no') : label('EvaluationGrade', value);
  };
}

/** How many of the cycle are excellent then, and whether that is more than its cap: a correction is not held to it. */
function Excellent({ cycle: { excellentCapBasisPoints: cap, gradeDistribution } }: Pick<ResultFragment, 'cycle'>) {
  const { t } = useWords();
  const excellent = gradeDistribution.find(({ grade }) => grade === 'EXCELLENT');
  if (cap === null || !excellent) return null;
  const graded = gradeDistribution.reduce((sum, { grade, count }) => (grade === 'NOT_GRADED' ? sum : sum + count), 0);
  const { count, basisPoints } = excellent;
  const figures = { count, graded, share: basisPoints / 100, cap: cap / 100 };
  // by counts, since shares are rounded
  return count * FULL > cap * graded ? (
    <Alert type="warning" className="list-head" showIcon title={t('excellentOver', figures)} />
  ) : (
    <p>{t('excellentWithin', figures)}</p>
  );
}
