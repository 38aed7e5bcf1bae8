import { DatePicker, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { ActButton } from '../acts/act-button.tsx';
import { useMayAct } from '../acts/may-act.ts';
import { labelOf } from '../forms/field-labels.ts';
import { DAYS_MOST } from '../forms/limits.ts';
import { useWords } from '../locale.tsx';
import { DAY } from '../moment.tsx';
import { useSession } from '../session.tsx';

const ENDS = ['first', 'last'] as const;
type Period = Readonly<Partial<Record<(typeof ENDS)[number], Dayjs | null>>>;

/** The days from the first to the last, both of them included; null where they are none yet. */
const daysOf = ({ first, last }: Period): string[] | null =>
  first && last && !last.isBefore(first)
    ? Array.from({ length: last.diff(first, 'day') + 1 }, (_all, i) => first.add(i, 'day').format('YYYY-MM-DD'))
    : null;

/** Records days of the calendar: several in a row are filled in at once, since holidays are. */
export function RecordDays({ year }: { readonly year: number }) {
  const { t, locale } = useWords();
  const { valuesOf } = useSession();
  const mayAct = useMayAct();
  const [period, setPeriod] = useState<Period>({});
  const [kind, setKind] = useState('HOLIDAY');
  const [name, setName] = useState('');
  if (!mayAct('recordCalendarDays')) return null;
  const days = daysOf(period)?.map((day) => ({ day, kind, ...(name && { name }) }));
  return (
    <>
      {ENDS.map((end) => (
        <DatePicker
          key={end}
          {...DAY}
          aria-label={t(end === 'first' ? 'periodFrom' : 'periodTo')}
          placeholder={t(end === 'first' ? 'periodFrom' : 'periodTo')}
          defaultPickerValue={dayjs(`${year}-01-01`)}
          value={period[end] ?? null}
          onChange={(day) => setPeriod({ ...period, [end]: day })}
        />
      ))}
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
