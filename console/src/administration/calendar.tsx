import { useQuery } from '@tanstack/react-query';
import { Flex, Select, Spin, Table } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { ActMenu } from '../acts/act-menu.tsx';
import { withdraw, type ActGroups } from '../acts/acts-of.ts';
import { usePut } from '../address.ts';
import { choiceIn, isYear } from '../address-values.ts';
import { labelOf } from '../forms/field-labels.ts';
import { CalendarDaysDocument, type CalendarDaysQuery } from '../generated/documents/graphql.ts';
import { LeftOut } from '../left-out.tsx';
import { groundsIn } from '../grounds.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { NoneYet } from '../acts/none-yet.tsx';
import { RecordDays } from './record-days.tsx';

type Day = CalendarDaysQuery['calendarDays'][number];

/** Years before and after this one that can be chosen. */
const [YEARS_BACK, YEARS_AHEAD] = [10, 2];

const actsOf = ({ day, kind, name }: Day): ActGroups => [
  [
    {
      act: 'recordCalendarDays',
      title: 'revise',
      fixed: () => ({}),
      initial: { days: [{ day, kind, name }] },
    },
    withdraw,
  ],
];

/** The days of a year that are off or worked by order; the year is in the address. */
export function Calendar() {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const put = usePut();
  const [search] = useSearchParams();
  const now = dayjs().year();
  const named = choiceIn<string>(search, 'year', isYear);
  const year = Number(named.value ?? now);
  const asked = { from: `${year}-01-01`, to: `${year + 1}-01-01`, ...moment };
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar', asked],
    queryFn: ({ signal }) => ask(CalendarDaysDocument, asked, { signal }),
  });
  const years = Array.from({ length: YEARS_BACK + YEARS_AHEAD + 1 }, (_all, i) => now + YEARS_AHEAD - i);
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  return (
    <>
      <Flex gap="small" wrap className="list-head asked">
        <Select
          className="field"
          aria-label={t('year')}
          value={year}
          onChange={(chosen: number) => put({ year: String(chosen) })}
          options={years.map((value) => ({ value, label: value }))}
        />
        <RecordDays key={year} year={year} />
      </Flex>
      <LeftOut of={[named]} />
      {data ? <DayTable days={data.calendarDays} /> : <Spin />}
    </>
  );
}

function DayTable({ days }: { readonly days: readonly Day[] }) {
  const { t, locale, marks } = useWords();
  const { label } = useSession();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <Table<Day>
      rowKey="id"
      pagination={false}
      dataSource={days}
      locale={{ emptyText: <NoneYet act="recordCalendarDays" /> }}
      columns={[
        {
          title: labelOf('CalendarDayInput.day', locale),
          render: (_value, { day }) => `${day} ${weekday.format(new Date(day))}`,
        },
        { title: t('kind'), render: (_value, { kind }) => label('CalendarDayKind', kind) },
        { title: labelOf('CalendarDayInput.name', locale), dataIndex: 'name' },
        { title: t('basis'), render: (_value, { basis }) => groundsIn(marks, basis) },
        {
          title: '',
          className: 'no-print',
          render: (_value, day) => (
            <ActMenu groups={actsOf(day)} subject={{ id: day.id }} name={`${day.day} ${day.name}`} />
          ),
        },
      ]}
    />
  );
}
