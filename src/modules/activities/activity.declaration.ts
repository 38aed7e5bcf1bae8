import type { ActivityKind, DatePrecision, HonorLevel } from '../../generated/prisma/enums.ts';
import { dated, day, decimal, flag, oneOf, reference, text, type FactsOf } from '../../record/declaration.ts';

/** An activity: a class, a contest, a ceremony. It is there from the day of its record, or from its first day if that is earlier. */
export const ACTIVITY = dated({
  type: 'Activity',
  table: 'activity',
  alias: 'v',
  namedBy: ['title'],
  basisRead: true,
  facts: {
    kind: oneOf<ActivityKind>('ActivityKind')(),
    title: text(),
    programId: reference('Program', { nullable: true, recordedAs: 'program' }),
    organizerId: reference('Unit', { nullable: true, recordedAs: 'organizer' }),
    host: text({ nullable: true }),
    level: oneOf<HonorLevel>('HonorLevel')({ nullable: true }),
    /** The first day of the day, month or year that the precision names. */
    startsOn: day(),
    startsPrecision: oneOf<DatePrecision>('DatePrecision')({ recordedAs: null }),
    /** The last day of the day, month or year that the precision names. */
    endsOn: day({ nullable: true }),
    endsPrecision: oneOf<DatePrecision>('DatePrecision')({ nullable: true, recordedAs: null }),
    hours: decimal({ nullable: true }),
    cancelled: flag(),
  },
});

export type ActivityFacts = FactsOf<typeof ACTIVITY>;
