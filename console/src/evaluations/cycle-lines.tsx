import { Button, Flex, Table } from 'antd';
import type { ReactNode } from 'react';
import { ActMenu } from '../acts/act-menu.tsx';
import { EVALUATION_ACTS } from '../acts/acts-of.ts';
import { calledIn } from '../called.ts';
import { labelOf } from '../forms/field-labels.ts';
import { useWords } from '../locale.tsx';
import { whomColumns } from '../whom-columns.tsx';
import { FormButton } from '../official-forms/form-button.tsx';
import { Appeals } from './appeals.tsx';
import { calledByKey } from './called-by-key.ts';
import type { Cycle } from './cycle-page.tsx';
import { Grade } from './grade.tsx';
import { lackingOf } from './lacking.ts';

type Line = Cycle['evaluations']['nodes'][number];

interface Props {
  readonly rows: readonly Line[];
  readonly cycle: Cycle;
  /** Why there is nobody. */
  readonly empty: ReactNode;
}

/** What was given of each indicator, and by whom. */
function Scores({ scores, scheme }: { readonly scores: Line['scores']; readonly scheme: Cycle['scheme'] }) {
  const { t, locale } = useWords();
  const titleOf = (field: string) => labelOf(`ScoreInput.${field}`, locale);
  const { indicators, evaluatorGroups } = scheme;
  return (
    <Table<Line['scores'][number]>
      size="small"
      rowKey={({ indicator, evaluatorGroup, evaluator }) => JSON.stringify([indicator.key, evaluatorGroup, evaluator])}
      pagination={false}
      dataSource={[...scores]}
      columns={[
        {
          title: titleOf('indicator'),
          render: (_value, { indicator: { key } }) => calledByKey(indicators, key),
        },
        { title: titleOf('value'), dataIndex: 'value', align: 'right' },
        {
          title: labelOf('IndicatorInput.maximum', locale),
          align: 'right',
          render: (_value, { indicator: { key } }) => indicators.find((one) => one.key === key)?.maximum,
        },
        ...(evaluatorGroups.length > 0
          ? [
              {
                title: titleOf('evaluatorGroup'),
                render: (_value: unknown, { evaluatorGroup }: Line['scores'][number]) =>
                  calledByKey(evaluatorGroups, evaluatorGroup),
              },
            ]
          : []),
        { title: titleOf('evaluator'), render: (_value, { evaluator }) => evaluator ?? t('notKnown') },
      ]}
    />
  );
}

/** The evaluations of a cycle, as far as they were read. */
export function CycleLines({ rows, cycle: { status, scheme }, empty }: Props) {
  const words = useWords();
  const { t, marks } = words;
  const called = calledIn(marks, rows, ({ subject }) => subject);
  return (
    <Table<Line>
      rowKey="id"
      pagination={false}
      dataSource={rows}
      locale={{ emptyText: empty }}
      expandable={{
        rowExpandable: ({ scores }) => scores.length > 0,
        expandedRowRender: ({ scores }) => <Scores scores={scores} scheme={scheme} />,
        expandIcon: ({ expanded, expandable, record, onExpand }) =>
          expandable && (
            <Button
              size="small"
              className="no-print"
              aria-expanded={expanded}
              aria-label={marks.of(t('scoreLines'), called(record.subject))}
              onClick={(event) => onExpand(record, event)}
            >
              {expanded ? '−' : '+'}
            </Button>
          ),
      }}
      columns={[
        {
          // an amendment leaves all places as they were
          title: t(rows.some(({ amended }) => amended) ? 'placeAsFinalized' : 'place'),
          dataIndex: 'rank',
          width: 60,
          align: 'right',
          render: (rank: number | null) => rank ?? '—',
        },
        ...whomColumns(words, rows, ({ subject }) => subject),
        { title: t('totalScore'), dataIndex: 'total', align: 'right', render: (total: number | null) => total ?? '—' },
        {
          title: t('evaluationGrade'),
          render: (_value, evaluation) => <Grade status={status} {...evaluation} />,
        },
        status === 'FINALIZED'
          ? {
              title: t('appeals'),
              render: (_value, { id, version, appeals, subject }) => (
                <Appeals appeals={appeals} of={{ id, version, status }} name={called(subject)} whom={subject} />
              ),
            }
          : { title: t('lacksScores'), render: (_value, line) => marks.list(lackingOf(scheme, line)) },
        {
          title: '',
          className: 'no-print',
          render: (_value, { id, version, subject }) => (
            <Flex gap="small">
              <ActMenu
                groups={EVALUATION_ACTS}
                subject={{ id, version, status }}
                name={called(subject)}
                whom={subject}
              />
              {subject.__typename === 'Officer' && (
                <FormButton
                  file="evaluation-form.docx"
                  of={{ record: id }}
                  title={t('evaluationForm')}
                  name={called(subject)}
                  whom={subject}
                />
              )}
            </Flex>
          ),
        },
      ]}
    />
  );
}
