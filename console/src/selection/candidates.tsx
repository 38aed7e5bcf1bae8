import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import { useAct } from '../acts/act-provider.tsx';
import { titleOfAct } from '../acts/act-titles.ts';
import { useMayAct } from '../acts/may-act.ts';
import { calledIn, titledBy } from '../called.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';
import type { Round } from './round-page.tsx';

type Candidate = NonNullable<Round['candidates']>['nodes'][number];

interface Props {
  readonly round: Round;
  readonly rows: readonly Candidate[];
  /** Why there is nobody. */
  readonly empty: ReactNode;
}

/** The candidates of a round, with what speaks for and against each, as far as they were read. */
export function Candidates({ round, rows, empty }: Props) {
  const { t, locale, marks } = useWords();
  const { label } = useSession();
  const open = useAct();
  const called = calledIn(marks, rows, ({ officer }) => officer);
  const maySelect = useMayAct()('recordSelection') && round.status === 'OPEN';
  return (
    <Table<Candidate>
      rowKey={({ officer }) => officer.id}
      pagination={false}
      dataSource={rows}
      locale={{ emptyText: empty }}
      columns={[
        {
          title: t('placeInCategory'),
          dataIndex: 'place',
          width: 90,
          align: 'right',
          render: (place: number | null) => place ?? '—',
        },
        {
          title: t('name'),
          width: 100,
          render: (_value, { officer }) => <Go to={`/officers/${officer.id}`}>{officer.name}</Go>,
        },
        { title: t('policeNumber'), width: 90, render: (_value, { officer }) => officer.policeNumber },
        {
          title: t('unit'),
          render: (_value, { officer: { unit } }) => unit && <Go to={`/units/${unit.id}`}>{unit.name}</Go>,
        },
        { title: t('category'), render: (_value, { category }) => label('UnitCategory', category) || '—' },
        { title: t('score'), dataIndex: 'score', align: 'right', render: (score: number | null) => score ?? '—' },
        { title: t('recommended'), dataIndex: 'recommendations', align: 'right' },
        {
          title: t('reasons'),
          render: (_value, { reasons }) => (
            <ul className="reasons">
              {reasons.map(({ kind, text }) => (
                <li key={text}>{marks.of(label('CandidateReasonKind', kind), text)}</li>
              ))}
            </ul>
          ),
        },
        {
          title: '',
          className: 'no-print',
          render: (_value, { officer, eligible }) =>
            maySelect &&
            eligible && (
              <Button
                aria-label={marks.of(titleOfAct('recordSelection', locale), called(officer))}
                onClick={() =>
                  open({
                    act: 'recordSelection',
                    fixed: { round: round.id, officer: officer.id },
                    // those of the name may be on another page, or not be looked for
                    name: titledBy(marks, officer, ''),
                  })
                }
              >
                {t('select')}
              </Button>
            ),
        },
      ]}
    />
  );
}
