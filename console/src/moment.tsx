import { Alert, Button, DatePicker, Flex } from 'antd';
import dayjs from 'dayjs';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useNavigate, useSearchParams, type To } from 'react-router';
import { usePut } from './address.ts';
import { useWords } from './locale.tsx';

/** The day that the whole page shows, and whose knowledge: null is today, and now. Both stand in the address. */
export interface Moment {
  readonly date: string | null;
  readonly knownAt: string | null;
}

export function useMoment(): Moment {
  const [search] = useSearchParams();
  const [date, knownAt] = [search.get('date'), search.get('knownAt')];
  return useMemo(() => ({ date, knownAt }), [date, knownAt]);
}

/** What an address has besides its path, so that it shows the same moment. */
export const searchOf = ({ date, knownAt }: Moment, more: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({ ...more, ...(date && { date }), ...(knownAt && { knownAt }) }).toString();

/** Goes to an address of the page without leaving the moment. */
export function useGo(): (path: string, more?: Readonly<Record<string, string>>) => void {
  const navigate = useNavigate();
  const moment = useMoment();
  return useCallback(
    (path, more = {}) => {
      const search = searchOf(moment, more);
      const to: To = { pathname: path, search: search && `?${search}` };
      void navigate(to);
    },
    [moment, navigate],
  );
}

/** The day of the clock. */
export const today = (): string => dayjs().format('YYYY-MM-DD');

/** The day that the page shows. */
export const useDay = (): string => useMoment().date ?? today();

export const dayOf = (instant: string): string => dayjs(instant).format('YYYY-MM-DD HH:mm');

// none of them is the beginning of another: a day would be taken before it is typed to its end
const FORMATS = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.MM.DD', 'YYYY/MM/DD', 'YYYY年M月D日'];

/** Picks a day, typed in many ways. */
export const DAY = { format: FORMATS, allowClear: true } as const;

/** The columns of hours and minutes scroll, so that keys have to reach them. */
const reachColumns = (panel: HTMLElement | null): void =>
  panel?.querySelectorAll('ul').forEach((column) => column.setAttribute('tabindex', '0'));

/** Picks an instant, typed in as many ways; a day alone is its first minute. */
export const INSTANT = {
  showTime: { format: 'HH:mm' },
  // what is picked stays when one goes on without OK: an end that is dropped would be no end
  needConfirm: false,
  format: ['YYYY-MM-DD HH:mm', ...FORMATS],
  panelRender: (panel: ReactNode) => <div ref={reachColumns}>{panel}</div>,
};

export function MomentPicker() {
  const { t } = useWords();
  const { date, knownAt } = useMoment();
  const put = usePut();
  return (
    <Flex gap="small" align="center" className="moment">
      <label htmlFor="moment-day">{t('day')}</label>
      <DatePicker
        id="moment-day"
        {...DAY}
        placeholder={t('today')}
        value={date ? dayjs(date) : null}
        onChange={(day) => put({ date: day?.format('YYYY-MM-DD') })}
      />
      <label htmlFor="moment-known" className="wide">
        {t('knownAt')}
      </label>
      <DatePicker
        id="moment-known"
        className="wide"
        {...INSTANT}
        placeholder={t('knownNow')}
        disabledDate={(day) => day.isAfter(dayjs())}
        value={knownAt ? dayjs(knownAt) : null}
        onChange={(instant) => put({ knownAt: instant?.toISOString() })}
      />
    </Flex>
  );
}

/** Says that the page does not show today as known now, and leads back. */
export function MomentNotice() {
  const { t } = useWords();
  const { date, knownAt } = useMoment();
  const put = usePut();
  if (!date && !knownAt) return null;
  const told = [date && t('past', { day: date }), knownAt && t('pastKnown', { instant: dayOf(knownAt) })];
  return (
    <Alert
      banner
      type="warning"
      className="moment-notice"
      title={told.filter(Boolean).join(' ')}
      action={<Button onClick={() => put({ date: null, knownAt: null })}>{t('backToday')}</Button>}
    />
  );
}
