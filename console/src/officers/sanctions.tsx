import { Empty, Spin, Table } from 'antd';
import { use } from 'react';
import { ActMenu } from '../acts/act-menu.tsx';
import { SANCTION_ACTS } from '../acts/acts-of.ts';
import { ForPurpose, keptFor } from '../for-purpose.tsx';
import { labelOf } from '../forms/field-labels.ts';
import { SanctionsDocument, type SanctionsQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, More, usePages } from '../pages.tsx';
import { NOWHERE, PlaceContext } from '../place.ts';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';

type Sanction = NonNullable<SanctionsQuery['officer']>['sanctions']['nodes'][number];

/** The sanctions of an officer. */
export function Sanctions({ id }: { readonly id: string }) {
  const { t } = useWords();
  return (
    <section aria-label={t('sanctions')}>
      <ForPurpose about={t('sanctionsAsk')}>{(purpose) => <Pages id={id} purpose={purpose} />}</ForPurpose>
    </section>
  );
}

function Pages({ id, purpose }: { readonly id: string; readonly purpose: string }) {
  const { ask } = useSession();
  const moment = useMoment();
  const paged = usePages(
    ['sanctions', id, purpose, moment],
    (cursor, signal) => ask(SanctionsDocument, { id, after: cursor, ...moment }, { signal, purpose }),
    ({ officer }) => after(officer?.sanctions.pageInfo),
    keptFor(purpose),
  );
  const { data, error, refetch } = paged;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  return (
    <>
      <Lines rows={data.pages.flatMap(({ officer }) => officer?.sanctions.nodes ?? [])} />
      <More paged={paged} />
    </>
  );
}

function Lines({ rows }: { readonly rows: readonly Sanction[] }) {
  const { t, locale } = useWords();
  const { label, may } = useSession();
  // where the officer is not known to be, an empty list may be one that was left out
  const isAllTold = use(PlaceContext) !== null || may('discipline:read', NOWHERE);
  return (
    <Table<Sanction>
      rowKey="id"
      pagination={false}
      dataSource={rows}
      locale={{ emptyText: <Empty description={t(isAllTold ? 'noSanctions' : 'noneOrNotCovered')} /> }}
      columns={[
        { title: labelOf('ImposeSanctionInput.decidedOn', locale), width: 110, dataIndex: 'decidedOn' },
        { title: t('sanctions'), render: (_value, { kind }) => label('SanctionKind', kind) },
        { title: labelOf('ImposeSanctionInput.decidedBy', locale), dataIndex: 'decidedBy' },
        { title: t('since'), width: 110, dataIndex: 'from' },
        { title: t('until'), width: 110, render: (_value, { until }) => until ?? '—' },
        { title: t('status'), render: (_value, { status }) => label('SanctionStatus', status) },
        { title: t('basis'), render: (_value, { basis }) => basis.documentNumber ?? '—' },
        {
          title: '',
          className: 'no-print',
          render: (_value, sanction) => (
            <ActMenu
              groups={SANCTION_ACTS}
              subject={sanction}
              name={`${label('SanctionKind', sanction.kind)} ${sanction.decidedOn}`}
            />
          ),
        },
      ]}
    />
  );
}
