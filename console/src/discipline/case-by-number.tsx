import { useQuery } from '@tanstack/react-query';
import { Empty, Input, Spin, Table } from 'antd';
import { useState } from 'react';
import { keptFor } from '../for-purpose.tsx';
import { labelOf } from '../forms/field-labels.ts';
import { CaseByNumberDocument, type CaseByNumberQuery } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { useLiabilityColumns } from './liability-columns.tsx';

type Liability = CaseByNumberQuery['caseLiabilities'][number];

/** Who answers for a case, of those whom the viewer may read; what is done about it is on the file of each. */
export function CaseByNumber({ purpose }: { readonly purpose: string }) {
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
      {caseNumber && <Found caseNumber={caseNumber} purpose={purpose} />}
    </>
  );
}

function Found({ caseNumber, purpose }: { readonly caseNumber: string; readonly purpose: string }) {
  const { t } = useWords();
  const { ask } = useSession();
  const moment = useMoment();
  const columns = useLiabilityColumns<Liability>();
  const { data, error, refetch } = useQuery({
    queryKey: ['case', caseNumber, purpose, moment],
    queryFn: ({ signal }) => ask(CaseByNumberDocument, { caseNumber, ...moment }, { signal, purpose }),
    ...keptFor(purpose),
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  return (
    <Table<Liability>
      rowKey="id"
      pagination={false}
      dataSource={data.caseLiabilities}
      locale={{ emptyText: <Empty description={t('noneOrNotCovered')} /> }}
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
