import { Empty, Table } from 'antd';
import { ActMenu } from '../acts/act-menu.tsx';
import { WITHDRAWING, type ActGroups } from '../acts/acts-of.ts';
import { useMayAct } from '../acts/may-act.ts';
import { labelOf } from '../forms/field-labels.ts';
import { calledIn } from '../called.ts';
import { Go } from '../go.tsx';
import { groundsIn } from '../grounds.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';
import type { Round } from './round-page.tsx';

/** A selection changes no post: what does begins from it. */
const postActs = (officer: string, title: string): ActGroups => [
  [
    { act: 'transferOfficer', fixed: () => ({ id: officer }), initial: { title } },
    { act: 'addAssignment', fixed: () => ({ officer }), initial: { title } },
  ],
];

/** Who was selected in a round, each with what records the post. */
export function Selected({ selections }: { readonly selections: Round['selections'] }) {
  const { t, locale, marks } = useWords();
  const mayAct = useMayAct();
  const { label } = useSession();
  const titleOf = (field: string) => labelOf(`RecordSelectionInput.${field}`, locale);
  const called = calledIn(marks, selections, ({ officer }) => officer);
  return (
    <>
      {selections.length > 0 && mayAct('addAssignment') && <p>{t('postNext')}</p>}
      <Table<Round['selections'][number]>
        rowKey="id"
        pagination={false}
        dataSource={selections}
        locale={{ emptyText: <Empty description={t('none')} /> }}
        columns={[
          { title: titleOf('selectedOn'), dataIndex: 'selectedOn', width: 110 },
          { title: t('name'), render: (_value, { officer }) => <Go to={`/officers/${officer.id}`}>{officer.name}</Go> },
          { title: t('policeNumber'), width: 90, render: (_value, { officer }) => officer.policeNumber },
          {
            title: t('fromUnit'),
            render: (_value, { fromUnit }) => <Go to={`/units/${fromUnit.id}`}>{fromUnit.name}</Go>,
          },
          { title: titleOf('title'), dataIndex: 'title' },
          { title: t('category'), render: (_value, { category }) => label('UnitCategory', category) },
          { title: t('basis'), render: (_value, { basis }) => groundsIn(marks, basis) },
          {
            title: titleOf('exceedsQuotaBecause'),
            render: (_value, { exceedsQuotaBecause }) => exceedsQuotaBecause ?? '',
          },
          {
            title: '',
            className: 'no-print',
            render: (_value, { id, title, officer }) => (
              <ActMenu
                groups={[...postActs(officer.id, title), ...WITHDRAWING]}
                subject={{ id }}
                name={`${called(officer)} ${title}`}
                whom={officer}
              />
            ),
          },
        ]}
      />
    </>
  );
}
