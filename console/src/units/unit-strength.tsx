import { Button, Flex, Table } from 'antd';
import { Bar, shareOf } from '../bar.tsx';
import { handOverTable } from '../files/csv.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useGapOf } from './gap.ts';
import type { Unit } from './unit-overview.tsx';

interface Row {
  readonly id: string | null;
  readonly name: string;
  /** Police officers alone, as the authorized strength has them. */
  readonly police: number;
  readonly authorized: number | null;
  readonly vacancies: number | null;
}

/** How many there are and how many there should be: the unit itself beside the units directly below it, each with what is below that. */
export function UnitStrength({ unit }: { readonly unit: Unit }) {
  const { t, marks } = useWords();
  const rows: readonly Row[] = [
    { id: null, name: t('ownAlone'), ...unit.own },
    ...unit.children.nodes.map(({ id, name, strength }) => ({ id, name, ...strength })),
  ];
  const gapOf = useGapOf();
  const filledOf = ({ police, authorized }: Row): string =>
    authorized ? (shareOf(police, authorized) / 100).toFixed(1) : '—';
  const head = [t('called'), t('authorized'), t('actualStrength'), t('gap'), `${t('filled')} %`];
  const cells = (row: Row) => [row.name, row.authorized ?? '', row.police, gapOf(row.vacancies), filledOf(row)];
  const isCut = unit.children.pageInfo.hasNextPage;
  const cut = isCut ? [[t('strengthCut')]] : [];
  const whole = { id: null, name: t('withSubunits'), ...unit.all };
  return (
    <>
      <Flex gap="small" align="center" className="list-head">
        <span role="status">
          {marks.beside([
            marks.of(t('withSubunits'), `${t('actualStrength')} ${whole.police}`),
            `${t('authorized')} ${whole.authorized ?? '—'}`,
            gapOf(whole.vacancies),
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
      <StrengthRows rows={rows} head={head} gapOf={gapOf} filledOf={filledOf} />
    </>
  );
}

interface RowsProps {
  readonly rows: readonly Row[];
  readonly head: readonly string[];
  readonly gapOf: (vacancies: number | null) => string;
  readonly filledOf: (row: Row) => string;
}

function StrengthRows({ rows, head, gapOf, filledOf }: RowsProps) {
  const { t } = useWords();
  // all bars have one scale, so that units can be compared
  const most = Math.max(...rows.flatMap(({ police, authorized }) => [police, authorized ?? 0]));
  const [name, authorized, actual, gap, filled] = head;
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
        { title: gap, width: 110, render: (_value, { vacancies }) => gapOf(vacancies) },
        { title: filled, align: 'right', width: 100, render: (_value, row) => filledOf(row) },
        {
          title: t('strengthScale'),
          width: 300,
          render: (_value, row) => (
            <Bar
              basisPoints={shareOf(row.police, most)}
              {...(row.authorized !== null && { target: shareOf(row.authorized, most) })}
            />
          ),
        },
      ]}
    />
  );
}
