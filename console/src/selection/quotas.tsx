import { Table } from 'antd';
import { Bar } from '../bar.tsx';
import type { AllocationFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';
import { shareOf } from '../whole.ts';
import { besideQuota } from './beside-quota.ts';

interface Props {
  readonly allocations: readonly AllocationFragment[];
  /** Whether there is little room, as in a form. */
  readonly isNarrow?: boolean;
}

/** What a round is to give to each category, and what it has given so far. */
export function Quotas({ allocations, isNarrow = false }: Props) {
  const { t } = useWords();
  const { label } = useSession();
  const total = allocations.reduce((sum, { selected }) => sum + selected, 0);
  return (
    <Table<AllocationFragment>
      rowKey="category"
      pagination={false}
      bordered
      dataSource={[...allocations]}
      columns={[
        { title: t('category'), render: (_value, { category }) => label('UnitCategory', category) },
        // where a phone shows it without scrolling
        { title: t('besideQuota'), render: (_value, row) => besideQuota(row, t) },
        { title: `${t('targetShare')} %`, align: 'right', render: (_value, row) => row.targetBasisPoints / 100 },
        { title: t('quota'), dataIndex: 'quota', align: 'right' },
        { title: t('selected'), dataIndex: 'selected', align: 'right' },
        ...(isNarrow ? [] : [{ title: t('remaining'), dataIndex: 'remaining', align: 'right' as const }]),
        {
          title: `${t('actual')} %`,
          align: 'right',
          render: (_value, { selected }) => (total === 0 ? '—' : shareOf(selected, total) / 100),
        },
        ...(isNarrow
          ? []
          : [
              {
                title: '',
                width: 260,
                render: (_value: unknown, { selected, targetBasisPoints }: AllocationFragment) => (
                  <Bar basisPoints={shareOf(selected, total)} target={targetBasisPoints} />
                ),
              },
            ]),
      ]}
    />
  );
}
