import type { TableColumnsType } from 'antd';
import { labelOf } from '../forms/field-labels.ts';
import type { LiabilityLineFragment } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { groundsIn } from '../grounds.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';

/** What is told of somebody's part in a case, with what was found of it. */
export function useLiabilityColumns<Row extends LiabilityLineFragment>(): TableColumnsType<Row> {
  const { t, locale, marks } = useWords();
  const { label } = useSession();
  return [
    { title: labelOf('CaseLiabilityInput.caseNumber', locale), dataIndex: 'caseNumber' },
    { title: labelOf('CaseLiabilityInput.role', locale), render: (_value, { role }) => label('CaseRole', role) },
    { title: t('units'), render: (_value, { unit }) => <Go to={`/units/${unit.id}`}>{unit.name}</Go> },
    { title: t('since'), width: 110, dataIndex: 'from' },
    { title: t('until'), width: 110, render: (_value, { to }) => to ?? '—' },
    {
      title: t('findings'),
      render: (_value, { findings }) =>
        findings.length === 0 ? (
          t('noFindings')
        ) : (
          <ul className="reasons">
            {findings.map(({ on, fault, basis }, key) => (
              <li key={key}>{[on, label('CaseFault', fault), groundsIn(marks, basis)].filter(Boolean).join(' ')}</li>
            ))}
          </ul>
        ),
    },
  ];
}
