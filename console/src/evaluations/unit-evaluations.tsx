import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Spin, Table } from 'antd';
import { ActMenu } from '../acts/act-menu.tsx';
import { useAct } from '../acts/act-provider.tsx';
import { useMayAct } from '../acts/may-act.ts';
import { CYCLE_ACTS } from '../acts/acts-of.ts';
import { UnitEvaluationsDocument, type CycleLineFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Go } from '../go.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';

/** The cycles of evaluation of a unit and below, and the schemes by which another can be opened. */
export function UnitEvaluations({ unit }: { readonly unit: { readonly id: string; readonly name: string } }) {
  const { t } = useWords();
  const { ask } = useSession();
  const moment = useMoment();
  const open = useAct();
  const mayAct = useMayAct();
  const { data, error, refetch } = useQuery({
    queryKey: ['unit-evaluations', unit.id, moment],
    queryFn: ({ signal }) => ask(UnitEvaluationsDocument, { id: unit.id, ...moment }, { signal }),
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  return (
    <>
      {mayAct('openEvaluationCycle') && (
        <Flex gap="small" wrap className="list-head no-print">
          {data.unit?.evaluationSchemes.map(({ id, name }) => (
            <Button
              key={id}
              onClick={() => open({ act: 'openEvaluationCycle', fixed: { scheme: id, unit: unit.id }, name })}
            >
              {t('openCycle', { name })}
            </Button>
          ))}
        </Flex>
      )}
      <Cycles cycles={data.evaluationCycles.nodes} />
    </>
  );
}

function Cycles({ cycles }: { readonly cycles: readonly CycleLineFragment[] }) {
  const { t } = useWords();
  const { label } = useSession();
  return (
    <Table<CycleLineFragment>
      rowKey="id"
      pagination={false}
      dataSource={cycles}
      locale={{ emptyText: <Empty description={t('noCycles')} /> }}
      columns={[
        { title: t('evaluations'), render: (_value, { id, scheme }) => <Go to={`/cycles/${id}`}>{scheme.name}</Go> },
        { title: t('units'), render: (_value, { unit }) => unit.name },
        { title: t('since'), dataIndex: 'from', width: 110 },
        { title: t('until'), dataIndex: 'to', width: 110 },
        { title: t('status'), render: (_value, { status }) => label('EvaluationCycleStatus', status) },
        {
          title: '',
          className: 'no-print',
          render: (_value, cycle) => <ActMenu groups={CYCLE_ACTS} subject={cycle} name={cycle.scheme.name} />,
        },
      ]}
    />
  );
}
