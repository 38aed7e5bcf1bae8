import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Select, Spin, Table } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { usePut, useTitle } from '../address.ts';
import { choicesIn, oneOf } from '../address-values.ts';
import { LeftOut } from '../left-out.tsx';
import { isForPurpose } from '../api/registry.ts';
import { Bar } from '../bar.tsx';
import { handOverTable } from '../files/csv.ts';
import { ForPurposeIfWanted, keptFor } from '../for-purpose.tsx';
import { StatisticsDocument, type OfficerGrouping, type StatisticsQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { OfUnit } from '../units/of-unit.tsx';
import { shareOf } from '../whole.ts';

type Group = StatisticsQuery['officerStatistics']['groups'][number];

/** How many groupings one table has. */
const GROUPINGS_MOST = 3;

/** The serving people of a unit and below, counted in groups; what is counted is in the address. */
export default function StatisticsPage() {
  const { t } = useWords();
  const { valuesOf, may } = useSession();
  const [search] = useSearchParams();
  const put = usePut();
  useTitle(t('statistics'));
  // birth days are read for nobody who may not know them
  const options = valuesOf('OfficerGrouping').filter(({ value }) => value !== 'AGE_BAND' || may('officer:personal'));
  const asked = choicesIn<OfficerGrouping>(search, 'by', oneOf(options));
  const by: readonly OfficerGrouping[] = asked.value ?? ['RANK'];
  return (
    <article aria-label={t('statistics')}>
      <h1>{t('statistics')}</h1>
      <OfUnit
        parameter="within"
        beside={
          <Select
            mode="multiple"
            className="picker"
            aria-label={t('groupings')}
            maxCount={GROUPINGS_MOST}
            value={[...by]}
            onChange={(chosen: string[]) => put({ by: chosen })}
            options={options.map(({ value, label }) => ({ value, label }))}
          />
        }
      >
        {(within) => (
          <>
            <LeftOut of={[asked]} />
            {by.length > 0 ? (
              <ForPurposeIfWanted of={JSON.stringify([within, by])} about={t('agePurpose')}>
                {(purpose, question) => <Groups within={within} by={by} purpose={purpose} question={question} />}
              </ForPurposeIfWanted>
            ) : (
              <Empty description={t('pickGroupings')} />
            )}
          </>
        )}
      </OfUnit>
    </article>
  );
}

interface GroupsProps {
  readonly within: string;
  readonly by: readonly OfficerGrouping[];
  readonly purpose: string | undefined;
  /** What it is asked for. */
  readonly question: ReactNode;
}

function Groups({ within, by, purpose, question }: GroupsProps) {
  const { ask } = useSession();
  const moment = useMoment();
  const asked = { within, by: [...by], branchesOf: by.includes('BRANCH') ? within : null, ...moment };
  const { data, error, refetch } = useQuery({
    ...keptFor(purpose),
    queryKey: ['statistics', asked, purpose],
    queryFn: ({ signal }) => ask(StatisticsDocument, asked, { signal, purpose }),
  });
  if (isForPurpose(error)) return question;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  return <GroupTable by={by} {...data.officerStatistics} />;
}

interface TableProps {
  readonly by: readonly OfficerGrouping[];
  readonly total: number;
  readonly groups: readonly Group[];
}

function GroupTable({ by, total, groups }: TableProps) {
  const { t } = useWords();
  const { label } = useSession();
  const titles = by.map((grouping) => label('OfficerGrouping', grouping));
  const rows = groups.map(({ labels, count }, key) => ({ key, labels, count, share: shareOf(count, total) }));
  return (
    <>
      <Flex gap="small" align="center" className="list-head">
        <span role="status">{t('peopleCount', { count: total })}</span>
        <Button
          className="no-print"
          onClick={() =>
            handOverTable(t('statistics'), [
              [...titles, t('count'), t('share')],
              ...rows.map(({ labels, count, share }) => [...labels, count, share / 100]),
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
        locale={{ emptyText: <Empty description={t('none')} /> }}
        columns={[
          ...titles.map((title, i) => ({
            key: title,
            title,
            render: (_value: unknown, row: (typeof rows)[number]) => row.labels[i],
          })),
          { title: t('count'), dataIndex: 'count', align: 'right' as const, width: 90 },
          {
            title: `${t('share')} %`,
            align: 'right' as const,
            width: 90,
            render: (_value, { share }) => (share / 100).toFixed(2),
          },
          { title: '', width: 260, render: (_value, { share }) => <Bar basisPoints={share} /> },
        ]}
      />
    </>
  );
}
