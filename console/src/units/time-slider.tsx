import { Flex, Segmented, Slider } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useMemo, useState } from 'react';
import { usePut } from '../address.ts';
import { useWords } from '../locale.tsx';
import { today, useDay } from '../moment.tsx';

type Step = 'year' | 'month';

const DAY = 'YYYY-MM-DD';
/** How long the slider rests before the page is asked for its day. */
const REST_MS = 400;

/** The first day, then the first of each year or month, then today; among them the day of the page, so that the next is beside it. */
function daysOf(first: string, now: string, step: Step, shown: string): readonly string[] {
  const days = [first];
  let next = dayjs(first).startOf(step).add(1, step);
  while (next.isBefore(now, 'day')) {
    days.push(next.format(DAY));
    next = next.add(1, step);
  }
  if (first < now) days.push(now);
  return days.includes(shown) ? days : [...days, shown].toSorted();
}

/** The last of the days that is not after one. */
const stepOf = (days: readonly string[], day: string): number =>
  Math.max(
    0,
    days.findLastIndex((each) => each <= day),
  );

/** Goes through the days of the page between the first on record and today; the page follows when the slider rests. */
export function TimeSlider({ first }: { readonly first: string }) {
  const { t } = useWords();
  const put = usePut();
  const [step, setStep] = useState<Step>('year');
  const [moved, setMoved] = useState<string | null>(null);
  const now = today();
  const onPage = useDay();
  const days = useMemo(() => daysOf(first, now, step, onPage), [first, now, step, onPage]);
  const last = days.at(-1);
  useEffect(() => {
    const go = () => {
      if (moved === null) return;
      put({ date: moved === now ? null : moved });
      setMoved(null);
    };
    const resting = setTimeout(go, REST_MS);
    return () => clearTimeout(resting);
  }, [moved, put, now]);
  const shown = moved ?? onPage;
  return (
    <Flex gap="small" align="center" className="time-slider no-print">
      <span>{days[0]}</span>
      <Slider
        min={0}
        max={days.length - 1}
        value={stepOf(days, shown)}
        onChange={(place) => setMoved(days[place] ?? null)}
        ariaLabelForHandle={t('day')}
        ariaValueTextFormatterForHandle={() => shown}
        tooltip={{ formatter: () => shown }}
      />
      <span>{last === now ? t('today') : last}</span>
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
