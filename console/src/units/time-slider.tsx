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

/** The first day, then the first of each year or month, then today; among them the day of the page, so that the next is beside it. */
function daysOf(first: string, today: string, step: Step, shown: string): readonly string[] {
  const days = [first];
  let next = dayjs(first).startOf(step).add(1, step);
  while (next.isBefore(today, 'day')) {
    days.push(next.format(DAY));
    next = next.add(1, step);
  }
  if (first < today) days.push(today);
  return days.includes(shown) ? days : [...days, shown].toSorted();
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
  const [moved, setMoved] = useState<string | null>(null);
  const today = dayjs().format(DAY);
  const onPage = date ?? today;
  const days = useMemo(() => daysOf(first, today, step, onPage), [first, today, step, onPage]);
  const last = days.at(-1);
  useEffect(() => {
    const go = () => {
      if (moved === null) return;
      put({ date: moved === today ? null : moved });
      setMoved(null);
    };
    const resting = setTimeout(go, REST_MS);
    return () => clearTimeout(resting);
  }, [moved, put, today]);
  const shown = moved ?? onPage;
  return (
    <Flex gap="small" align="center" className="time-slider no-print">
      <span>{days[0]}</span>
      <Slider
        min={0}
        max={days.length - 1}
        value={placeOf(days, shown)}
        onChange={(place) => setMoved(days[place] ?? null)}
        ariaLabelForHandle={t('day')}
        ariaValueTextFormatterForHandle={() => shown}
        tooltip={{ formatter: () => shown }}
      />
      <span>{last === today ? t('today') : last}</span>
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
