import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useWords } from './locale.tsx';
import { DAY } from './moment.tsx';

/** The first and the last day of something. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Props {
  readonly value: Period;
  /** Whether either may be blank. */
  readonly allowClear?: boolean;
  /** Where the panels begin. */
  readonly beginsAt?: string;
  readonly onChange: (changed: Period) => void;
}

/** Two days, each a field with a name of its own. */
export function PeriodPicker({ value, allowClear = true, beginsAt, onChange }: Props) {
  const { t } = useWords();
  const names = { from: t('periodFrom'), to: t('periodTo') };
  return (['from', 'to'] as const).map((end) => (
    <DatePicker
      key={end}
      {...DAY}
      allowClear={allowClear}
      aria-label={names[end]}
      placeholder={names[end]}
      {...(beginsAt && { defaultPickerValue: dayjs(beginsAt) })}
      value={value[end] ? dayjs(value[end]) : null}
      onChange={(day) => onChange({ [end]: day?.format('YYYY-MM-DD') })}
    />
  ));
}
