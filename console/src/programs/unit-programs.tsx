import { useQuery } from '@tanstack/react-query';
import { Empty, Spin, Table } from 'antd';
import { Bar } from '../bar.tsx';
import { UnitProgramsDocument, type UnitProgramsQuery } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';

type Program = NonNullable<UnitProgramsQuery['unit']>['programs'][number];

/** The programs that concern a unit or its people, with how many meet what they ask. */
export function UnitPrograms({ unit }: { readonly unit: { readonly id: string } }) {
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
        { title: t('met'), align: 'right', render: (_value, { summary }) => summary.met },
        { title: t('notKnown'), align: 'right', render: (_value, { summary }) => summary.unknown },
        {
          title: `${t('share')} %`,
          align: 'right',
          render: (_value, { summary: { metBasisPoints } }) => (metBasisPoints === null ? '—' : metBasisPoints / 100),
        },
        {
          title: '',
          width: 160,
          render: (_value, { summary: { metBasisPoints } }) =>
            metBasisPoints === null ? null : <Bar basisPoints={metBasisPoints} />,
        },
      ]}
    />
  );
}
