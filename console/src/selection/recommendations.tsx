import { Table } from 'antd';
import { ActMenu } from '../acts/act-menu.tsx';
import { RECOMMENDATION_ACTS } from '../acts/acts-of.ts';
import { NoneYet } from '../acts/none-yet.tsx';
import { labelOf } from '../forms/field-labels.ts';
import {
  RecommendationsDocument,
  type RecommendationPageFragment,
  type RecommendationsQuery,
} from '../generated/documents/graphql.ts';
import { calledIn, type Call } from '../called.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, usePages } from '../pages.tsx';
import { PlaceContext, placeOf } from '../place.ts';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';

type Recommendation = RecommendationPageFragment['nodes'][number];

const pageOf = ({ node }: RecommendationsQuery): RecommendationPageFragment | undefined =>
  node && 'recommendations' in node ? node.recommendations : undefined;

/** Somebody may be recommended for one post by several, and in several rounds. */
const nameOf = ({ candidate, round, title, recommender }: Recommendation, isRound: boolean, call: Call): string =>
  `${isRound ? call(candidate) : round.title} ${title} ${call(recommender)}`;

interface Props {
  readonly id: string;
  /** Whether it is a round, or the officer who was recommended. */
  readonly isRound?: boolean;
}

/** Who recommended whom in a round, or an officer in which rounds, those that were taken back included. */
export function Recommendations({ id, isRound = false }: Props) {
  const { t, locale, marks } = useWords();
  const { ask, label } = useSession();
  const moment = useMoment();
  const paged = usePages(
    ['recommendations', id, moment],
    (cursor, signal) => ask(RecommendationsDocument, { id, after: cursor, ...moment }, { signal }),
    (page) => after(pageOf(page)?.pageInfo),
  );
  const titleOf = (field: string) => labelOf(`RecommendOfficerInput.${field}`, locale);
  return (
    <>
      <h2>{t('recommended')}</h2>
      <ReadPages paged={paged} listOf={pageOf}>
        {(rows) => {
          const called = calledIn(marks, rows, ({ candidate, recommender }) => [candidate, recommender]);
          return (
            <Table<Recommendation>
              rowKey="id"
              pagination={false}
              dataSource={rows}
              locale={{ emptyText: <NoneYet act="recommendOfficer" texts={['noRecommendations', 'recommendNext']} /> }}
              columns={[
                { title: titleOf('signedOn'), width: 110, dataIndex: 'signedOn' },
                isRound
                  ? {
                      title: titleOf('candidate'),
                      render: (_value, { candidate }) => <Go to={`/officers/${candidate.id}`}>{candidate.name}</Go>,
                    }
                  : {
                      title: t('rounds'),
                      render: (_value, { round }) => <Go to={`/rounds/${round.id}`}>{round.title}</Go>,
                    },
                { title: t('post'), dataIndex: 'title' },
                {
                  title: titleOf('recommender'),
                  render: (_value, { recommender }) => <Go to={`/officers/${recommender.id}`}>{recommender.name}</Go>,
                },
                { title: titleOf('grounds'), dataIndex: 'grounds' },
                { title: t('status'), render: (_value, { status }) => label('RecommendationStatus', status) },
                {
                  title: '',
                  className: 'no-print',
                  render: (_value, recommendation) => (
                    <PlaceContext value={placeOf(recommendation.round.unit)}>
                      <ActMenu
                        groups={RECOMMENDATION_ACTS}
                        subject={recommendation}
                        name={nameOf(recommendation, isRound, called)}
                        whom={isRound ? recommendation.candidate : null}
                      />
                    </PlaceContext>
                  ),
                },
              ]}
            />
          );
        }}
      </ReadPages>
    </>
  );
}
