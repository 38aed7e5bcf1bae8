import { yearsAfter } from '../officers/rank.rules.ts';
import type { Day } from '../../time/day.ts';
import type { CompetenceOutcome, EvaluationGrade, MeritClass, UnitCategory } from '../../generated/prisma/enums.ts';
import type { Message } from '../../errors/refusals.ts';
import { COMPETENCE_OUTCOME, EVALUATION_GRADE } from '../evaluations/evaluation.vocabulary.ts';
import { MERIT_CLASS } from '../honors/honor.vocabulary.ts';
import { GRADE } from '../officers/grade.vocabulary.ts';
import { UNIT_CATEGORY } from '../units/unit.vocabulary.ts';
import { counted } from '../../vocabulary/counted.ts';

/** The rules that exclude an officer from the candidates; of several, the first in this order is `excludedBy`. */
export const EXCLUSIONS = {
  'selected-already': { zh: '已在本次选任中被选任', en: 'Has been selected in this round.' },
  'not-serving': { zh: '不在职', en: 'Does not serve.' },
  suspended: { zh: '停职期间', en: 'Is suspended.' },
  'not-police': { zh: '不是民警', en: 'Is not a police officer.' },
  'no-unit-category': {
    zh: '所在单位及其上级均未划定选任类别',
    en: 'Neither the unit nor one above it has a category.',
  },
  'no-evaluation': {
    zh: '考核期限内没有已定案的考核等次',
    en: 'Has no graded evaluation within the years looked back.',
  },
  'evaluation-incompetent': { zh: '最近一次考核为不称职', en: 'The last evaluation is incompetent.' },
  'grade-below-minimum': {
    zh: '最近一次考核等次低于本次选任的最低要求',
    en: 'The grade of the last evaluation is below the minimum of the round.',
  },
  'competence-remove': {
    zh: '最近一次胜任度测评建议免职',
    en: 'The last competence assessment recommends removal.',
  },
  'sanction-period': { zh: '受处分影响期内', en: 'A sanction stands in the way.' },
  'last-evaluation': {
    zh: '上一年度考核为基本称职及以下',
    en: 'The evaluation of last year is basically competent or worse.',
  },
  probation: { zh: '试用期内', en: 'Is on probation.' },
} as const satisfies Record<string, Message>;

export type ExclusionRule = keyof typeof EXCLUSIONS;

/** That an officer may have no higher post, by a rule that rests on more than evaluations. */
export interface Barred {
  readonly officerId: number;
  readonly rule: ExclusionRule;
}

/** How many honors of a class were conferred; null: no class is on record. */
export interface HonorCount {
  readonly meritClass: MeritClass | null;
  readonly count: number;
}

/** The grade (职级) held, and its first day; null where that day is not known. */
export interface GradeHeld {
  readonly grade: string;
  readonly since: Day | null;
}

export interface CandidateFacts {
  readonly category: UnitCategory | null;
  readonly lastGrade: EvaluationGrade | null;
  readonly competenceOutcome: CompetenceOutcome | null;
  readonly exclusions: readonly ExclusionRule[];
  readonly held: GradeHeld | null;
  readonly honors: readonly HonorCount[];
  readonly on: Day;
}

export interface Reason {
  readonly kind: 'FOR' | 'AGAINST' | 'NOTED';
  /** Stable, in kebab case; for an exclusion, its rule. */
  readonly code: string;
  readonly text: Message;
}

/** Full years for which a grade has been held; null where none is held, or its first day is not known. */
export function yearsHeld(held: GradeHeld | null, on: Day): number | null {
  if (held?.since == null) return null;
  const years = Number(on.slice(0, 4)) - Number(held.since.slice(0, 4));
  return yearsAfter(held.since, years) > on ? years - 1 : years;
}

/** The reasons for and against a candidate, exclusions first. Only evaluations count, in the score. */
export function reasonsOf(facts: CandidateFacts): Reason[] {
  return [
    ...facts.exclusions.map((rule): Reason => ({ kind: 'AGAINST', code: rule, text: EXCLUSIONS[rule] })),
    ...activity(facts),
    ...evaluation(facts),
    ...competence(facts),
    ...honored(facts),
    ...gradeHeld(facts),
  ];
}

const INACTIVE: ReadonlySet<ExclusionRule> = new Set(['not-serving', 'suspended']);

function activity({ category, exclusions }: CandidateFacts): Reason[] {
  if (category === null || exclusions.some((rule) => INACTIVE.has(rule))) return [];
  const { zh, en } = UNIT_CATEGORY.terms[category];
  const text = { zh: `在${zh}任职`, en: `Serves in a unit of the category: ${en.toLowerCase()}.` };
  return [{ kind: 'FOR', code: 'active-in-category', text }];
}

const GRADE_SPEAKS: Readonly<Partial<Record<EvaluationGrade, Reason['kind']>>> = {
  EXCELLENT: 'FOR',
  COMPETENT: 'FOR',
  BASICALLY_COMPETENT: 'AGAINST',
};

function evaluation({ lastGrade }: CandidateFacts): Reason[] {
  const kind = lastGrade && GRADE_SPEAKS[lastGrade];
  if (!lastGrade || !kind) return [];
  const { zh, en } = EVALUATION_GRADE.terms[lastGrade];
  const text = { zh: `最近一次考核为${zh}`, en: `The last evaluation is ${en.toLowerCase()}.` };
  return [{ kind, code: 'evaluation-grade', text }];
}

const OUTCOME_SPEAKS: Readonly<Partial<Record<CompetenceOutcome, Reason['kind']>>> = {
  RETAIN: 'FOR',
  ADJUST: 'AGAINST',
};

function competence({ competenceOutcome }: CandidateFacts): Reason[] {
  const kind = competenceOutcome && OUTCOME_SPEAKS[competenceOutcome];
  if (!competenceOutcome || !kind) return [];
  const { zh, en } = COMPETENCE_OUTCOME.terms[competenceOutcome];
  const text = {
    zh: `最近一次胜任度测评建议${zh}`,
    en: `The last competence assessment recommends: ${en.toLowerCase()}.`,
  };
  return [{ kind, code: 'competence-outcome', text }];
}

function honored({ honors }: CandidateFacts): Reason[] {
  if (honors.length === 0) return [];
  const parts = honors.map(({ meritClass, count }) => {
    const { zh, en } = meritClass === null ? { zh: '其他荣誉', en: 'Other' } : MERIT_CLASS.terms[meritClass];
    return { zh: `${zh} ${count} 次`, en: `${en.toLowerCase()} ${count}` };
  });
  const text = {
    zh: `获${parts.map(({ zh }) => zh).join('、')}`,
    en: `Honors conferred: ${parts.map(({ en }) => en).join(', ')}.`,
  };
  return [{ kind: 'FOR', code: 'honors', text }];
}

/** Time in a grade is noted, and counts neither for nor against. */
function gradeHeld({ held, on }: CandidateFacts): Reason[] {
  const years = yearsHeld(held, on);
  if (!held || years === null) return [];
  const { zh, en } = GRADE.has(held.grade) ? GRADE.terms[held.grade] : { zh: held.grade, en: held.grade };
  const text = { zh: `任${zh}满 ${years} 年`, en: `${en} for ${counted(years, 'full year')}.` };
  return [{ kind: 'NOTED', code: 'years-in-grade', text }];
}
