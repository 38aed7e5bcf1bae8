import { useWords } from '../locale.tsx';

/** Tells how many are missing of the authorized strength, or are over it. */
export function useGapOf(): (vacancies: number | null) => string {
  const { t } = useWords();
  return (vacancies) =>
    vacancies === null ? '—' : vacancies < 0 ? t('over', { count: -vacancies }) : t('vacant', { count: vacancies });
}
