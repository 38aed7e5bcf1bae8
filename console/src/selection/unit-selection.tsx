import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Spin, Table } from 'antd';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import { ROUND_ACTS } from '../acts/acts-of.ts';
import { NoneYet } from '../acts/none-yet.tsx';
import { Bar } from '../bar.tsx';
import { handOverTable } from '../files/csv.ts';
import {
  SelectionTrendDocument,
  UnitRoundsDocument,
  type RoundLineFragment,
  type SelectionTrendQuery,
} from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Go } from '../go.tsx';
import { after, usePages } from '../pages.tsx';
import { PlaceContext, placeOf } from '../place.ts';
import { Problem } from '../problem.tsx';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';

const YEARS = 5;

type Report = NonNullable<NonNullable<SelectionTrendQuery['selectionTrend']>[number]>;

interface Props {
  readonly unit: { readonly id: string; readonly code: string; readonly name: string };
}

/** The rounds of selection of a unit and below, and how its shares compare with the targets, year by year. */
export function UnitSelection({ unit }: Props) {
  const { t } = useWords();
  return (
    <>
      <h2>{t('rounds')}</h2>
      {/* in the unit itself; the rounds of the list may be of units below */}
      <ActButton act="openSelectionRound" fixed={{ unit: unit.id }} name={unit.name} />
      <Rounds unit={unit} />
      <h2>{t('trend')}</h2>
      <Trend unit={unit} />
    </>
  );
}

function Rounds({ unit: { id } }: Props) {
  const { ask } = useSession();
  const moment = useMoment();
  const paged = usePages(
    ['rounds', id, moment],
    (cursor, signal) => ask(UnitRoundsDocument, { id, after: cursor, ...moment }, { signal }),
    ({ unit }) => after(unit?.selectionRounds.pageInfo),
  );
  return (
    <ReadPages paged={paged} listOf={({ unit }) => unit?.selectionRounds}>
      {(rounds) => <RoundTable rounds={rounds} />}
    </ReadPages>
  );
}

function RoundTable({ rounds }: { readonly rounds: readonly RoundLineFragment[] }) {
  const { t } = useWords();
  const { label } = useSession();
  return (
    <Table<RoundLineFragment>
      rowKey="id"
      pagination={false}
      dataSource={rounds}
      locale={{ emptyText: <Empty description={t('noRounds')} /> }}
      columns={[
        { title: t('rounds'), render: (_value, { id, title }) => <Go to={`/rounds/${id}`}>{title}</Go> },
        { title: t('units'), render: (_value, { unit }) => unit.name },
        { title: t('since'), dataIndex: 'openedOn', width: 110 },
        { title: t('vacancies'), dataIndex: 'vacancies', align: 'right', width: 80 },
        { title: t('status'), render: (_value, { status }) => label('SelectionRoundStatus', status) },
        {
          title: '',
          className: 'no-print',
          render: (_value, round) => (
            <PlaceContext value={placeOf(round.unit)}>
              <ActMenu
                groups={ROUND_ACTS}
                subject={round}
                name={`${round.title} ${round.openedOn} ${round.unit.name}`}
              />
            </PlaceContext>
          ),
        },
      ]}
    />
  );
}

function Trend({ unit: { code } }: Props) {
  const { ask } = useSession();
  const moment = useMoment();
  const { data, error, refetch } = useQuery({
    queryKey: ['trend', code, moment],
    queryFn: ({ signal }) => ask(SelectionTrendDocument, { code, years: YEARS, ...moment }, { signal }),
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const reports = data.selectionTrend?.filter((report) => report !== null) ?? [];
  return reports.length === 0 ? (
    <NoneYet act="adoptSelectionPolicy" texts={['noPolicy', 'policyNext']} />
  ) : (
    <TrendTable reports={reports} />
  );
}

/** Of a year without a selection there is none. */
const shareOf = ({ shareBasisPoints }: Report['lines'][number]): number | string =>
  shareBasisPoints === null ? '—' : shareBasisPoints / 100;

function TrendTable({ reports }: { readonly reports: readonly Report[] }) {
  const { t } = useWords();
  const { label } = useSession();
  const rows = reports.flatMap(({ from, total, lines }) =>
    lines.map((line) => ({ ...line, key: `${from}${line.category}`, year: from.slice(0, 4), total })),
  );
  return (
    <>
      <Flex className="list-head no-print">
        <Button
          onClick={() =>
            handOverTable(t('trend'), [
              [t('year'), t('category'), t('selected'), t('actual'), t('targetShare')],
              ...rows.map((row) => [
                row.year,
                label('UnitCategory', row.category),
                row.selected,
                shareOf(row),
                row.targetBasisPoints / 100,
              ]),
            ])
          }
        >
          {t('downloadTable')}
        </Button>
      </Flex>
      <Table<(typeof rows)[number]>
        pagination={false}
        bordered
        dataSource={rows}
        columns={[
          { title: t('year'), dataIndex: 'year', width: 70 },
          { title: t('category'), render: (_value, { category }) => label('UnitCategory', category) },
          { title: t('selected'), dataIndex: 'selected', align: 'right', width: 80 },
          {
            title: `${t('actual')} %`,
            align: 'right',
            width: 90,
            render: (_value, row) => shareOf(row),
          },
          {
            title: `${t('targetShare')} %`,
            align: 'right',
            width: 90,
            render: (_value, { targetBasisPoints }) => targetBasisPoints / 100,
          },
          {
            title: '',
            width: 260,
            render: (_value, { shareBasisPoints, targetBasisPoints }) => (
              <Bar basisPoints={shareBasisPoints ?? 0} target={targetBasisPoints} />
            ),
          },
        ]}
      />
    </>
  );
}
