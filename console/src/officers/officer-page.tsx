import { useQuery } from '@tanstack/react-query';
import { Button, Descriptions, Flex, Spin, Tag, Timeline } from 'antd';
import { useParams } from 'react-router';
import { useTitle } from '../address.ts';
import { ActMenu } from '../acts/act-menu.tsx';
import { OFFICER_ACTS } from '../acts/acts-of.ts';
import { ChangeList } from '../changes/change-list.tsx';
import { Concerns } from '../discipline/concerns.tsx';
import { Sanctions } from '../discipline/sanctions.tsx';
import { Duties } from '../duties/duties.tsx';
import { OfficerDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useDay, useMoment } from '../moment.tsx';
import { Go } from '../go.tsx';
import { Problem } from '../problem.tsx';
import { placeAt, PlaceContext } from '../place.ts';
import { useSession } from '../session.tsx';
import { Views } from '../views.tsx';
import { WhomContext } from '../whom.ts';
import { Evaluations } from './evaluations.tsx';
import { eventsOf, type Officer } from './events.ts';
import { HonorList } from '../honors/honor-list.tsx';
import { Posts, RecordedRows, Standings } from './officer-lists.tsx';
import { Eligibility } from './eligibility.tsx';
import { PersonalData } from './personal-data.tsx';

/** The file of an officer (档案); which part of it is shown is in the address. */
export default function OfficerPage() {
  const { officer: id = '' } = useParams();
  const { ask, label, may } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const { data, error, refetch } = useQuery({
    queryKey: ['officer', id, moment],
    queryFn: ({ signal }) => ask(OfficerDocument, { id, ...moment, programs: may('program:read') }, { signal }),
  });
  useTitle(data?.officer?.name);
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const { officer } = data;
  if (!officer) return <p role="status">{t('notFound')}</p>;
  return (
    <PlaceContext value={placeAt(moment, officer.unit)}>
      <WhomContext value={officer}>
        <article aria-label={officer.name}>
          <Flex align="center" gap="small" wrap>
            <h1>{officer.name}</h1>
            <span>{officer.policeNumber}</span>
            <Tag>{label('OfficerStatus', officer.status)}</Tag>
            <ActMenu groups={OFFICER_ACTS} subject={officer} name={officer.name} />
            <Button className="no-print" onClick={() => print()}>
              {t('print')}
            </Button>
          </Flex>
          <Facts officer={officer} />
          <Parts officer={officer} />
        </article>
      </WhomContext>
    </PlaceContext>
  );
}

function Facts({ officer }: { readonly officer: Officer }) {
  const { label } = useSession();
  const { t } = useWords();
  const { unit } = officer;
  return (
    <Descriptions
      bordered
      column={{ xs: 1, sm: 2, xl: 4 }}
      items={[
        {
          key: 'unit',
          label: t('unit'),
          children: unit ? <Go to={`/units/${unit.id}`}>{unit.name}</Go> : '—',
        },
        { key: 'post', label: t('post'), children: officer.primaryAssignment?.title ?? '—' },
        { key: 'category', label: t('category'), children: label('OfficerCategory', officer.category) },
        { key: 'rank', label: t('rank'), children: label('PoliceRank', officer.rank) || '—' },
        { key: 'grade', label: t('grade'), children: label('Grade', officer.grade) || '—' },
        { key: 'gender', label: t('gender'), children: label('Gender', officer.gender) || '—' },
        { key: 'joined', label: t('joinedOn'), children: officer.joinedOn ?? '—' },
        { key: 'pinyin', label: t('pinyin'), children: officer.namePinyin },
      ]}
    />
  );
}

function Parts({ officer }: { readonly officer: Officer }) {
  const { may } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const place = placeAt(moment, officer.unit);
  const subject = { type: 'Officer', id: officer.id, name: officer.name } as const;
  const parts = [
    { key: 'career', label: t('career'), children: <Career officer={officer} /> },
    { key: 'posts', label: t('posts'), children: <Posts officer={officer} /> },
    { key: 'honors', label: t('honors'), children: <HonorList recipient={officer} /> },
    ...(may('evaluation:read')
      ? [{ key: 'evaluations', label: t('evaluations'), children: <Evaluations officer={officer} /> }]
      : []),
    ...(officer.standings
      ? [{ key: 'standings', label: t('standings'), children: <Standings officer={officer} /> }]
      : []),
    ...(may('evaluation:read', place) && may('discipline:read', place)
      ? [
          {
            key: 'eligibility',
            label: t('eligibility'),
            children: <Eligibility id={officer.id} />,
          },
        ]
      : []),
    { key: 'duties', label: t('duties'), children: <Duties type="Officer" of={officer} /> },
    ...(may('discipline:read', place)
      ? [{ key: 'sanctions', label: t('sanctions'), children: <Sanctions of={subject} /> }]
      : []),
    ...(may('concern:read', place)
      ? [{ key: 'concerns', label: t('concerns'), children: <Concerns of={subject} /> }]
      : []),
    ...(may('officer:personal', place)
      ? [
          {
            key: 'personal',
            label: t('personal'),
            children: <PersonalData id={officer.id} name={officer.name} />,
          },
        ]
      : []),
    { key: 'recorded', label: t('recorded'), children: <RecordedRows officer={officer} /> },
    ...(may('change:read')
      ? [{ key: 'changes', label: t('changesOf'), children: <ChangeList filter={{ subject: officer.id }} /> }]
      : []),
  ];
  return <Views views={parts} />;
}

/** What happened to an officer, on a line of time. */
function Career({ officer }: { readonly officer: Officer }) {
  const { label } = useSession();
  const { t, marks } = useWords();
  const day = useDay();
  const events = eventsOf(officer, { label, t, marks }).map(({ key, on, text, document, color }) => ({
    key,
    color,
    title: on ? <time dateTime={on}>{on}</time> : t('notKnown'),
    content: (
      <>
        {marks.aside(text, document)} {on !== null && on > day && <Tag>{t('comesLater')}</Tag>}
      </>
    ),
  }));
  const { nodes, totalCount } = officer.honors;
  return (
    <>
      {totalCount !== null && totalCount > nodes.length && (
        <p role="status">
          {t('careerCut', { shown: nodes.length, total: totalCount })}{' '}
          <Go to={`/officers/${officer.id}`} search={{ view: 'honors' }}>
            {t('honors')}
          </Go>
        </p>
      )}
      <Timeline titleSpan="96px" items={events} />
    </>
  );
}
