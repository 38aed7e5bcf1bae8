import { Empty, Flex, Table } from 'antd';
import { ActMenu } from '../acts/act-menu.tsx';
import { EVALUATION_ACTS } from '../acts/acts-of.ts';
import { Appeals } from '../evaluations/appeals.tsx';
import { Grade } from '../evaluations/grade.tsx';
import { nameOfCycle } from '../evaluations/cycle-name.ts';
import { lastDayOf } from '../evaluations/last-day.ts';
import { OfficerEvaluationsDocument, type OfficerEvaluationsQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { FormButton } from '../official-forms/form-button.tsx';
import { after, usePages } from '../pages.tsx';
import { ReadPages } from '../read-pages.tsx';
import { Recommendations } from '../selection/recommendations.tsx';
import { useSession } from '../session.tsx';
import type { Officer } from './events.ts';

/** What an officer was evaluated, and for what recommended. */
export function Evaluations({ officer: { id, name } }: { readonly officer: Officer }) {
  const { ask } = useSession();
  const moment = useMoment();
  const paged = usePages(
    ['officer-evaluations', id, moment],
    (cursor, signal) => ask(OfficerEvaluationsDocument, { id, after: cursor, ...moment }, { signal }),
    ({ officer }) => after(officer?.evaluations.pageInfo),
  );
  return (
    <>
      <ReadPages paged={paged} listOf={({ officer }) => officer?.evaluations}>
        {(evaluations) => <EvaluationTable evaluations={evaluations} name={name} />}
      </ReadPages>
      <Recommendations id={id} />
    </>
  );
}

type Evaluation = NonNullable<OfficerEvaluationsQuery['officer']>['evaluations']['nodes'][number];

interface EvaluationTableProps {
  readonly evaluations: readonly Evaluation[];
  /** Of whom they are. */
  readonly name: string;
}

function EvaluationTable({ evaluations, name }: EvaluationTableProps) {
  const { t } = useWords();
  return (
    <Table<Evaluation>
      rowKey="id"
      pagination={false}
      dataSource={[...evaluations]}
      locale={{ emptyText: <Empty description={t('none')} /> }}
      columns={[
        { title: t('since'), width: 110, render: (_value, { cycle }) => cycle.from },
        { title: t('through'), width: 110, render: (_value, { cycle }) => lastDayOf(cycle) },
        { title: t('evaluations'), render: (_value, { cycle }) => cycle.scheme.name },
        {
          title: t('evaluationGrade'),
          render: (_value, { grade, amended, cycle: { status } }) => (
            <Grade status={status} grade={grade} amended={amended} />
          ),
        },
        {
          title: t('totalScore'),
          dataIndex: 'total',
          align: 'right',
          render: (total: number | null) => total ?? '—',
        },
        {
          title: t('appeals'),
          render: (_value, { id, version, appeals, cycle }) => (
            <Appeals
              appeals={appeals}
              of={{ id, version, status: cycle.status }}
              name={`${name} ${nameOfCycle(cycle)}`}
            />
          ),
        },
        {
          title: '',
          className: 'no-print',
          render: (_value, { id, version, cycle }) => (
            <Flex gap="small">
              <ActMenu
                groups={EVALUATION_ACTS}
                subject={{ id, version, status: cycle.status }}
                name={nameOfCycle(cycle)}
              />
              <FormButton
                file="evaluation-form.docx"
                of={{ record: id }}
                title={t('evaluationForm')}
                name={`${name} ${nameOfCycle(cycle)}`}
              />
            </Flex>
          ),
        },
      ]}
    />
  );
}
