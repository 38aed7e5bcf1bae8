import type { InputProblem } from '../../../errors/refusals.ts';
import { storedForm } from '../../../names/text-form.ts';
import { textProblem, type InputCheck } from '../../acts/input-check.rules.ts';
import { parseDecimal } from '../../acts/decimal.rules.ts';
import type { Score } from './evaluation-score.declaration.ts';

export const SCORES_MAXIMUM = 1_000;
const EVALUATOR_MAXIMUM = 100;

/** A score as it is sent; without a subject where its id is wrong. */
export interface SentScore {
  readonly subject: { readonly type: 'Officer' | 'Unit'; readonly key: number } | null;
  readonly indicator: string;
  readonly value: number;
  readonly evaluatorGroup?: string | null | undefined;
  readonly evaluator?: string | null | undefined;
}

/** What scores are checked against. */
export interface ScoreFacts {
  /** What the cycle evaluates. */
  readonly subjectType: 'Officer' | 'Unit';
  /** The evaluations of the cycle by the keys of their subjects. */
  readonly evaluations: ReadonlyMap<number, number>;
  /** The indicators of the scheme by their keys. */
  readonly indicators: ReadonlyMap<string, { readonly id: number; readonly maximum: string }>;
  /** The groups of the scheme by their keys; none where it has none. */
  readonly groups: ReadonlyMap<string, number>;
}

/** Takes what is wrong with the scores. */
type Problems = Pick<InputCheck, 'refuse'>;

/** The scores as they are recorded, and all that is wrong with them, in their order. */
export function parseScores(
  sent: readonly SentScore[],
  facts: ScoreFacts,
): { readonly scores: readonly Score[]; readonly problems: readonly InputProblem[] } {
  const all: InputProblem[] = [];
  const problems: Problems = { refuse: (path, text) => void all.push({ path, text }) };
  const seen = new Map<string, number>();
  const scores = sent.flatMap((score, i) => {
    const path = `scores.${i}`;
    const evaluationId = evaluationOf(problems, path, score, facts);
    const indicator = indicatorOf(problems, path, score, facts);
    const value = valueOf(problems, path, score, indicator?.maximum);
    const groupId = groupOf(problems, path, score, facts);
    const evaluator = evaluatorOf(problems, path, score);
    if (evaluationId === null || !indicator || value === null || groupId === undefined) return [];
    const place = JSON.stringify([evaluationId, indicator.id, groupId, evaluator]);
    const first = seen.get(place);
    if (first !== undefined) {
      problems.refuse(path, { zh: `与第 ${first + 1} 项重复`, en: `is the same as scores.${first}` });
    } else seen.set(place, i);
    return [{ evaluationId, indicatorId: indicator.id, groupId, evaluator, value }];
  });
  return { scores, problems: all };
}

function evaluationOf(problems: Problems, path: string, { subject }: SentScore, facts: ScoreFacts): number | null {
  if (subject === null) return null;
  const found = subject.type === facts.subjectType ? facts.evaluations.get(subject.key) : undefined;
  if (found === undefined) {
    problems.refuse(`${path}.subject`, { zh: '不参加本次考核', en: 'does not take part in the cycle' });
  }
  return found ?? null;
}

function indicatorOf(problems: Problems, path: string, { indicator }: SentScore, facts: ScoreFacts) {
  const found = facts.indicators.get(indicator);
  if (!found) problems.refuse(`${path}.indicator`, { zh: '考核办法中没有此指标', en: 'is no indicator of the scheme' });
  return found;
}

function valueOf(problems: Problems, path: string, { value }: SentScore, maximum: string | undefined): number | null {
  if (value < 0 || (maximum !== undefined && value > Number(maximum))) {
    const most = maximum ?? '';
    problems.refuse(`${path}.value`, { zh: `必须在 0 至 ${most} 之间`, en: `must be from 0 to ${most}` });
    return null;
  }
  return Number(parseDecimal(problems, `${path}.value`, value));
}

/** Null where the scheme has no groups; undefined where it is wrong. */
function groupOf(
  problems: Problems,
  path: string,
  { evaluatorGroup }: SentScore,
  { groups }: ScoreFacts,
): number | null | undefined {
  const at = `${path}.evaluatorGroup`;
  if (groups.size === 0) {
    if (evaluatorGroup == null) return null;
    problems.refuse(at, { zh: '考核办法未分测评主体', en: 'must be left out: the scheme has no groups' });
    return undefined;
  }
  const found = evaluatorGroup == null ? undefined : groups.get(evaluatorGroup);
  if (found === undefined) problems.refuse(at, { zh: '不是考核办法中的测评主体', en: 'is no group of the scheme' });
  return found;
}

/** Null where the evaluator is not named; '' where the name is wrong. */
function evaluatorOf(problems: Problems, path: string, { evaluator }: SentScore): string | null {
  if (evaluator == null) return null;
  const name = storedForm(evaluator).trim();
  const problem = textProblem(name, EVALUATOR_MAXIMUM);
  if (problem === null) return name;
  problems.refuse(`${path}.evaluator`, problem);
  return '';
}
