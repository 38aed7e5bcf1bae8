import type { StrengthFragment } from '../generated/documents/graphql.ts';
import type { Tell } from '../texts.ts';
import { shareOf } from '../whole.ts';

/** What can be compared: the police of the units whose authorized strength is known. */
export interface Known {
  readonly police: number;
  readonly authorized: number;
  /** Of how many units it is not known. */
  readonly unknown: number;
}

export type Told = Pick<StrengthFragment, 'police' | 'authorized' | 'unknownUnits' | 'unknownPolice'>;

/** The registry tells the police of all units, and what is authorized of those where it is known. */
export const knownOf = ({ police, authorized, unknownUnits, unknownPolice }: Told): Known => ({
  police: police - unknownPolice,
  authorized: authorized ?? 0,
  unknown: unknownUnits,
});

/** Nothing to compare: not known of any unit, of how many is said beside it, or none wanted and nobody there. */
const isOfNone = ({ authorized, police }: Known): boolean => authorized === 0 && police === 0;

/** How many are missing of the authorized strength, or are over it. */
export function gapOf(known: Known, t: Tell): string {
  const missing = known.authorized - known.police;
  if (isOfNone(known)) return '—';
  if (missing === 0) return t('atStrength');
  return missing < 0 ? t('over', { count: -missing }) : t('vacant', { count: missing });
}

/** How much of the authorized strength there is, in percent. */
export const filledOf = ({ police, authorized }: Known): string =>
  authorized ? (shareOf(police, authorized) / 100).toFixed(1) : '—';

/** Of how many units of those that are summed it is not known; false where of all or of none. */
export const unknownOf = (
  { authorized, unknownUnits }: Pick<Told, 'authorized' | 'unknownUnits'>,
  t: Tell,
): string | false => authorized !== null && unknownUnits > 0 && t('strengthUnknownOf', { count: unknownUnits });
