import { Alert, Button, Flex } from 'antd';
import dayjs from 'dayjs';
import { useCallback, useMemo } from 'react';
import { useNavigate, useSearchParams, type To } from 'react-router';
import { usePut } from './address.ts';
import { DayField } from './day-field.tsx';
import { isDayValue, wholeDay } from './day-text.ts';
import { focusPage } from './focus-page.ts';
import { useWords } from './locale.tsx';
import { useMenu } from './menu.ts';

/** The day that the whole page shows, and whose knowledge: null is today, and now. Both stand in the address. */
export interface Moment {
  readonly date: string | null;
  readonly knownAt: string | null;
}

/** Whether a text is an instant that a calendar has. */
const isInstant = (text: string): boolean => isDayValue(text, true) && wholeDay(text.slice(0, 10)) !== null;

/** What the address says of the moment that is none: nothing is asked by it. */
function useWrongMoment(): string[] {
  const [search] = useSearchParams();
  const { date, knownAt } = useMoment();
  return [date ? null : search.get('date'), knownAt ? null : search.get('knownAt')].filter((text) => text !== null);
}

export function useMoment(): Moment {
  const [search] = useSearchParams();
  const [day, instant] = [search.get('date'), search.get('knownAt')];
  return useMemo(
    () => ({
      date: day && wholeDay(day),
      knownAt: instant && isInstant(instant) ? instant : null,
    }),
    [day, instant],
  );
}

/** What an address has besides its path, so that it shows the same moment. */
export const searchOf = ({ date, knownAt }: Moment, more: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({ ...more, ...(date && { date }), ...(knownAt && { knownAt }) }).toString();

/** Goes to an address of the page without leaving the moment. `state`: what the next page is told besides, as long as the tab is open. */
export function useGo(): (path: string, more?: Readonly<Record<string, string>>, state?: unknown) => void {
  const navigate = useNavigate();
  const moment = useMoment();
  return useCallback(
    (path, more = {}, state) => {
      const search = searchOf(moment, more);
      const to: To = { pathname: path, search: search && `?${search}` };
      void navigate(to, { state });
    },
    [moment, navigate],
  );
}

/** The day of the clock. */
export const today = (): string => dayjs().format('YYYY-MM-DD');

/** The day that the page shows. */
export const useDay = (): string => useMoment().date ?? today();

/** An instant by the minute. */
export const instantText = (instant: string): string => dayjs(instant).format('YYYY-MM-DD HH:mm');

/** The same by the thousandth of a second, where the minute does not tell it from another. */
export const exactText = (instant: string): string => dayjs(instant).format('YYYY-MM-DD HH:mm:ss.SSS');

/** `onChosen`: called once a day was. */
export function MomentPicker({ onChosen }: { readonly onChosen: () => void }) {
  const { t } = useWords();
  const { date, knownAt } = useMoment();
  const put = usePut();
  return (
    <Flex gap="small" align="center" className="moment">
      <span className="moment-part">
        <label htmlFor="moment-day">{t('day')}</label>
        <DayField
          id="moment-day"
          placeholder={t('today')}
          value={date}
          onChange={(day) => {
            put({ date: day });
            if (day) onChosen();
          }}
        />
      </span>
      <span className="moment-part">
        <label htmlFor="moment-known" className="wide">
          {t('knownAt')}
        </label>
        <DayField
          id="moment-known"
          className="wide"
          withTime
          placeholder={t('knownNow')}
          disabledDate={(day) => day.isAfter(dayjs())}
          value={knownAt}
          onChange={(instant) => put({ knownAt: instant })}
        />
      </span>
    </Flex>
  );
}

/** Says that the page does not show today as known now, and leads back. */
export function MomentNotice() {
  const { t, marks } = useWords();
  const { date, knownAt } = useMoment();
  const wrong = useWrongMoment();
  const put = usePut();
  const menu = useMenu();
  if (!date && !knownAt && wrong.length === 0) return null;
  const back = () => {
    put({ date: null, knownAt: null });
    focusPage();
  };
  const told = [
    ...wrong.map((text) => t('wrongDay', { text })),
    date && t('past', { day: date }),
    date && menu.has('/acts') && t('pastNext'),
    knownAt && t('pastKnown', { instant: instantText(knownAt) }),
  ];
  return (
    <Alert
      banner
      type="warning"
      className="moment-notice"
      title={marks.sentences(told)}
      action={<Button onClick={back}>{t('backToday')}</Button>}
    />
  );
}
