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
import { Excellent } from './excellent.tsx';

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
      <GradeOfTotal before={before} after={after} />
      {before?.grade !== after.grade && <Excellent cycle={after.cycle} when={t('onceAmended')} />}
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

interface GradeOfTotalProps {
  readonly before: ResultFragment | null;
  readonly after: ResultFragment;
}

/** What becomes of the grade: a total that is corrected leaves it as it is, and neither is held to the bands. */
function GradeOfTotal({ before, after }: GradeOfTotalProps) {
  const { t } = useWords();
  const { label } = useSession();
  const { total, bandGrade, capped } = after;
  const grade = label('EvaluationGrade', after.grade);
  // what the cap took is no contradiction
  const isContrary = total !== null && bandGrade !== null && bandGrade !== after.grade && !capped;
  return (
    <>
      {before?.grade === after.grade && before.total !== total && <p>{t('gradeStays', { grade })}</p>}
      {isContrary && (
        <Alert
          type="warning"
          className="list-head"
          showIcon
          title={t('gradeByBands', { total, grade, band: label('EvaluationGrade', bandGrade) })}
        />
      )}
    </>
  );
}
