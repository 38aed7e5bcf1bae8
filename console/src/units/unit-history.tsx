import { Table } from 'antd';
import { CorrectRow } from '../acts/correct-row.tsx';
import { groundsIn } from '../grounds.ts';
import { useWords } from '../locale.tsx';
import { instantText } from '../moment.tsx';
import { useSession } from '../session.tsx';
import type { Unit } from './unit-overview.tsx';

type Version = Unit['history'][number];

/** All rows that were ever recorded of a unit, also those that are no longer believed. */
export function UnitHistory({ unit }: { readonly unit: Unit }) {
  const { t, marks } = useWords();
  const { label } = useSession();
  return (
    <Table<Version & { readonly key: number }>
      pagination={false}
      dataSource={unit.history.map((version, key) => ({ ...version, key }))}
      rowClassName={({ supersededAt }) => (supersededAt ? 'superseded' : '')}
      columns={[
        { title: t('since'), render: (_value, { validity }) => validity.from },
        { title: t('until'), render: (_value, { validity }) => validity.to ?? '—' },
        { title: t('called'), dataIndex: 'name' },
        { title: t('code'), dataIndex: 'code' },
        { title: t('kind'), render: (_value, { kind }) => label('UnitKind', kind) },
        { title: t('basis'), render: (_value, { basis }) => groundsIn(marks, basis) },
        { title: t('recordedAt'), render: (_value, { recordedAt }) => instantText(recordedAt) },
        {
          title: t('status'),
          render: (_value, { supersededAt }) =>
            supersededAt ? t('superseded', { instant: instantText(supersededAt) }) : t('believed'),
        },
        {
          title: '',
          className: 'no-print',
          render: (_value, row) => <CorrectRow act="correctUnit" subject={unit} row={row} />,
        },
      ]}
    />
  );
}
