import type { Day } from '../../time/day.ts';
import { RuleViolationError, type Message } from '../../errors/refusals.ts';
import { afterWorkingDays, type Calendar } from '../calendar/working-days.rules.ts';
import { counted } from '../../vocabulary/counted.ts';

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

/** A notice that had not run on a day. */
interface Unmet {
  readonly rule: NoticeRule;
  /** The first day after it; null where none has begun. */
  readonly from: Day | null;
}

/** The notice that had not run on the day of an award, where the class needs one; else null. */
export function unmetNotice(notice: Notice & { readonly awardedOn: Day }): Unmet | null {
  const { rules, noticedOn, awardedOn } = notice;
  const rule = noticeRuleOn(rules, noticedOn ?? awardedOn);
  if (!rule) return null;
  const from = conferrableFrom(notice);
  return from !== null && awardedOn >= from ? null : { rule, from };
}

/**
 * Refuses an award before the end of the notice, where the class needs one. A reason lifts that, as the regulation does for
 * deeds that must stay secret. Returns the reason where it was needed, else null.
 */
export function assertNoticeOver(
  notice: Notice & { readonly awardedOn: Day; readonly withoutBecause: string | null },
): string | null {
  const unmet = unmetNotice(notice);
  if (!unmet) return null;
  const { noticedOn, withoutBecause } = notice;
  if (withoutBecause !== null) return withoutBecause;
  const { rule, from } = unmet;
  const days = rule.workingDays;
  throw new RuleViolationError(
    'notice-not-over',
    from === null
      ? {
          zh: `须先公示 ${days} 个工作日，方可授予`,
          en: `It must be announced for ${counted(days, 'working day')} before it is conferred.`,
        }
      : {
          zh: `公示自 ${noticedOn} 起须满 ${days} 个工作日，${from} 起方可授予`,
          en: `The notice that began on ${noticedOn} runs for ${counted(days, 'working day')}; it can be conferred from ${from} on.`,
        },
    rule.article,
  );
}

/** That an award was put right to a day, or a class, for which its notice had not run. */
export const unmetNoticeTold = ({ rule: { workingDays, article }, from }: Unmet, awardedOn: Day): Message => ({
  zh: `更正后于 ${awardedOn} 授予，而公示须满 ${workingDays} 个工作日（${article}），${from === null ? '未曾公示' : `${from} 起方可授予`}；请核对，并在事由中写明`,
  en: `It was then conferred on ${awardedOn}, and its notice runs for ${counted(workingDays, 'working day')} (${article}): ${from === null ? 'there was none' : `it could be conferred from ${from} on`}. Check it, and say in the reason why.`,
});
