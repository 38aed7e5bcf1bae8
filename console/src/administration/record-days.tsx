import { Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { ActButton } from '../acts/act-button.tsx';
import { useMayAct } from '../acts/may-act.ts';
import { labelOf } from '../forms/field-labels.ts';
import { DAYS_MOST } from '../forms/limits.ts';
import { useWords } from '../locale.tsx';
import { isForwards, PeriodPicker, type Period } from '../period-picker.tsx';
import { useSession } from '../session.tsx';

/** The days from the first to the last, both of them included; null where they are none yet. */
const daysOf = ({ from, to }: Period): string[] | null =>
  from && to && from <= to
    ? Array.from({ length: dayjs(to).diff(from, 'day') + 1 }, (_all, i) =>
        dayjs(from).add(i, 'day').format('YYYY-MM-DD'),
      )
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
  const areTooMany = days !== undefined && days.length > DAYS_MOST;
  return (
    <>
      <PeriodPicker
        value={period}
        beginsAt={`${year}-01-01`}
        onChange={(changed) => setPeriod({ ...period, ...changed })}
      />
      <Select
        className="field"
        aria-label={t('kind')}
        value={kind}
        onChange={setKind}
        options={valuesOf('CalendarDayKind')}
      />
      <Input
        className="field"
        aria-label={labelOf('CalendarDayInput.name', locale)}
        placeholder={labelOf('CalendarDayInput.name', locale)}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      {areTooMany && <span role="alert">{t('daysMost', { most: DAYS_MOST })}</span>}
      {isForwards(period) && !areTooMany && <ActButton act="recordCalendarDays" {...(days && { initial: { days } })} />}
    </>
  );
}
