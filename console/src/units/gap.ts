import type { Tell } from '../texts.ts';
import { shareOf } from '../whole.ts';
import type { Known } from './known-strength.ts';

/** Nothing to compare: not known of any unit, of how many is said beside it, or none wanted and nobody there. */
const isOfNone = ({ authorized, police }: Known): boolean => authorized === 0 && police === 0;

/** How many are missing of the authorized strength, or are over it, in words. */
export function gapOf(known: Known, t: Tell): string {
  const missing = known.authorized - known.police;
  if (isOfNone(known)) return '—';
  if (missing === 0) return t('atStrength');
  return missing < 0 ? t('over', { count: -missing }) : t('vacant', { count: missing });
}

/** How much of the authorized strength there is, in percent. */
export const filledOf = ({ police, authorized }: Known): string =>
  authorized ? (shareOf(police, authorized) / 100).toFixed(1) : '—';
