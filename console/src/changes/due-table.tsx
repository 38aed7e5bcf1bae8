import { Empty, Table } from 'antd';
import type { DueLineFragment } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';

/** What becomes due, day by day. */
export function DueTable({ rows }: { readonly rows: readonly DueLineFragment[] }) {
  const { label } = useSession();
  const { t } = useWords();
  return (
    <Table<DueLineFragment & { readonly key: number }>
      pagination={false}
      bordered
      dataSource={rows.map((row, key) => ({ ...row, key }))}
      locale={{ emptyText: <Empty description={t('noDue')} /> }}
      columns={[
        { title: t('dueOn'), dataIndex: 'dueOn', width: 110 },
        { title: t('dueKinds'), width: 150, render: (_value, { kind }) => label('DueKind', kind) },
        {
          title: t('name'),
          width: 120,
          render: (_value, { officer }) => <Go to={`/officers/${officer.id}`}>{officer.name}</Go>,
        },
        { title: t('policeNumber'), width: 120, render: (_value, { officer }) => officer.policeNumber ?? '—' },
        {
          title: t('unit'),
          width: 200,
          render: (_value, { officer: { unit } }) => (unit ? <Go to={`/units/${unit.id}`}>{unit.name}</Go> : '—'),
        },
        { title: t('message'), dataIndex: 'message' },
      ]}
    />
  );
}
