import { Flex, Table } from 'antd';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import { CONCERN_ACTS } from '../acts/acts-of.ts';
import { calledIn } from '../called.ts';
import { ForPurpose, keptFor } from '../for-purpose.tsx';
import { labelOf } from '../forms/field-labels.ts';
import { ConcernsDocument, type ConcernPageFragment, type ConcernsQuery } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, usePages } from '../pages.tsx';
import { PlaceContext, placeOf } from '../place.ts';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';
import { NoRows } from './no-rows.tsx';
import { nameOf, type Subject } from './subject.ts';

type Concern = ConcernPageFragment['nodes'][number];

interface Props {
  readonly of: Subject;
}

/** Early signs of trouble about an officer, or about the people of a unit and below, with what was done about each. */
export function Concerns({ of }: Props) {
  const { t } = useWords();
  // where it is raised, the page knows of whom, or who follows it up
  const known = of.type === 'Officer' ? { fixed: { officer: of.id }, name: of.name } : { initial: { keeper: of.id } };
  return (
    <section aria-label={t('concerns')}>
      <ForPurpose of={of.id} about={t('concernsAsk')}>
        {(purpose) => (
          <>
            <Flex className="list-head">
              <ActButton act="raiseConcern" {...known} />
            </Flex>
            <Pages of={of} purpose={purpose} />
          </>
        )}
      </ForPurpose>
    </section>
  );
}

const pageOf = ({ node }: ConcernsQuery): ConcernPageFragment | undefined =>
  node?.__typename === 'Officer' || node?.__typename === 'Unit' ? node.concerns : undefined;

function Pages({ of, purpose }: Props & { readonly purpose: string }) {
  const { ask } = useSession();
  const moment = useMoment();
  const paged = usePages(
    ['concerns', of.id, purpose, moment],
    (cursor, signal) => ask(ConcernsDocument, { id: of.id, after: cursor, ...moment }, { signal, purpose }),
    (page) => after(pageOf(page)?.pageInfo),
    keptFor(purpose),
  );
  return (
    <ReadPages paged={paged} listOf={pageOf}>
      {(rows) => <Lines of={of} rows={rows} />}
    </ReadPages>
  );
}

function Lines({ of, rows }: Props & { readonly rows: readonly Concern[] }) {
  const { t, locale, marks } = useWords();
  const { label } = useSession();
  const called = calledIn(marks, rows, ({ officer }) => officer);
  return (
    <Table<Concern>
      rowKey="id"
      pagination={false}
      dataSource={rows}
      locale={{ emptyText: <NoRows act="raiseConcern" scope="concern:read" /> }}
      columns={[
        { title: labelOf('RaiseConcernInput.openedOn', locale), width: 110, dataIndex: 'openedOn' },
        ...(of.type === 'Unit'
          ? [
              {
                title: t('name'),
                width: 90,
                render: (_value: unknown, { officer }: Concern) => (
                  <Go to={`/officers/${officer.id}`}>{officer.name}</Go>
                ),
              },
            ]
          : []),
        { title: t('kind'), width: 90, render: (_value, { kind }) => label('ConcernKind', kind) },
        {
          title: labelOf('RaiseConcernInput.summary', locale),
          render: (_value, { summary, expunged }) => (expunged ? t('expunged') : summary),
        },
        { title: labelOf('RaiseConcernInput.keeper', locale), render: (_value, { keeper }) => keeper.name },
        {
          title: t('status'),
          width: 110,
          render: (_value, { stage, expungeOn }) =>
            [label('ConcernStage', stage), expungeOn && t('expungedFrom', { day: expungeOn })]
              .filter(Boolean)
              .join(' '),
        },
        {
          title: t('steps'),
          render: (_value, { steps }) => (
            <ul className="reasons">
              {steps.map(({ on, stage, measure, by, note }, key) => (
                <li key={key}>
                  {[on, label('ConcernStage', stage), label('ConcernMeasure', measure), by, note]
                    .filter(Boolean)
                    .join(' ')}
                </li>
              ))}
            </ul>
          ),
        },
        {
          title: '',
          className: 'no-print',
          render: (_value, { id, version, stage, expunged, kind, openedOn, officer }) => (
            <PlaceContext value={placeOf(officer.unit)}>
              <ActMenu
                groups={CONCERN_ACTS}
                subject={{ id, version, ...(!expunged && { status: stage }) }}
                whom={officer}
                name={nameOf(of, called(officer), `${label('ConcernKind', kind)} ${openedOn}`)}
              />
            </PlaceContext>
          ),
        },
      ]}
    />
  );
}
