import { useMutation } from '@tanstack/react-query';
import { Empty, Table, Tag } from 'antd';
import { AskPurpose } from '../ask-purpose.tsx';
import { OfficerEligibilityDocument, type EligibilityLineFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';

/** What an officer may have, and why: read when it was said what for, and not kept by the page. */
export function Eligibility({ id }: { readonly id: string }) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (purpose: string) => ask(OfficerEligibilityDocument, { id, ...moment }, { purpose }),
    gcTime: 0,
  });
  const officer = data?.officer;
  return (
    <section aria-label={t('eligibility')}>
      {error && <Problem error={error} />}
      {officer ? (
        <Lines
          lines={[officer.rank, officer.grade, officer.post, officer.honor, officer.excellent].filter(
            (line) => line !== null,
          )}
        />
      ) : (
        <AskPurpose about={t('eligibilityAsk')} isReading={isPending} onPurpose={mutate} />
      )}
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly EligibilityLineFragment[] }) {
  const { t } = useWords();
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
          title: t('dueKinds'),
          width: 180,
          render: (_value, { purpose, to }) =>
            [label('EligibilityPurpose', purpose), label(purpose === 'RANK' ? 'PoliceRank' : 'Grade', to)]
              .filter(Boolean)
              .join('：'),
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
                  <li key={code + text}>
                    {`${label('CandidateReasonKind', kind)}：${text}${article ? `（${article}）` : ''}`}
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}
