import { useQuery } from '@tanstack/react-query';
import { Empty, Spin, Table, Tag } from 'antd';
import { ForPurpose, keptFor } from '../for-purpose.tsx';
import { OfficerEligibilityDocument, type EligibilityLineFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';

/** What an officer may have, and why. */
export function Eligibility({ id }: { readonly id: string }) {
  const { t } = useWords();
  return (
    <section aria-label={t('eligibility')}>
      <ForPurpose of={id} about={t('eligibilityAsk')}>
        {(purpose) => <Read id={id} purpose={purpose} />}
      </ForPurpose>
    </section>
  );
}

function Read({ id, purpose }: { readonly id: string; readonly purpose: string }) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const { data, error, refetch } = useQuery({
    ...keptFor(purpose),
    queryKey: ['eligibility', id, purpose, moment],
    queryFn: ({ signal }) => ask(OfficerEligibilityDocument, { id, ...moment }, { signal, purpose }),
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const { officer } = data;
  if (!officer) return <p role="status">{t('notFound')}</p>;
  const { rank, grade, post, honor, excellent } = officer;
  return <Lines lines={[rank, grade, post, honor, excellent].filter((line) => line !== null)} />;
}

function Lines({ lines }: { readonly lines: readonly EligibilityLineFragment[] }) {
  const { t, marks } = useWords();
  const { label } = useSession();
  return (
    <Table<EligibilityLineFragment>
      rowKey="purpose"
      pagination={false}
      bordered
      dataSource={lines}
      locale={{ emptyText: <Empty description={t('notCovered')} /> }}
      columns={[
        {
          title: t('eligibility'),
          width: 180,
          render: (_value, { purpose, to }) =>
            marks.of(label('EligibilityPurpose', purpose), label(purpose === 'RANK' ? 'PoliceRank' : 'Grade', to)),
        },
        {
          title: t('status'),
          width: 90,
          render: (_value, { eligible }) => (
            <Tag color={eligible ? 'green' : 'red'}>{t(eligible ? 'eligible' : 'notEligible')}</Tag>
          ),
        },
        { title: t('eligibleFrom'), width: 110, render: (_value, { dueOn }) => dueOn ?? '—' },
        {
          title: t('reasons'),
          render: (_value, { reasons }) =>
            reasons.length === 0 ? (
              '—'
            ) : (
              <ul className="reasons">
                {reasons.map(({ kind, code, text, article }) => (
                  <li key={code + text}>{marks.of(label('CandidateReasonKind', kind), marks.aside(text, article))}</li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}
