import { Flex, Table } from 'antd';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import { LIABILITY_ACTS } from '../acts/acts-of.ts';
import { keptFor } from '../for-purpose.tsx';
import type { Choices } from '../forms/choices.ts';
import { CaseLiabilitiesDocument, type LiabilityLineFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, usePages } from '../pages.tsx';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';
import { useLiabilityColumns } from './liability-columns.tsx';
import { NoRows } from './no-rows.tsx';
import type { Subject } from './subject.ts';

interface Props {
  readonly of: Subject;
  readonly purpose: string;
  /** The sanctions of the officer, to which a finding may have led; not given as long as they are read. */
  readonly sanctions?: Choices[string];
}

/** The cases that an officer answers for, with what was found when they were looked into again. */
export function CaseLiabilities({ of: { id, name }, purpose, sanctions }: Props) {
  const { t } = useWords();
  const { ask, label } = useSession();
  const moment = useMoment();
  const columns = useLiabilityColumns<LiabilityLineFragment>();
  const paged = usePages(
    ['case-liabilities', id, purpose, moment],
    (cursor, signal) => ask(CaseLiabilitiesDocument, { id, after: cursor, ...moment }, { signal, purpose }),
    ({ officer }) => after(officer?.caseLiabilities.pageInfo),
    keptFor(purpose),
  );
  return (
    <>
      <h2>{t('liabilities')}</h2>
      <Flex className="list-head">
        <ActButton act="recordCaseLiabilities" initial={{ liabilities: [{ officer: id }] }} name={name} />
      </Flex>
      <ReadPages paged={paged} listOf={({ officer }) => officer?.caseLiabilities}>
        {(rows) => (
          <Table<LiabilityLineFragment>
            rowKey="id"
            pagination={false}
            dataSource={rows}
            locale={{ emptyText: <NoRows act="recordCaseLiabilities" scope="discipline:read" /> }}
            columns={[
              ...columns,
              {
                title: '',
                className: 'no-print',
                render: (_value, liability) =>
                  sanctions && (
                    <ActMenu
                      groups={LIABILITY_ACTS}
                      subject={liability}
                      name={`${liability.caseNumber} ${label('CaseRole', liability.role)}`}
                      choices={{ 'RecordLiabilityFindingInput.sanction': sanctions }}
                    />
                  ),
              },
            ]}
          />
        )}
      </ReadPages>
    </>
  );
}
