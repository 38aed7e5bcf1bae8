import dayjs from 'dayjs';
import type { DueKind } from '../generated/documents/graphql.ts';
import { useDay } from '../moment.tsx';

/** How far ahead is looked where nobody says so. */
export const AHEAD_DAYS = 90;

/** The others may need a purpose, and are asked for by name. */
export const WITHOUT_PURPOSE: readonly DueKind[] = [
  'PROBATION_END',
  'SECONDMENT_END',
  'SUSPENSION_END',
  'EVALUATION_MISSING',
  'TRAINING_MISSING',
];

/** From when and to when is looked where nobody says so. */
export function useAhead(): { readonly from: string; readonly to: string } {
  const from = useDay();
  return { from, to: dayjs(from).add(AHEAD_DAYS, 'day').format('YYYY-MM-DD') };
}
