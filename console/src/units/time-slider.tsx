import { Flex, Segmented, Slider } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useMemo, useState } from 'react';
import { usePut } from '../address.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';

type Step = 'year' | 'month';

const DAY = 'YYYY-MM-DD';
/** How long the slider rests before the page is asked for its day. */
const REST_MS = 400;

/** The first day, then the first of each year or month, then today. */
export function daysOf(first: string, today: string, step: Step): readonly string[] {
  const days = [first];
  let next = dayjs(first).startOf(step).add(1, step);
  while (next.isBefore(today, 'day')) {
    days.push(next.format(DAY));
    next = next.add(1, step);
  }
  return first < today ? [...days, today] : days;
}

/** The last of the days that is not after one. */
const placeOf = (days: readonly string[], day: string): number =>
  Math.max(
    0,
    days.findLastIndex((each) => each <= day),
  );

/** Goes through the days of the page between the first on record and today; the page follows when the slider rests. */
export function TimeSlider({ first }: { readonly first: string }) {
  const { t } = useWords();
  const { date } = useMoment();
  const put = usePut();
  const [step, setStep] = useState<Step>('year');
  const [moved, setMoved] = useState<number | null>(null);
  const today = dayjs().format(DAY);
  const days = useMemo(() => daysOf(first, today, step), [first, today, step]);
  useEffect(() => {
    const go = () => {
      if (moved === null) return;
      const day = days[moved];
      put({ date: day === today ? null : day });
      setMoved(null);
    };
    const resting = setTimeout(go, REST_MS);
    return () => clearTimeout(resting);
  }, [days, moved, put, today]);
  const place = moved ?? placeOf(days, date ?? today);
  const shown = moved === null ? (date ?? today) : (days[moved] ?? today);
  return (
    <Flex gap="small" align="center" className="time-slider no-print">
      <span>{first}</span>
      <Slider
        min={0}
        max={days.length - 1}
        value={place}
        onChange={setMoved}
        ariaLabelForHandle={t('day')}
        ariaValueTextFormatterForHandle={() => shown}
        tooltip={{ formatter: () => shown }}
      />
      <span>{t('today')}</span>
      <Segmented<Step>
        aria-label={t('sliderStep')}
        value={step}
        onChange={(chosen) => {
          setMoved(null);
          setStep(chosen);
        }}
        options={[
          { value: 'year', label: t('byYear') },
          { value: 'month', label: t('byMonth') },
        ]}
      />
    </Flex>
  );
}
