import { Table } from 'antd';
import { ActMenu } from '../acts/act-menu.tsx';
import { MEMBERSHIP_ACTS, WITHDRAWING } from '../acts/acts-of.ts';
import { NoneYet } from '../acts/none-yet.tsx';
import { calledIn } from '../called.ts';
import { labelOf } from '../forms/field-labels.ts';
import { MembersDocument, type MemberPageFragment, type MembersQuery } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { hasEnded } from '../has-ended.ts';
import { useWords } from '../locale.tsx';
import { today, useMoment } from '../moment.tsx';
import { after, usePages } from '../pages.tsx';
import { heldBy, PlaceContext } from '../place.ts';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';
import { whomColumns } from '../whom-columns.tsx';

type Member = MemberPageFragment['nodes'][number];

const pageOf = ({ node }: MembersQuery): MemberPageFragment | undefined =>
  node && 'members' in node ? node.members : undefined;

interface Props {
  readonly id: string;
  /** Whether it is a program, whose members are told, or a member, whose programs are. */
  readonly isProgram?: boolean;
}

/** Who was admitted to a program, or what an officer or a unit was admitted to, those that ended included. */
export function Members({ id, isProgram = false }: Props) {
  const words = useWords();
  const { t, locale, marks } = words;
  const { ask } = useSession();
  const moment = useMoment();
  const paged = usePages(
    ['members', id, moment],
    (cursor, signal) => ask(MembersDocument, { id, after: cursor, ...moment }, { signal }),
    (page) => after(pageOf(page)?.pageInfo),
  );
  return (
    <ReadPages paged={paged} listOf={pageOf}>
      {(rows) => {
        const called = calledIn(marks, rows, ({ subject }) => subject);
        return (
          <Table<Member>
            rowKey="id"
            pagination={false}
            dataSource={rows}
            locale={{
              emptyText: <NoneYet act="admitMembers" {...(!isProgram && { texts: ['noMemberships', 'admitNext'] })} />,
            }}
            columns={[
              { title: t('since'), width: 110, render: (_value, { validity }) => validity.from },
              { title: t('until'), width: 110, render: (_value, { validity }) => validity.to ?? '—' },
              ...(isProgram
                ? whomColumns(words, rows, ({ subject }) => subject, t('members'))
                : [
                    {
                      title: t('memberships'),
                      render: (_value: unknown, { program }: Member) => (
                        <Go to={`/programs/${program.id}`}>{program.name}</Go>
                      ),
                    },
                  ]),
              { title: labelOf('AdmitMembersInput.field', locale), render: (_value, { field }) => field ?? '—' },
              {
                title: '',
                className: 'no-print',
                render: (_value, member) => (
                  <PlaceContext value={heldBy(member.program.owner)}>
                    <ActMenu
                      groups={hasEnded(member.validity, today()) ? WITHDRAWING : MEMBERSHIP_ACTS}
                      subject={{ id: member.id, version: member.version }}
                      whom={isProgram ? member.subject : null}
                      name={`${isProgram ? called(member.subject) : member.program.name} ${member.validity.from}`}
                    />
                  </PlaceContext>
                ),
              },
            ]}
          />
        );
      }}
    </ReadPages>
  );
}
