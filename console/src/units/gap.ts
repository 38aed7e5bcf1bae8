import { shareOf } from '../bar.tsx';
import { useWords } from '../locale.tsx';
import type { Known } from './use-known-strength.ts';

/** Nothing to compare: not known of any unit, of how many is said beside it, or none wanted and nobody there. */
const isOfNone = ({ authorized, police }: Known): boolean => authorized === 0 && police === 0;

/** Tells how many are missing of the authorized strength, or are over it. */
export function useGapOf(): (known: Known) => string {
  const { t } = useWords();
  return (known) => {
    const missing = known.authorized - known.police;
    if (isOfNone(known)) return '—';
    if (missing === 0) return t('atStrength');
    return missing < 0 ? t('over', { count: -missing }) : t('vacant', { count: missing });
  };
}

/** How much of the authorized strength there is, in percent. */
export const filledOf = ({ police, authorized }: Known): string =>
  authorized ? (shareOf(police, authorized) / 100).toFixed(1) : '—';
