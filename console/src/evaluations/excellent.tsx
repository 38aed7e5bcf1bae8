import { Alert } from 'antd';
import type { DistributionFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { FULL } from '../whole.ts';

interface Props {
  readonly cycle: DistributionFragment;
  /** When that is so, where it is not as it is now. */
  readonly when?: string;
  /** Whether more than the cap alone are told. */
  readonly isOverAlone?: boolean;
}

/** How many of a cycle are excellent, and whether that is more than its cap: a correction is not held to it. */
export function Excellent({ cycle, when, isOverAlone = false }: Props) {
  const { t, marks } = useWords();
  const { excellentCapBasisPoints: cap, gradeDistribution } = cycle;
  const excellent = gradeDistribution.find(({ grade }) => grade === 'EXCELLENT');
  if (cap === null || !excellent) return null;
  const graded = gradeDistribution.reduce((sum, { grade, count }) => (grade === 'NOT_GRADED' ? sum : sum + count), 0);
  const { count, basisPoints } = excellent;
  // by counts, since shares are rounded
  const isOver = count * FULL > cap * graded;
  if (isOverAlone && !isOver) return null;
  const figures = { count, graded, share: basisPoints / 100, cap: cap / 100 };
  const told = t(isOver ? 'excellentOver' : 'excellentWithin', figures);
  const text = when === undefined ? told : marks.of(when, told);
  return isOver ? <Alert type="warning" className="list-head" showIcon title={text} /> : <p>{text}</p>;
}
