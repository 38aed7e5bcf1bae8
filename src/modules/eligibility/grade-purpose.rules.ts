import { monthsAfter, type Day } from '../../time/day.ts';
import type { Message } from '../../errors/refusals.ts';
import { nextGrade } from '../officers/grade.rules.ts';
import { GRADE, type Grade } from '../officers/grade.vocabulary.ts';
import { heldSince, type Held } from '../officers/rank.rules.ts';
import { ruleOf, type EligibilityFacts, type Law, type ResultFact, type RuleOfLaw } from './eligibility-facts.rules.ts';
import { barred, noted, type Reason } from './reason.rules.ts';
import { counted } from '../../vocabulary/counted.ts';

interface GradeCase {
  readonly facts: EligibilityFacts;
  readonly law: Law;
  readonly on: Day;
}

const TOP: Message = { zh: '已是本序列最高职级', en: 'Holds the highest grade of the series.' };
const VACANCY: Message = {
  zh: '职级晋升须在职数内；职数未登记，须另行核对',
  en: 'A higher grade needs a vacant place of that grade, which is not on record: to be checked.',
};

/** The key of the rule that says how long the grade below must have been held. */
export const keyOf = (grade: Grade): string => `grade.${grade.toLowerCase().replaceAll('_', '-')}.months`;

/** What decides the next grade beside service and sanctions. */
export function gradeReasons({ facts, law, on }: GradeCase): { readonly to: Grade | null; readonly reasons: Reason[] } {
  const held = heldSince(facts.versions, on, ({ grade }) => grade);
  if (!held) return { to: null, reasons: [] };
  const to = nextGrade(held.value);
  if (to === null) return { to, reasons: [barred({ code: 'at-the-top', text: TOP })] };
  const rule = ruleOf(law, keyOf(to));
  return {
    to,
    reasons: [
      ...(rule ? years(rule, held, facts, law, on) : []),
      noted({ code: 'no-vacancy', text: VACANCY, article: '公务员法 第四十三条' }),
    ],
  };
}

export const YEAR_MONTHS = 12;

/** The rule by which an EXCELLENT year shortens the time; of the same article are the years that do not count, and that each must be good. */
export const SHORTER = 'grade.excellent.shorter.months';

function years(rule: RuleOfLaw, held: Held<string>, { results }: EligibilityFacts, law: Law, on: Day): Reason[] {
  const since = results.filter(
    ({ lastDay, grade, assessment }) => !assessment && grade !== null && isYear(lastDay) && lastDay >= held.since,
  );
  return [...time(rule, held, since, ruleOf(law, SHORTER), on), ...everyYear(since, ruleOf(law, SHORTER))];
}

/** Evaluations of a year end with it; those of a month or a quarter before do not count as years. */
const isYear = (lastDay: Day): boolean => lastDay.endsWith('-12-31');

function time(
  rule: RuleOfLaw,
  { value, since, sinceKnown }: Held<string>,
  evaluated: readonly ResultFact[],
  shorter: RuleOfLaw | null,
  on: Day,
): Reason[] {
  const { article, confirmed } = rule;
  const name = GRADE.has(value) ? GRADE.terms[value] : { zh: value, en: value };
  if (!sinceKnown) {
    const text = {
      zh: `任${name.zh}的起始日期不详，无法核对是否满 ${rule.value} 个月`,
      en: `It is not known since when the grade ${name.en.toLowerCase()} is held, so ${counted(rule.value, 'month')} cannot be checked.`,
    };
    return [noted({ code: 'years-in-grade', text, article, confirmed })];
  }
  const times = (...grades: readonly string[]) => evaluated.filter(({ grade }) => grades.includes(grade!)).length;
  // an unconfirmed rule is no ground to ask for more; it may ask for less
  const shortened = shorter ? times('EXCELLENT') * shorter.value : 0;
  const uncounted = shorter?.confirmed ? times('BASICALLY_COMPETENT', 'NOT_GRADED') * YEAR_MONTHS : 0;
  const due = monthsAfter(since, Math.max(rule.value - shortened + uncounted, 0));
  if (on >= due) return [];
  const text = {
    zh: `任${name.zh}自 ${since} 起，${due} 起方可晋升`,
    en: `The grade ${name.en.toLowerCase()} is held since ${since} and must be until ${due}.`,
  };
  return [barred({ code: 'years-in-grade', text, article, confirmed, until: due })];
}

const GOOD: ReadonlySet<string> = new Set(['EXCELLENT', 'COMPETENT']);

function everyYear(evaluated: readonly ResultFact[], rule: RuleOfLaw | null): Reason[] {
  const bad = evaluated.filter(({ grade }) => !GOOD.has(grade!)).map(({ lastDay }) => lastDay.slice(0, 4));
  if (bad.length === 0) return [];
  const text = {
    zh: `任现职级以来 ${bad.join('、')} 年度考核不是称职以上`,
    en: `The evaluation of ${bad.join(', ')} was not competent or better in the grade held.`,
  };
  return [
    barred({
      code: 'evaluation-in-years',
      text,
      article: rule?.article ?? '公务员职务与职级并行规定 第十九条',
      confirmed: rule?.confirmed ?? false,
    }),
  ];
}
