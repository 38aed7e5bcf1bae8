import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Spin, Table } from 'antd';
import { ActMenu } from '../acts/act-menu.tsx';
import { useAct } from '../acts/act-provider.tsx';
import { useMayAct } from '../acts/may-act.ts';
import { CYCLE_ACTS } from '../acts/acts-of.ts';
import { UnitCyclesDocument, UsableSchemesDocument, type CycleLineFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Go } from '../go.tsx';
import { after, usePages } from '../pages.tsx';
import { PlaceContext, placeOf } from '../place.ts';
import { Problem } from '../problem.tsx';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';
import { nameOfCycle } from './cycle-name.ts';
import { lastDayOf } from './last-day.ts';

interface Props {
  /** The id of a unit. */
  readonly unit: string;
}

/** The cycles of evaluation of a unit and below, and the schemes by which another can be opened. */
export function UnitEvaluations({ unit }: { readonly unit: { readonly id: string } }) {
  return (
    <>
      <OpenCycle unit={unit.id} />
      <Cycles unit={unit.id} />
    </>
  );
}

/** What is offered in the unit itself; the cycles of the list may be of units below. */
function OpenCycle({ unit }: Props) {
  const mayAct = useMayAct();
  return mayAct('openEvaluationCycle') && <Schemes unit={unit} />;
}

function Schemes({ unit }: Props) {
  const { t } = useWords();
  const { ask } = useSession();
  const moment = useMoment();
  const open = useAct();
  const { data, error, refetch } = useQuery({
    queryKey: ['usable-schemes', unit, moment],
    queryFn: ({ signal }) => ask(UsableSchemesDocument, { id: unit, ...moment }, { signal }),
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  return (
    <Flex gap="small" wrap className="list-head no-print">
      {data.unit?.evaluationSchemes.map(({ id, name }) => (
        <Button key={id} onClick={() => open({ act: 'openEvaluationCycle', fixed: { scheme: id, unit }, name })}>
          {t('openCycle', { name })}
        </Button>
      ))}
    </Flex>
  );
}

function Cycles({ unit }: Props) {
  const { ask } = useSession();
  const moment = useMoment();
  const paged = usePages(
    ['unit-cycles', unit, moment],
    (cursor, signal) => ask(UnitCyclesDocument, { id: unit, after: cursor, ...moment }, { signal }),
    ({ evaluationCycles }) => after(evaluationCycles.pageInfo),
  );
  return (
    <ReadPages paged={paged} listOf={({ evaluationCycles }) => evaluationCycles}>
      {(cycles) => <CycleTable cycles={cycles} />}
    </ReadPages>
  );
}

/** Those of the units below are in the list, too. */
const nameOf = (cycle: CycleLineFragment): string => `${nameOfCycle(cycle)} ${cycle.unit.name}`;

function CycleTable({ cycles }: { readonly cycles: readonly CycleLineFragment[] }) {
  const { t } = useWords();
  const { label } = useSession();
  return (
    <Table<CycleLineFragment>
      rowKey="id"
      pagination={false}
      dataSource={cycles}
      locale={{ emptyText: <Empty description={t('noCycles')} /> }}
      columns={[
        {
          title: t('evaluations'),
          render: (_value, cycle) => <Go to={`/cycles/${cycle.id}`}>{nameOfCycle(cycle)}</Go>,
        },
        { title: t('units'), render: (_value, { unit }) => unit.name },
        { title: t('since'), dataIndex: 'from', width: 110 },
        { title: t('through'), width: 110, render: (_value, cycle) => lastDayOf(cycle) },
        { title: t('status'), render: (_value, { status }) => label('EvaluationCycleStatus', status) },
        {
          title: '',
          className: 'no-print',
          render: (_value, cycle) => (
            <PlaceContext value={placeOf(cycle.unit)}>
              <ActMenu groups={CYCLE_ACTS} subject={cycle} name={nameOf(cycle)} />
            </PlaceContext>
          ),
        },
      ]}
    />
  );
}
