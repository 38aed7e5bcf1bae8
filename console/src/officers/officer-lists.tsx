import { Empty, Table, Tag } from 'antd';
import { ActMenu } from '../acts/act-menu.tsx';
import { ASSIGNMENT_ACTS } from '../acts/acts-of.ts';
import { CorrectRow } from '../acts/correct-row.tsx';
import { groundsIn } from '../grounds.ts';
import { useWords } from '../locale.tsx';
import { instantText, useDay } from '../moment.tsx';
import { Go } from '../go.tsx';
import { Attendances } from '../programs/attendances.tsx';
import { Members } from '../programs/members.tsx';
import { useRequirements } from '../programs/use-requirements.ts';
import { useSession } from '../session.tsx';
import type { Officer } from './events.ts';

interface Props {
  readonly officer: Officer;
}

/** The posts of an officer, those that ended and those to come included, each with what can be done with it. */
export function Posts({ officer: { assignments } }: Props) {
  const { t, marks } = useWords();
  const { label } = useSession();
  const day = useDay();
  return (
    <Table<Officer['assignments'][number]>
      rowKey="id"
      pagination={false}
      dataSource={assignments}
      locale={{ emptyText: <Empty description={t('none')} /> }}
      columns={[
        { title: t('since'), width: 110, render: (_value, { validity }) => validity.from },
        { title: t('until'), width: 110, render: (_value, { validity }) => validity.to ?? '—' },
        {
          title: t('units'),
          render: (_value, { unit, externalOrgan }) =>
            unit ? <Go to={`/units/${unit.id}`}>{unit.name}</Go> : externalOrgan,
        },
        {
          title: t('post'),
          render: (_value, { title, validity }) => (
            <>
              {title} {validity.from > day && <Tag>{t('comesLater')}</Tag>}
            </>
          ),
        },
        { title: t('kind'), render: (_value, { kind }) => label('AssignmentKind', kind) },
        { title: t('category'), render: (_value, { role }) => label('AssignmentRole', role) },
        { title: t('basis'), render: (_value, { basis }) => groundsIn(marks, basis) },
        {
          title: '',
          className: 'no-print',
          render: (_value, post) => (
            <ActMenu groups={ASSIGNMENT_ACTS} subject={post} name={`${post.title} ${post.validity.from}`} />
          ),
        },
      ]}
    />
  );
}

/** How an officer stands to programs, what the officer was admitted to, and where the officer took part. */
export function Standings({ officer }: Props) {
  const { t } = useWords();
  return (
    <>
      <StandingLines officer={officer} />
      <h2>{t('memberships')}</h2>
      <Members id={officer.id} />
      <h2>{t('attendances')}</h2>
      <Attendances id={officer.id} />
    </>
  );
}

function StandingLines({ officer: { standings } }: Props) {
  const { t, marks } = useWords();
  const { standing } = useRequirements();
  return (
    <Table
      rowKey={({ program }) => program.id}
      pagination={false}
      dataSource={standings ?? []}
      locale={{ emptyText: <Empty description={t('noStandings')} /> }}
      columns={[
        { title: t('standings'), render: (_value, { program }) => program.name },
        {
          title: t('status'),
          render: (_value, { met }) =>
            met === null ? t('notKnown') : <Tag color={met ? 'green' : 'red'}>{t(met ? 'met' : 'notMet')}</Tag>,
        },
        {
          title: t('requirements'),
          render: (_value, { lines }) =>
            marks.clauses(lines.map(({ requirement, value }) => standing(requirement, value, t('notKnown')))),
        },
      ]}
    />
  );
}

/** All rows that were ever recorded of an officer, also those that are no longer believed. */
export function RecordedRows({ officer }: Props) {
  const { history } = officer;
  const { t, marks } = useWords();
  const { label } = useSession();
  return (
    <Table<Officer['history'][number] & { readonly key: number }>
      pagination={false}
      dataSource={history.map((version, key) => ({ ...version, key }))}
      rowClassName={({ supersededAt }) => (supersededAt ? 'superseded' : '')}
      columns={[
        { title: t('since'), width: 110, render: (_value, { validity }) => validity.from },
        { title: t('until'), width: 110, render: (_value, { validity }) => validity.to ?? '—' },
        { title: t('name'), dataIndex: 'name' },
        { title: t('status'), render: (_value, { status }) => label('OfficerStatus', status) },
        { title: t('rank'), render: (_value, { rank }) => label('PoliceRank', rank) || '—' },
        { title: t('grade'), render: (_value, { grade }) => label('Grade', grade) || '—' },
        { title: t('basis'), render: (_value, { basis }) => groundsIn(marks, basis) },
        { title: t('recordedAt'), render: (_value, { recordedAt }) => instantText(recordedAt) },
        {
          title: '',
          render: (_value, { supersededAt }) =>
            supersededAt ? t('superseded', { instant: instantText(supersededAt) }) : t('believed'),
        },
        {
          title: '',
          className: 'no-print',
          render: (_value, row) => <CorrectRow act="correctOfficer" subject={officer} row={row} />,
        },
      ]}
    />
  );
}
