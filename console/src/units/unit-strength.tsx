import { Button, Flex, Table } from 'antd';
import { Bar } from '../bar.tsx';
import { handOverTable } from '../files/csv.ts';
import type { StrengthFragment } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { shareOf } from '../whole.ts';
import { filledOf, gapOf, knownOf, type Known } from './gap.ts';
import type { Unit } from './unit-overview.tsx';

interface Row {
  readonly id: string | null;
  readonly name: string;
  /** Police officers alone, as the authorized strength has them. */
  readonly police: number;
  readonly authorized: number | null;
  readonly known: Known;
}

const rowOf = (id: string | null, name: string, strength: StrengthFragment): Row => ({
  id,
  name,
  ...strength,
  known: knownOf(strength),
});

/** How many there are and how many there should be: the unit itself beside the units directly below it, each with what is below that. */
export function UnitStrength({ unit }: { readonly unit: Unit }) {
  const { t, marks } = useWords();
  const rows: readonly Row[] = [
    rowOf(null, t('ownAlone'), unit.own),
    ...unit.children.nodes.map(({ id, name, strength }) => rowOf(id, name, strength)),
  ];
  const head = [
    t('called'),
    t('authorized'),
    t('actualStrength'),
    t('gap'),
    `${t('filled')} %`,
    t('strengthUnknown'),
  ] as const;
  const cells = (row: Row) => [
    row.name,
    row.authorized ?? '',
    row.police,
    gapOf(row.known, t),
    filledOf(row.known),
    row.known.unknown,
  ];
  const isCut = unit.children.pageInfo.hasNextPage;
  const cut = isCut ? [[t('strengthCut')]] : [];
  const whole = rowOf(null, t('withSubunits'), unit.all);
  return (
    <>
      <Flex gap="small" align="center" wrap className="list-head">
        <span role="status">
          {marks.beside([
            marks.of(t('withSubunits'), `${t('actualStrength')} ${whole.police}`),
            `${t('authorized')} ${whole.authorized ?? '—'}`,
            gapOf(whole.known, t),
            whole.known.unknown > 0 && `${t('strengthUnknown')} ${whole.known.unknown}`,
            ...(isCut ? [t('strengthCut')] : []),
          ])}
        </span>
        <Button
          className="no-print"
          onClick={() =>
            handOverTable(`${unit.name} ${t('strengthTab')}`, [head, ...rows.map(cells), cells(whole), ...cut])
          }
        >
          {t('downloadTable')}
        </Button>
      </Flex>
      <p>{t('strengthNote')}</p>
      <StrengthRows rows={rows} head={head} />
    </>
  );
}

interface RowsProps {
  readonly rows: readonly Row[];
  readonly head: readonly [string, string, string, string, string, string];
}

function StrengthRows({ rows, head }: RowsProps) {
  const { t } = useWords();
  // all bars have one scale, so that units can be compared
  const most = Math.max(...rows.flatMap(({ police, authorized }) => [police, authorized ?? 0]));
  const [name, authorized, actual, gap, filled, unknown] = head;
  return (
    <Table<Row>
      rowKey={({ id }) => id ?? ''}
      pagination={false}
      bordered
      dataSource={rows}
      columns={[
        { title: name, render: (_value, row) => (row.id ? <Go to={`/units/${row.id}`}>{row.name}</Go> : row.name) },
        { title: authorized, align: 'right', width: 80, render: (_value, row) => row.authorized ?? '—' },
        { title: actual, align: 'right', width: 80, dataIndex: 'police' },
        { title: gap, width: 110, render: (_value, { known }) => gapOf(known, t) },
        { title: filled, align: 'right', width: 100, render: (_value, { known }) => filledOf(known) },
        { title: unknown, align: 'right', width: 100, render: (_value, { known }) => known.unknown || '—' },
        {
          title: t('strengthScale'),
          width: 300,
          render: (_value, row) => (
            <Bar
              basisPoints={shareOf(row.police, most)}
              // a mark beside the people of other units, too, would compare what cannot be compared
              {...(row.authorized !== null && row.known.unknown === 0 && { target: shareOf(row.authorized, most) })}
            />
          ),
        },
      ]}
    />
  );
}
