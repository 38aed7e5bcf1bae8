import dayjs from 'dayjs';
import { DayField } from './day-field.tsx';
import { useWords } from './locale.tsx';

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

/** Whether the last day does not come before the first, as far as they are known. */
export const isForwards = ({ from, to }: Period): boolean => !from || !to || from <= to;

/** Two days, each a field with a name of its own; tells where the last comes before the first, of which the page asks nothing. */
export function PeriodPicker({ value, allowClear = true, beginsAt, onChange }: Props) {
  const { t } = useWords();
  const names = { from: t('periodFrom'), to: t('periodTo') };
  const fields = (['from', 'to'] as const).map((end) => (
    <DayField
      key={end}
      allowClear={allowClear}
      aria-label={names[end]}
      placeholder={names[end]}
      {...(beginsAt && { defaultPickerValue: dayjs(beginsAt) })}
      value={value[end]}
      onChange={(day) => onChange({ [end]: day ?? undefined })}
    />
  ));
  return (
    <>
      {fields}
      {!isForwards(value) && (
        <span role="alert" className="no-day">
          {t('backwards')}
        </span>
      )}
    </>
  );
}
