import { Flex, Table } from 'antd';
import { useEffect } from 'react';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import { SANCTION_ACTS } from '../acts/acts-of.ts';
import { calledIn } from '../called.ts';
import { ForPurpose, keptFor } from '../for-purpose.tsx';
import { labelOf } from '../forms/field-labels.ts';
import { SanctionsDocument, type SanctionPageFragment, type SanctionsQuery } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { groundsIn } from '../grounds.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, usePages, type Paged } from '../pages.tsx';
import { PlaceContext, placeOf } from '../place.ts';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';
import { CaseLiabilities } from './case-liabilities.tsx';
import { NoRows } from './no-rows.tsx';
import { nameOf, type Subject } from './subject.ts';
import { UnitLiabilities } from './unit-liabilities.tsx';

type Sanction = SanctionPageFragment['nodes'][number];

/** The sanctions of an officer, with the cases that the officer answers for; those of the people of a unit and below. */
export function Sanctions({ of }: { readonly of: Subject }) {
  const { t } = useWords();
  const Content = of.type === 'Unit' ? OfUnit : OfOfficer;
  return (
    <section aria-label={t('sanctions')}>
      <ForPurpose of={of.id} about={t('sanctionsAsk')}>
        {(purpose) => <Content of={of} purpose={purpose} />}
      </ForPurpose>
    </section>
  );
}

const pageOf = ({ node }: SanctionsQuery): SanctionPageFragment | undefined =>
  node?.__typename === 'Officer' || node?.__typename === 'Unit' ? node.sanctions : undefined;

const sanctionsOf = (page: SanctionsQuery): readonly Sanction[] => pageOf(page)?.nodes ?? [];

interface Props {
  readonly of: Subject;
  readonly purpose: string;
}

function usePaged({ of, purpose }: Props): Paged<SanctionsQuery> {
  const { ask } = useSession();
  const moment = useMoment();
  return usePages(
    ['sanctions', of.id, purpose, moment],
    (cursor, signal) => ask(SanctionsDocument, { id: of.id, after: cursor, ...moment }, { signal, purpose }),
    (page) => after(pageOf(page)?.pageInfo),
    keptFor(purpose),
  );
}

function OfUnit(props: Props) {
  return (
    <>
      <Lines of={props.of} paged={usePaged(props)} />
      <UnitLiabilities id={props.of.id} purpose={props.purpose} />
    </>
  );
}

/** A finding may have led to any of the sanctions: all are read before one is chosen. */
function OfOfficer(props: Props) {
  const { label } = useSession();
  const paged = usePaged(props);
  const { data, error, hasNextPage, isFetching, fetchNextPage } = paged;
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const choices = data?.pages.flatMap(sanctionsOf).map(({ id, kind, decidedOn }) => ({
    value: id,
    label: `${label('SanctionKind', kind)} ${decidedOn}`,
  }));
  return (
    <>
      <Lines of={props.of} paged={paged} />
      <CaseLiabilities {...props} {...(choices && !hasNextPage && { sanctions: choices })} />
    </>
  );
}

function Lines({ of, paged }: { readonly of: Subject; readonly paged: Paged<SanctionsQuery> }) {
  const { t, locale, marks } = useWords();
  const { label } = useSession();
  return (
    <>
      <Flex className="list-head">
        <ActButton act="imposeSanction" {...(of.type === 'Officer' && { fixed: { officer: of.id }, name: of.name })} />
      </Flex>
      <ReadPages paged={paged} listOf={pageOf}>
        {(rows) => {
          const called = calledIn(marks, rows, ({ officer }) => officer);
          return (
            <Table<Sanction>
              rowKey="id"
              pagination={false}
              dataSource={rows}
              locale={{ emptyText: <NoRows act="imposeSanction" scope="discipline:read" /> }}
              columns={[
                { title: labelOf('ImposeSanctionInput.decidedOn', locale), width: 110, dataIndex: 'decidedOn' },
                ...(of.type === 'Unit'
                  ? [
                      {
                        title: t('name'),
                        render: (_value: unknown, { officer }: Sanction) => (
                          <Go to={`/officers/${officer.id}`}>{officer.name}</Go>
                        ),
                      },
                    ]
                  : []),
                { title: t('sanctions'), render: (_value, { kind }) => label('SanctionKind', kind) },
                { title: labelOf('ImposeSanctionInput.decidedBy', locale), dataIndex: 'decidedBy' },
                { title: t('since'), width: 110, dataIndex: 'from' },
                { title: t('until'), width: 110, render: (_value, { until }) => until ?? '—' },
                { title: t('status'), render: (_value, { status }) => label('SanctionStatus', status) },
                { title: t('basis'), render: (_value, { basis }) => groundsIn(marks, basis) },
                {
                  title: '',
                  className: 'no-print',
                  render: (_value, sanction) => (
                    <PlaceContext value={placeOf(sanction.officer.unit)}>
                      <ActMenu
                        groups={SANCTION_ACTS}
                        subject={sanction}
                        whom={sanction.officer}
                        name={nameOf(
                          of,
                          called(sanction.officer),
                          `${label('SanctionKind', sanction.kind)} ${sanction.decidedOn}`,
                        )}
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
