import { Descriptions, Empty, Table } from 'antd';
import type { StrengthFragment, UnitQuery } from '../generated/documents/graphql.ts';
import { useNext } from '../acts/none-yet.tsx';
import { useWords } from '../locale.tsx';
import { HonorList } from '../honors/honor-list.tsx';
import { Go } from '../go.tsx';
import { Cut } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { gapOf, knownOf, unknownOf } from './gap.ts';

export type Unit = NonNullable<UnitQuery['unit']>;

/** What a unit is: its leaders, its strength, the units below it, its honors. */
export function UnitOverview({ unit }: { readonly unit: Unit }) {
  const { t, marks } = useWords();
  const { label } = useSession();
  const shares = unit.selectionPolicy?.targets.map(
    ({ category, basisPoints }) => `${label('UnitCategory', category)} ${basisPoints / 100}%`,
  );
  return (
    <>
      <Descriptions
        bordered
        column={{ xs: 1, md: 3 }}
        items={[
          { key: 'code', label: t('code'), children: unit.code },
          { key: 'kind', label: t('kind'), children: label('UnitKind', unit.kind) },
          {
            key: 'since',
            label: t('since'),
            children: unit.validity.startKnown ? unit.validity.from : `≤ ${unit.validity.from}`,
          },
          ...(shares
            ? [{ key: 'ratios', label: t('ratios'), children: marks.beside(shares), span: 'filled' as const }]
            : []),
        ]}
      />
      <h2>{t('leaders')}</h2>
      <Leaders unit={unit} />
      <h2>{t('strength')}</h2>
      <StrengthTable unit={unit} />
      <h2>{t('subunits')}</h2>
      <Subunits unit={unit} />
      <Cut list={unit.children} />
      <h2>{t('honors')}</h2>
      <HonorList recipient={unit} />
    </>
  );
}

function Leaders({ unit }: { readonly unit: Unit }) {
  const noneYet = useNext();
  const { t } = useWords();
  const { label } = useSession();
  if (unit.leaders.length === 0)
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={noneYet('noLeaders', 'addAssignment', 'leadersNext')} />
    );
  return (
    <Table<Unit['leaders'][number]>
      rowKey="id"
      pagination={false}
      dataSource={unit.leaders}
      columns={[
        { title: t('post'), dataIndex: 'title' },
        {
          title: t('name'),
          render: (_value, { officer }) => <Go to={`/officers/${officer.id}`}>{officer.name}</Go>,
        },
        { title: t('rank'), render: (_value, { officer }) => label('PoliceRank', officer.rank) || '—' },
        { title: t('category'), render: (_value, { role }) => label('AssignmentRole', role) },
      ]}
    />
  );
}

function StrengthTable({ unit }: { readonly unit: Unit }) {
  const { t } = useWords();
  return (
    <Table<StrengthFragment & { readonly name: string }>
      rowKey="name"
      pagination={false}
      dataSource={[
        { name: t('ownAlone'), ...unit.own },
        { name: t('withSubunits'), ...unit.all },
      ]}
      columns={[
        { title: '', dataIndex: 'name' },
        { title: t('total'), dataIndex: 'officers', align: 'right' },
        { title: t('police'), dataIndex: 'police', align: 'right' },
        { title: t('auxiliaries'), dataIndex: 'auxiliaries', align: 'right' },
        {
          title: t('authorized'),
          dataIndex: 'authorized',
          align: 'right',
          render: (value: number | null) => value ?? '—',
        },
        { title: t('gap'), render: (_value, row) => gapOf(knownOf(row), t) },
        {
          title: t('strengthUnknown'),
          dataIndex: 'unknownUnits',
          align: 'right',
          render: (value: number) => value || '—',
        },
      ]}
    />
  );
}

function Subunits({ unit }: { readonly unit: Unit }) {
  const noneYet = useNext();
  const { t, marks } = useWords();
  const { label } = useSession();
  if (unit.children.nodes.length === 0) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={noneYet('noSubunits', 'createUnit', 'subunitsNext')} />
    );
  }
  return (
    <Table<Unit['children']['nodes'][number]>
      rowKey="id"
      pagination={false}
      dataSource={unit.children.nodes}
      columns={[
        {
          title: t('called'),
          render: (_value, { id, name }) => <Go to={`/units/${id}`}>{name}</Go>,
        },
        { title: t('code'), dataIndex: 'code' },
        { title: t('kind'), render: (_value, { kind }) => label('UnitKind', kind) },
        { title: t('category'), render: (_value, { category }) => label('UnitCategory', category) || '—' },
        { title: t('leader'), render: (_value, { leaders }) => leaders[0]?.officer.name ?? '—' },
        { title: t('strength'), align: 'right', render: (_value, { strength }) => strength.officers },
        {
          title: t('authorized'),
          align: 'right',
          render: (_value, { strength }) => marks.aside(`${strength.authorized ?? '—'}`, unknownOf(strength, t)),
        },
      ]}
    />
  );
}
