import type { DueKind } from '../generated/documents/graphql.ts';

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
