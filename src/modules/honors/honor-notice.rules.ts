import type { Day } from '../../time/day.ts';
import { RuleViolationError } from '../../errors/refusals.ts';
import { afterWorkingDays, type Calendar } from '../calendar/working-days.rules.ts';

/** How many working days the notice of a class runs, while a regulation is in force. */
export interface NoticeRule {
  readonly workingDays: number;
  readonly article: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** The rule of a day, if any. */
export const noticeRuleOn = (rules: readonly NoticeRule[], day: Day): NoticeRule | null =>
  rules.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day)) ?? null;

/** The notice of an honor, with what decides how long it runs. */
export interface Notice {
  /** The rules for its class. */
  readonly rules: readonly NoticeRule[];
  /** Its first day; null where none has begun. */
  readonly noticedOn: Day | null;
  /** From its first day on. */
  readonly calendar: Calendar;
}

/** The first day after a notice, by the rule of its first day; null where that rule needs none, or no notice has begun. */
export function conferrableFrom({ rules, noticedOn, calendar }: Notice): Day | null {
  const rule = noticedOn === null ? null : noticeRuleOn(rules, noticedOn);
  return noticedOn === null || rule === null ? null : afterWorkingDays(noticedOn, rule.workingDays, calendar);
}

/**
 * Refuses an award before the end of the notice, where the class needs one. A reason lifts that, as the regulation does for
 * deeds that must stay secret. Returns the reason where it was needed, else null.
 */
export function assertNoticeOver(
  notice: Notice & { readonly awardedOn: Day; readonly withoutBecause: string | null },
): string | null {
  const { rules, noticedOn, awardedOn, withoutBecause } = notice;
  const rule = noticeRuleOn(rules, noticedOn ?? awardedOn);
  if (!rule) return null;
  const from = conferrableFrom(notice);
  if (from !== null && awardedOn >= from) return null;
  if (withoutBecause !== null) return withoutBecause;
  const days = rule.workingDays;
  throw new RuleViolationError(
    'notice-not-over',
    from === null
      ? {
          zh: `须先公示 ${days} 个工作日，方可授予`,
          en: `It must be announced for ${days} working days before it is conferred.`,
        }
      : {
          zh: `公示自 ${noticedOn} 起须满 ${days} 个工作日，${from} 起方可授予`,
          en: `The notice that began on ${noticedOn} runs for ${days} working days; it can be conferred from ${from} on.`,
        },
    rule.article,
  );
}
