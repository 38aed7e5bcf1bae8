import { Empty, Spin, Table } from 'antd';
import { useState } from 'react';
import { ActMenu } from '../acts/act-menu.tsx';
import { SANCTION_ACTS } from '../acts/acts-of.ts';
import { AskPurpose } from '../ask-purpose.tsx';
import { labelOf } from '../forms/field-labels.ts';
import { SanctionsDocument, type SanctionsQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, More, usePages } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';

type Sanction = NonNullable<SanctionsQuery['officer']>['sanctions']['nodes'][number];

/** The sanctions of an officer, read when it was said what for. */
export function Sanctions({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [purpose, setPurpose] = useState<string | null>(null);
  return (
    <section aria-label={t('sanctions')}>
      {purpose === null ? (
        <AskPurpose about={t('sanctionsAsk')} onPurpose={setPurpose} />
      ) : (
        <Shown>
          <Pages id={id} purpose={purpose} />
        </Shown>
      )}
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
    { staleTime: Infinity },
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
  const { label } = useSession();
  return (
    <Table<Sanction>
      rowKey="id"
      pagination={false}
      dataSource={rows}
      locale={{ emptyText: <Empty description={t('noSanctions')} /> }}
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
