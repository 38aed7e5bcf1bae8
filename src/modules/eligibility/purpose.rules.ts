import { RuleViolationError, type Message } from '../../errors/refusals.ts';
import { monthsAfter, type Day } from '../../time/day.ts';
import { assertServingOn, isServing } from '../officers/employment.rules.ts';
import { assertPromotion, nameOfRank, rankHeld, yearsAfter, type RankHeld } from '../officers/rank.rules.ts';
import { assertNotSuspendedOn } from '../officers/suspension.rules.ts';
import { COMPETENCE_OUTCOME, EVALUATION_GRADE } from '../evaluations/evaluation.vocabulary.ts';
import { MERIT_CLASS } from '../honors/honor.vocabulary.ts';
import { decidingEffects, type SanctionEffect } from '../discipline/effect.rules.ts';
import { ruleOf, type EligibilityFacts, type Law } from './eligibility-facts.rules.ts';
import type { EligibilityPurpose } from './eligibility.vocabulary.ts';
import { gradeReasons } from './grade-purpose.rules.ts';
import { against, barred, barredByAct, inFavor, judged, noted, type Judgement, type Reason } from './reason.rules.ts';
import { counted } from '../../vocabulary/counted.ts';

/** All on which a judgement rests. */
export interface Case {
  readonly facts: EligibilityFacts;
  readonly effects: readonly SanctionEffect[];
  readonly law: Law;
  readonly on: Day;
  /** Whether it may be told who is recommended: not to the recommended. */
  readonly tellsRecommended: boolean;
}

interface Reasons {
  readonly to: string | null;
  readonly reasons: readonly Reason[];
}

/** What an officer is eligible for, as of a day. The acts that give it refuse whom it excludes. */
export function judge(purpose: EligibilityPurpose, about: Case): Judgement {
  const { to, reasons } = OF_PURPOSE[purpose](about);
  return judged(to, [...service(about), ...sanctions(purpose, about), ...reasons], about.on);
}

const OF_PURPOSE: Readonly<Record<EligibilityPurpose, (about: Case) => Reasons>> = {
  RANK: rank,
  GRADE: (about) => {
    const { to, reasons } = gradeReasons(about);
    return { to, reasons: [...reasons, ...probation(about), ...merits(about)] };
  },
  POST: (about) => ({
    to: null,
    reasons: [
      ...lastEvaluation(about),
      ...competence(about),
      ...strength(about),
      ...probation(about),
      ...merits(about),
    ],
  }),
  HONOR: (about) => ({ to: null, reasons: merits(about) }),
  EXCELLENT: (about) => ({ to: null, reasons: [...probation(about), ...merits(about)] }),
};

/** What a rule refuses for, as a reason; null where it refuses nothing. */
function refusalOf(rule: () => void): RuleViolationError | null {
  try {
    rule();
    return null;
  } catch (error) {
    if (error instanceof RuleViolationError) return error;
    throw error;
  }
}

const NOT_POLICE: Message = { zh: '不是民警', en: 'Is not a police officer.' };

function service({ facts: { name, category, status, suspendedUntil }, on }: Case): Reason[] {
  const found: Reason[] = [];
  if (category !== 'POLICE') found.push(barred({ code: 'not-police', text: NOT_POLICE }));
  if (!isServing(status)) {
    const refusal = refusalOf(() => assertServingOn({ name, on, status }));
    found.push(barredByAct({ code: 'not-serving', text: refusal!.text }));
  }
  const suspended = refusalOf(() => assertNotSuspendedOn({ name, on, status }));
  if (suspended) found.push(barredByAct({ code: 'suspended', text: suspended.text, until: suspendedUntil }));
  return found;
}

/** Which effects of sanctions bear on which purpose. */
const BEARS_ON: Readonly<Record<EligibilityPurpose, readonly SanctionEffect['effect'][]>> = {
  RANK: ['NO_RANK_PROMOTION'],
  GRADE: ['NO_GRADE_PROMOTION'],
  POST: ['NO_POST_PROMOTION'],
  HONOR: ['NO_HONOR'],
  EXCELLENT: ['NO_EXCELLENT', 'NOT_GRADED', 'GRADED_INCOMPETENT'],
};

function sanctions(purpose: EligibilityPurpose, { effects, on }: Case): Reason[] {
  return decidingEffects(effects, on)
    .filter(({ effect }) => BEARS_ON[purpose].includes(effect))
    .map(({ article, confirmed, until }) =>
      barred({
        code: 'sanction-period',
        article,
        confirmed,
        until,
        text:
          until === null
            ? { zh: '受处分，影响期无终止日', en: 'A sanction stands in the way, without an end.' }
            : { zh: `受处分影响，至 ${until} 止`, en: `A sanction stands in the way until ${until}.` },
      }),
    );
}

const TOP: Message = { zh: '已是最高一级', en: 'Holds the highest.' };
const BY_SELECTION: Message = { zh: '该级实行选升', en: 'The step is by selection, without a term.' };
const ABOVE_POST: Message = {
  zh: '警衔不得高于职务等级编制警衔；职务等级未登记，须另行核对',
  en: 'The rank must fit the level of the post, which is not on record: to be checked.',
};

function rank({ facts, law, on }: Case): Reasons {
  const held = rankHeld(facts.versions, on);
  if (!held) return { to: null, reasons: [] };
  if (held.rank === 'COMMISSIONER_GENERAL')
    return { to: null, reasons: [barredByAct({ code: 'at-the-top', text: TOP })] };
  const step = law.steps.find(({ from }) => from === held.rank) ?? null;
  const to = step?.to ?? null;
  const refusal = refusalOf(() =>
    assertPromotion({ category: 'POLICE', held, step, to: to ?? 'COMMISSIONER_GENERAL', effectiveOn: on, basis: null }),
  );
  const until = refusal?.rule === 'rank-too-early' && step?.years != null ? yearsAfter(held.since, step.years) : null;
  return {
    to,
    reasons: [
      ...(refusal ? [barredByAct({ code: 'years-in-rank', text: refusal.text, article: refusal.article, until })] : []),
      ...training(held, facts, law),
      ...(step?.years === null
        ? [noted({ code: 'rank-by-selection', text: BY_SELECTION, article: '人民警察警衔条例 第十五条' })]
        : []),
      ...(to === null
        ? []
        : [noted({ code: 'rank-above-post', text: ABOVE_POST, article: '人民警察警衔条例 第八条' })]),
    ],
  };
}

/** The last rank of a group, from which the next is given after training alone, and the rule. */
const AFTER_TRAINING: Readonly<Partial<Record<RankHeld['rank'], string>>> = {
  SUPERINTENDENT_FIRST_CLASS: 'rank.superintendent-to-supervisor.training.times',
  SUPERVISOR_FIRST_CLASS: 'rank.supervisor-to-commissioner.training.times',
};

function training({ rank: held, since }: RankHeld, { trainings }: EligibilityFacts, law: Law): Reason[] {
  const key = AFTER_TRAINING[held];
  const rule = key === undefined ? null : ruleOf(law, key);
  if (!rule) return [];
  const passed = trainings.filter((day) => day >= since).length;
  if (passed >= rule.value) return [];
  const { zh, en } = nameOfRank(held);
  const text = {
    zh: `任${zh}以来培训合格 ${passed} 次，须 ${rule.value} 次`,
    en: `Passed training ${counted(passed, 'time')} as ${en}; ${counted(rule.value, 'is', 'are')} needed.`,
  };
  return [barred({ code: 'training-missing', text, article: rule.article, confirmed: rule.confirmed })];
}

function probation({ facts: { joinedOn }, law, on }: Case): Reason[] {
  if (joinedOn === null || law.probation === null) return [];
  const until = monthsAfter(joinedOn, law.probation.months);
  if (on >= until) return [];
  const text = { zh: `试用期至 ${until} 止`, en: `Is on probation until ${until}.` };
  return [barred({ code: 'probation', text, article: law.probation.article, until })];
}

const newYear = (year: number): Day => `${String(year).padStart(4, '0')}-01-01`;

/** The last result of the year before: BASICALLY_COMPETENT or worse excludes until that year is no longer the last. */
function lastEvaluation({ facts: { results }, on }: Case): Reason[] {
  const year = Number(on.slice(0, 4));
  const last = results.findLast(
    ({ lastDay, grade, assessment }) =>
      !assessment && grade !== null && lastDay >= newYear(year - 1) && lastDay < newYear(year),
  );
  if (last?.grade !== 'BASICALLY_COMPETENT' && last?.grade !== 'INCOMPETENT') return [];
  const { zh, en } = EVALUATION_GRADE.terms[last.grade];
  const text = { zh: `上一年度考核为${zh}`, en: `The evaluation of last year is ${en.toLowerCase()}.` };
  const article = '党政领导干部选拔任用工作条例 第二十四条';
  return [barred({ code: 'last-evaluation', text, article, until: newYear(year + 1) })];
}

function competence({ facts: { results } }: Case): Reason[] {
  const last = results.findLast(({ outcome }) => outcome !== null);
  if (last?.outcome !== 'REMOVE') return [];
  const { zh, en } = COMPETENCE_OUTCOME.terms.REMOVE;
  const text = {
    zh: `最近一次胜任度测评建议${zh}`,
    en: `The last competence assessment recommends: ${en.toLowerCase()}.`,
  };
  return [barred({ code: 'competence-remove', text })];
}

/** Where the post will be is not known: that the unit has no place speaks against, and excludes nobody. */
function strength({ facts: { authorized, police } }: Case): Reason[] {
  if (authorized === null || police === null || police < authorized) return [];
  const text = {
    zh: `所在单位核定 ${authorized} 人，实有 ${police} 人，无空缺`,
    en: `The unit may have ${authorized} police and has ${police}: no vacancy.`,
  };
  return [against({ code: 'no-vacancy', text, article: '公务员法 第四十三条' })];
}

function merits({ facts: { honors, recommended }, tellsRecommended }: Case): Reason[] {
  const found: Reason[] = [];
  const others = honors.filter(({ meritClass }) => meritClass !== 'COMMENDATION');
  if (others.length > 0) {
    const named = others.map(({ meritClass, count }) => ({
      count,
      ...(meritClass ? MERIT_CLASS.terms[meritClass] : OTHER),
    }));
    const zh = named.map((one) => `${one.zh} ${one.count} 次`).join('、');
    const en = named.map((one) => `${one.en.toLowerCase()} ${one.count}`).join(', ');
    found.push(
      inFavor({ code: 'recent-honors', text: { zh: `近三年获${zh}`, en: `Honors of the last three years: ${en}.` } }),
    );
  }
  const commended = honors.find(({ meritClass }) => meritClass === 'COMMENDATION')?.count ?? 0;
  if (commended > 0) {
    const text = {
      zh: `近三年获嘉奖 ${commended} 次`,
      en: `Commended ${counted(commended, 'time')} in the last three years.`,
    };
    found.push(inFavor({ code: 'commended', text }));
  }
  if (tellsRecommended && recommended > 0) {
    const text = {
      zh: `现有 ${recommended} 人推荐`,
      en: `Recommended by ${counted(recommended, 'person', 'people')} in open rounds.`,
    };
    found.push(inFavor({ code: 'recommended', text }));
  }
  return found;
}

const OTHER: Message = { zh: '其他荣誉', en: 'Other' };
