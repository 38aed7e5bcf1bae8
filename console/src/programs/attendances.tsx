import { Table } from 'antd';
import { ActMenu } from '../acts/act-menu.tsx';
import { calledIn, type Call } from '../called.ts';
import { NoneYet } from '../acts/none-yet.tsx';
import { WITHDRAWING } from '../acts/acts-of.ts';
import { labelOf } from '../forms/field-labels.ts';
import {
  AttendancesDocument,
  type AttendancePageFragment,
  type AttendancesQuery,
} from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, usePages } from '../pages.tsx';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';
import { whomColumns } from '../whom-columns.tsx';

type Attendance = AttendancePageFragment['nodes'][number];

const pageOf = ({ node }: AttendancesQuery): AttendancePageFragment | undefined =>
  node && 'attendances' in node ? node.attendances : undefined;

/** What is held has one title each year. */
const nameOf = ({ participant, activity, entry }: Attendance, isActivity: boolean, call: Call): string =>
  [...(isActivity ? [call(participant)] : [activity.title, activity.startsOn]), entry].filter(Boolean).join(' ');

interface Props {
  readonly id: string;
  /** Whether it is an activity, whose participants are told, or a participant, whose activities are. */
  readonly isActivity?: boolean;
}

/** Who took part in an activity, or where an officer or a unit took part. */
export function Attendances({ id, isActivity = false }: Props) {
  const words = useWords();
  const { t, locale, marks } = words;
  const { ask, label } = useSession();
  const moment = useMoment();
  const paged = usePages(
    ['attendances', id, moment],
    (cursor, signal) => ask(AttendancesDocument, { id, after: cursor, ...moment }, { signal }),
    (page) => after(pageOf(page)?.pageInfo),
  );
  const titleOf = (field: string) => labelOf(`AttendanceInput.${field}`, locale);
  return (
    <ReadPages paged={paged} listOf={pageOf}>
      {(rows) => {
        const called = calledIn(marks, rows, ({ participant }) => participant);
        return (
          <Table<Attendance>
            rowKey="id"
            pagination={false}
            dataSource={rows}
            locale={{
              emptyText: (
                <NoneYet act="recordAttendances" {...(!isActivity && { texts: ['noAttendances', 'attendNext'] })} />
              ),
            }}
            columns={[
              ...(isActivity
                ? whomColumns(words, rows, ({ participant }) => participant, titleOf('participant'))
                : [
                    {
                      title: t('since'),
                      width: 110,
                      render: (_value: unknown, { activity }: Attendance) => activity.startsOn,
                    },
                    { title: t('activities'), render: (_value: unknown, { activity }: Attendance) => activity.title },
                  ]),
              { title: t('result'), render: (_value, { outcome }) => label('AttendanceOutcome', outcome) },
              { title: titleOf('hours'), align: 'right', render: (_value, { hours }) => hours ?? '—' },
              { title: titleOf('score'), align: 'right', render: (_value, { score }) => score ?? '—' },
              { title: t('place'), align: 'right', render: (_value, { place }) => place ?? '—' },
              {
                title: titleOf('prize'),
                render: (_value, { entry, prize }) => [entry, prize].filter(Boolean).join(' ') || '—',
              },
              {
                title: '',
                className: 'no-print',
                render: (_value, attendance) => (
                  <ActMenu
                    groups={WITHDRAWING}
                    subject={{ id: attendance.id }}
                    whom={isActivity ? attendance.participant : null}
                    name={nameOf(attendance, isActivity, called)}
                  />
                ),
              },
            ]}
          />
        );
      }}
    </ReadPages>
  );
}
