import { DatePicker, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { ActButton } from '../acts/act-button.tsx';
import { useMayAct } from '../acts/may-act.ts';
import { labelOf } from '../forms/field-labels.ts';
import { useWords } from '../locale.tsx';
import { DAY } from '../moment.tsx';
import { useSession } from '../session.tsx';

/** The most days of one act. */
const DAYS_MOST = 400;

/** The days from the first to the last, both of them included. */
const daysOf = ([first, last]: readonly [Dayjs, Dayjs]): string[] =>
  Array.from({ length: last.diff(first, 'day') + 1 }, (_all, i) => first.add(i, 'day').format('YYYY-MM-DD'));

/** Records days of the calendar: several in a row are filled in at once, since holidays are. */
export function RecordDays({ year }: { readonly year: number }) {
  const { t, locale } = useWords();
  const { valuesOf } = useSession();
  const mayAct = useMayAct();
  const [period, setPeriod] = useState<readonly [Dayjs, Dayjs] | null>(null);
  const [kind, setKind] = useState('HOLIDAY');
  const [name, setName] = useState('');
  if (!mayAct('recordCalendarDays')) return null;
  const days = period && daysOf(period).map((day) => ({ day, kind, ...(name && { name }) }));
  return (
    <>
      <DatePicker.RangePicker
        {...DAY}
        aria-label={t('period')}
        defaultPickerValue={[dayjs(`${year}-01-01`), dayjs(`${year}-02-01`)]}
        value={period && [...period]}
        onChange={(chosen) => setPeriod(chosen?.[0] && chosen[1] ? [chosen[0], chosen[1]] : null)}
      />
      <Select
        className="field"
        aria-label={t('kind')}
        value={kind}
        onChange={setKind}
        options={valuesOf('CalendarDayKind').map(({ value, label }) => ({ value, label }))}
      />
      <Input
        className="field"
        aria-label={t('unitName')}
        placeholder={labelOf('CalendarDayInput.name', locale)}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      {days && days.length > DAYS_MOST ? (
        <span role="alert">{t('daysMost', { most: DAYS_MOST })}</span>
      ) : (
        <ActButton act="recordCalendarDays" {...(days && { initial: { days } })} />
      )}
    </>
  );
}
