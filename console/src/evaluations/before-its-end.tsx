import { Alert } from 'antd';
import type { CycleEndFragment, FieldLineFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { lastDayOf } from './last-day.ts';

interface Props {
  readonly cycle: CycleEndFragment;
  /** What the finalization changes: the day on which it holds among it. */
  readonly fields: readonly FieldLineFragment[];
}

/** That a cycle is finalized before its period has ended, which is done in December and may be a mistake. */
export function BeforeItsEnd({ cycle, fields }: Props) {
  const { t } = useWords();
  const day = lastDayOf(cycle);
  const on = fields.find(({ field }) => field === 'effectiveOn')?.afterText;
  if (!on || on >= day) return null;
  return <Alert type="warning" className="list-head" showIcon title={t('periodNotOver', { day, on })} />;
}
