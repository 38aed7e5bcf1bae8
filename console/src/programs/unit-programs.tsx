import { useQuery } from '@tanstack/react-query';
import { Empty, Spin, Table } from 'antd';
import { Bar } from '../bar.tsx';
import { UnitProgramsDocument, type UnitProgramsQuery } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { Activities } from './activities.tsx';
import { Attendances } from './attendances.tsx';
import { Members } from './members.tsx';

type Program = NonNullable<UnitProgramsQuery['unit']>['programs'][number];

/** Who meets a program that asks for nothing is no share of anything. */
const shareOf = ({ lines, metBasisPoints }: Program['summary']): number | null =>
  lines.length === 0 ? null : metBasisPoints;

/** The programs of a unit, what it was admitted to and holds, and where it took part. */
export function UnitPrograms({ unit }: { readonly unit: { readonly id: string } }) {
  const { t } = useWords();
  return (
    <>
      <Concerning unit={unit} />
      <h2>{t('memberships')}</h2>
      <Members id={unit.id} />
      <Activities id={unit.id} begun={{ organizer: unit.id }} />
      <h2>{t('attendances')}</h2>
      <Attendances id={unit.id} />
    </>
  );
}

/** The programs that concern a unit or its people, with how many meet what they ask. */
function Concerning({ unit }: { readonly unit: { readonly id: string } }) {
  const { t } = useWords();
  const { ask, label } = useSession();
  const moment = useMoment();
  const { data, error, refetch } = useQuery({
    queryKey: ['unit-programs', unit.id, moment],
    queryFn: ({ signal }) => ask(UnitProgramsDocument, { id: unit.id, ...moment }, { signal }),
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  return (
    <Table<Program>
      rowKey="id"
      pagination={false}
      bordered
      dataSource={data.unit?.programs ?? []}
      locale={{ emptyText: <Empty description={t('noPrograms')} /> }}
      columns={[
        {
          title: t('programs'),
          render: (_value, { id, name }) => (
            <Go to={`/programs/${id}`} search={{ within: unit.id }}>
              {name}
            </Go>
          ),
        },
        { title: t('kind'), render: (_value, { kind }) => label('ProgramKind', kind) },
        { title: t('status'), render: (_value, { status }) => label('ProgramStatus', status) },
        { title: t('owner'), render: (_value, { owner }) => owner?.name ?? t('wholeForce') },
        { title: t('subjects'), align: 'right', render: (_value, { summary }) => summary.subjects },
        {
          title: t('met'),
          align: 'right',
          render: (_value, { summary }) => (summary.lines.length === 0 ? t('asksNothing') : summary.met),
        },
        { title: t('notKnown'), align: 'right', render: (_value, { summary }) => summary.unknown },
        {
          title: `${t('share')} %`,
          align: 'right',
          render: (_value, { summary }) => {
            const share = shareOf(summary);
            return share === null ? '—' : share / 100;
          },
        },
        {
          title: '',
          width: 160,
          render: (_value, { summary }) => {
            const share = shareOf(summary);
            return share === null ? null : <Bar basisPoints={share} />;
          },
        },
      ]}
    />
  );
}
