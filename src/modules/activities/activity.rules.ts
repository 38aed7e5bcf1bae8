import { InvalidInputError, RuleViolationError } from '../../errors/refusals.ts';
import type { AttendanceOutcome, DatePrecision } from '../../generated/prisma/enums.ts';
import { dayBefore, type Day } from '../../time/day.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import type { ActivityFacts } from './activity.declaration.ts';
import type { ActivityStatus } from './activity.vocabulary.ts';
import { counted } from '../../vocabulary/counted.ts';

export const TITLE_MAXIMUM = 100;
export const HOST_MAXIMUM = 100;
const HOURS_LEAST = 0.5;
const HOURS_MAXIMUM = 2_000;

/** Reads hours of study, in halves. */
export function parseHours(check: InputCheck, path: string, hours: number, least = HOURS_LEAST): number {
  if (!Number.isInteger(hours * 2)) {
    check.refuse(path, { zh: '必须以半学时为单位', en: 'must be in halves of an hour' });
    return hours;
  }
  return check.range(path, hours, least, HOURS_MAXIMUM);
}

/** Those who were to come and did not, and those who were let off, were not there. */
export const wasThere = ({ outcome }: { readonly outcome: AttendanceOutcome }): boolean =>
  outcome !== 'ABSENT' && outcome !== 'EXCUSED';

/** Refuses a last day before the first one; `path` is where the wrong one is in the input. */
export function assertDays({ startsOn, endsOn }: Pick<ActivityFacts, 'startsOn' | 'endsOn'>, path = 'endsOn'): void {
  if (endsOn === null || endsOn >= startsOn) return;
  throw new InvalidInputError([
    {
      path,
      text: {
        zh: `活动最后一日 ${endsOn} 不能早于第一日 ${startsOn}`,
        en: `must not have the activity end on ${endsOn}, before it begins on ${startsOn}`,
      },
    },
  ]);
}

export function assertNotCancelled({ title, cancelled }: Pick<ActivityFacts, 'title' | 'cancelled'>): void {
  if (!cancelled) return;
  throw new RuleViolationError('activity-cancelled', {
    zh: `活动“${title}”已取消`,
    en: `The activity ${title} is called off.`,
  });
}

/** Refuses results of an activity that is still to come. */
export function assertBegun({ title, startsOn }: Pick<ActivityFacts, 'title' | 'startsOn'>, today: Day): void {
  if (startsOn <= today) return;
  throw new RuleViolationError('activity-not-begun', {
    zh: `活动“${title}”于 ${startsOn} 开始，届时方可登记参加情况`,
    en: `The activity ${title} begins on ${startsOn}; nobody has been there yet.`,
  });
}

/** Refuses to call off an activity at which somebody was. */
export function assertNobodyThere(title: string, there: number): void {
  if (there === 0) return;
  throw new RuleViolationError('activity-attended', {
    zh: `活动“${title}”已登记 ${there} 名参加者，不能取消`,
    en: `The activity ${title} has ${counted(there, 'participant')} on record as having been there; it cannot be called off.`,
  });
}

/** Refuses a first day after the one on which somebody was there; a day of the month or year that was known is not later. */
export function assertNotLater(
  before: Pick<ActivityFacts, 'title' | 'startsOn' | 'startsPrecision'>,
  startsOn: Day,
  { there, today }: { readonly there: number; readonly today: Day },
): void {
  const last = lastDayOf(before.startsOn, before.startsPrecision);
  const latest = last < today ? last : today;
  if (there === 0 || startsOn <= latest) return;
  throw new RuleViolationError('activity-attended', {
    zh: `活动“${before.title}”已登记 ${there} 名参加者，第一日不能晚于 ${latest}`,
    en: `The activity ${before.title} has ${counted(there, 'participant')} on record as having been there; it cannot begin after ${latest}.`,
  });
}

/** The last day of the day, month or year that begins on a day. */
function lastDayOf(first: Day, precision: DatePrecision): Day {
  if (precision === 'DAY') return first;
  const [year, month] = first.split('-').map(Number) as [number, number];
  const next =
    precision === 'YEAR' || month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return dayBefore(next);
}

/** Refuses fewer hours of study than somebody is on record with. */
export function assertHoursCover(title: string, hours: number | null, attended: number): void {
  if (attended <= (hours ?? 0)) return;
  throw new RuleViolationError('hours-attended', {
    zh: `活动“${title}”已登记有人参加 ${attended} 学时，学时不能少于此数`,
    en: `Somebody is on record with ${attended} hours of the activity ${title}; it cannot have fewer.`,
  });
}

/** Refuses a title and a first day that another activity of the organizer has. */
export function assertNotTwice(facts: Pick<ActivityFacts, 'title' | 'startsOn'>, twin: object | null): void {
  if (twin === null) return;
  throw new RuleViolationError('activity-held-twice', {
    zh: `同一组织单位于 ${facts.startsOn} 已有活动“${facts.title}”`,
    en: `An activity ${facts.title} of the same organizer begins on ${facts.startsOn} already.`,
  });
}

/** Where an activity stands on a day. */
export const statusOf = (
  { cancelled, startsOn }: Pick<ActivityFacts, 'cancelled' | 'startsOn'>,
  on: Day,
): ActivityStatus => (cancelled ? 'CANCELLED' : startsOn > on ? 'PLANNED' : 'HELD');
