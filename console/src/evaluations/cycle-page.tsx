import { Empty, Flex, Progress, Spin, Table, Tag } from 'antd';
import { useTitle, useTyped } from '../address.ts';
import { useParams, useSearchParams } from 'react-router';
import { textIn } from '../address-values.ts';
import { LeftOut } from '../left-out.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import { CYCLE_ACTS } from '../acts/acts-of.ts';
import { Bar } from '../bar.tsx';
import { CycleDocument, type CycleQuery } from '../generated/documents/graphql.ts';
import { FindBox, NobodyFound } from '../find-box.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Go } from '../go.tsx';
import { Excellent } from './excellent.tsx';
import { nameOfCycle } from './cycle-name.ts';
import { lastDayOf } from './last-day.ts';
import { CycleLines } from './cycle-lines.tsx';
import { PasteScores } from './paste-scores.tsx';
import { PlaceContext, placeOf } from '../place.ts';
import { Problem } from '../problem.tsx';
import { after, More, ofSame, usePages } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { DownloadList } from '../files/download-list.tsx';

export type Cycle = NonNullable<CycleQuery['evaluationCycle']>;

/** A cycle of evaluation: totals and grades, how the grades are spread against the cap, and appeals. */
export default function CyclePage() {
  const { cycle: id = '' } = useParams();
  const { ask, label } = useSession();
  const { t, marks } = useWords();
  const moment = useMoment();
  const [search] = useSearchParams();
  const [text, type, given] = useTyped('find');
  const found = given || null;
  const paged = usePages(
    ['cycle', id, found, moment],
    (cursor, signal) => ask(CycleDocument, { id, found, after: cursor, ...moment }, { signal }),
    ({ evaluationCycle }) => after(evaluationCycle?.evaluations.pageInfo),
    // what was typed stays where it is
    { placeholderData: ofSame(id) },
  );
  const { data, error, refetch, isFetching } = paged;
  const cycle = data?.pages[0]?.evaluationCycle;
  const name = cycle ? nameOfCycle(cycle) : undefined;
  useTitle(name);
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  if (!cycle || !name) return <p role="status">{t('notFound')}</p>;
  const rows = data.pages.flatMap(({ evaluationCycle }) => evaluationCycle?.evaluations.nodes ?? []);
  return (
    <article aria-label={name}>
      <Flex align="center" gap="small" wrap>
        <h1>{name}</h1>
        <Go to={`/units/${cycle.unit.id}`}>{cycle.unit.name}</Go>
        <Tag>{label('EvaluationCycleStatus', cycle.status)}</Tag>
        <span>{marks.of(t('period'), `${cycle.from} – ${lastDayOf(cycle)}`)}</span>
        {/* what is below is of officers and units that may be elsewhere */}
        <PlaceContext value={placeOf(cycle.unit)}>
          <ActMenu groups={CYCLE_ACTS} subject={cycle} name={name} />
          <PasteScores cycle={cycle} />
        </PlaceContext>
        <DownloadList list="evaluations" of={{ cycle: id }} title={name} />
      </Flex>
      <ScoredOf {...cycle.progress} />
      {/* before, nobody has a grade */}
      {cycle.status === 'FINALIZED' && (
        <>
          <Excellent cycle={cycle} isOverAlone />
          <Distribution cycle={cycle} />
        </>
      )}
      <h2>{t('evaluations')}</h2>
      <Flex className="list-head asked">
        <FindBox list={t('evaluations')} text={text} isFetching={isFetching} onType={type} />
      </Flex>
      <LeftOut of={[textIn(search, 'find')]} />
      <CycleLines rows={rows} cycle={cycle} empty={<NobodyFound text={text} onType={type} otherwise={t('none')} />} />
      <More paged={paged}>
        {rows.length > 0 && t('shownOf', { shown: rows.length, total: cycle.evaluations.totalCount ?? rows.length })}
      </More>
    </article>
  );
}

/** How many of those who are to be graded have all their scores, and what else waits. */
function ScoredOf({ scored, subjects, openAppeals }: Cycle['progress']) {
  const { t } = useWords();
  return (
    <Flex gap="middle" align="center" className="scored-of">
      <span id="scored-of">{`${t('scoredOf')} ${scored} / ${subjects}`}</span>
      {subjects > 0 && (
        <Progress aria-labelledby="scored-of" size="small" percent={Math.floor((scored / subjects) * 100)} />
      )}
      {openAppeals > 0 && <Tag color="red">{`${t('openAppeals')} ${openAppeals}`}</Tag>}
    </Flex>
  );
}

function Distribution({ cycle: { gradeDistribution, excellentCapBasisPoints } }: { readonly cycle: Cycle }) {
  const { t } = useWords();
  const { label } = useSession();
  return (
    <Table<Cycle['gradeDistribution'][number]>
      rowKey="grade"
      pagination={false}
      bordered
      dataSource={gradeDistribution}
      locale={{ emptyText: <Empty description={t('none')} /> }}
      columns={[
        { title: t('evaluationGrade'), render: (_value, { grade }) => label('EvaluationGrade', grade) },
        { title: t('count'), dataIndex: 'count', align: 'right' },
        { title: `${t('share')} %`, align: 'right', render: (_value, { basisPoints }) => basisPoints / 100 },
        {
          title: excellentCapBasisPoints === null ? '' : t('cap', { share: excellentCapBasisPoints / 100 }),
          width: 260,
          render: (_value, { grade, basisPoints }) => (
            <Bar
              basisPoints={basisPoints}
              {...(grade === 'EXCELLENT' && excellentCapBasisPoints !== null && { target: excellentCapBasisPoints })}
            />
          ),
        },
      ]}
    />
  );
}
