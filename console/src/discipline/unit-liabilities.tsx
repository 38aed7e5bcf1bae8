import { useQuery } from '@tanstack/react-query';
import { Empty, Input, Spin, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { keptFor } from '../for-purpose.tsx';
import { labelOf } from '../forms/field-labels.ts';
import {
  CaseByNumberDocument,
  UnitLiabilitiesDocument,
  type LiabilityOfSomebodyFragment,
} from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, usePages } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';
import { useLiabilityColumns } from './liability-columns.tsx';
import { NoRows } from './no-rows.tsx';

interface Props {
  /** The id of the unit. */
  readonly id: string;
  readonly purpose: string;
}

/** The cases that the people of a unit and below answer for, or who answers for one of any unit, by its number; what is done about it is on the file of each. */
export function UnitLiabilities({ id, purpose }: Props) {
  const { t, locale } = useWords();
  const [caseNumber, setCaseNumber] = useState('');
  const name = labelOf('CaseLiabilityInput.caseNumber', locale);
  return (
    <>
      <h2>{t('liabilities')}</h2>
      <Input.Search
        className="list-head picker no-print"
        aria-label={name}
        placeholder={name}
        maxLength={60}
        enterButton={t('show')}
        onSearch={(text) => setCaseNumber(text.trim())}
      />
      {caseNumber ? <OfCase caseNumber={caseNumber} purpose={purpose} /> : <OfUnit id={id} purpose={purpose} />}
    </>
  );
}

function OfUnit({ id, purpose }: Props) {
  const { ask } = useSession();
  const moment = useMoment();
  const paged = usePages(
    ['unit-liabilities', id, purpose, moment],
    (cursor, signal) => ask(UnitLiabilitiesDocument, { id, after: cursor, ...moment }, { signal, purpose }),
    ({ unit }) => after(unit?.caseLiabilities.pageInfo),
    keptFor(purpose),
  );
  return (
    <ReadPages paged={paged} listOf={({ unit }) => unit?.caseLiabilities}>
      {(rows) => <Lines rows={rows} none={<NoRows act="recordCaseLiabilities" scope="discipline:read" />} />}
    </ReadPages>
  );
}

function OfCase({ caseNumber, purpose }: { readonly caseNumber: string; readonly purpose: string }) {
  const { t } = useWords();
  const { ask } = useSession();
  const moment = useMoment();
  const { data, error, refetch } = useQuery({
    queryKey: ['case', caseNumber, purpose, moment],
    queryFn: ({ signal }) => ask(CaseByNumberDocument, { caseNumber, ...moment }, { signal, purpose }),
    ...keptFor(purpose),
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  return <Lines rows={data.caseLiabilities} none={<Empty description={t('noneOrNotCovered')} />} />;
}

interface LinesProps {
  readonly rows: readonly LiabilityOfSomebodyFragment[];
  readonly none: ReactNode;
}

function Lines({ rows, none }: LinesProps) {
  const { t } = useWords();
  const columns = useLiabilityColumns<LiabilityOfSomebodyFragment>();
  return (
    <Table<LiabilityOfSomebodyFragment>
      rowKey="id"
      pagination={false}
      dataSource={rows}
      locale={{ emptyText: none }}
      columns={[
        {
          title: t('name'),
          width: 90,
          render: (_value, { officer }) => (
            <Go to={`/officers/${officer.id}`} search={{ view: 'sanctions' }}>
              {officer.name}
            </Go>
          ),
        },
        ...columns,
      ]}
    />
  );
}
