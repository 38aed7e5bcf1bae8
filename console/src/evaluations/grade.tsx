import { Tag } from 'antd';
import type { EvaluationCycleStatus, EvaluationGrade } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';

interface Props {
  /** How far the cycle has come. */
  readonly status: EvaluationCycleStatus;
  readonly grade: EvaluationGrade;
  readonly capped?: boolean;
  readonly amended: boolean;
}

/** The grade of an evaluation: none before the cycle is finalized, when the registry has it as not graded. */
export function Grade({ status, grade, capped = false, amended }: Props) {
  const { t } = useWords();
  const { label } = useSession();
  if (status !== 'FINALIZED') return '—';
  return (
    <>
      {label('EvaluationGrade', grade)} {capped && <Tag>{t('capped')}</Tag>}
      {amended && <Tag>{t('amended')}</Tag>}
    </>
  );
}
