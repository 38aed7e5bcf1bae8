import type { EvaluationGrade } from '../../../generated/prisma/enums.ts';
import type { InputCheck } from '../../acts/input-check.rules.ts';
import { parseDecimal } from '../../acts/decimal.rules.ts';
import type { Band, EvaluatorGroup, Indicator, Weighted } from './evaluation-scheme.rules.ts';

const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const NAME_MAXIMUM = 100;
const INDICATORS_MAXIMUM = 50;
const GROUPS_MAXIMUM = 20;
const POINTS_MAXIMUM = 1_000_000;
/** 100 %, in basis points. */
const WHOLE = 10_000;
/** The highest total there is. */
const TOTAL_MAXIMUM = 100;

const BEST_FIRST: readonly EvaluationGrade[] = ['EXCELLENT', 'COMPETENT', 'BASICALLY_COMPETENT', 'INCOMPETENT'];

export const parseSchemeKey = (check: InputCheck, path: string, key: string): string =>
  check.pattern(path, key.trim(), KEY, {
    zh: '只能含字母、数字、点、下划线和连字符，最多 64 个字符',
    en: 'must have letters, digits, dots, underscores and hyphens only, at most 64',
  });

/** Parts of a scheme, each with a key of its own, whose weights sum to 100 %. */
function parseWeighted<Part extends Weighted>(
  check: InputCheck,
  path: string,
  parts: readonly Part[],
  maximum: number,
): (Part & Weighted)[] {
  if (!check.size(path, parts, maximum)) return [];
  const seen = new Set<string>();
  const total = parts.reduce((sum, { weightBasisPoints }) => sum + weightBasisPoints, 0);
  const parsed = parts.map((part, i) => {
    const key = parseSchemeKey(check, `${path}.${i}.key`, part.key);
    if (seen.has(key)) check.refuse(`${path}.${i}.key`, { zh: '与前面的重复', en: 'is there already' });
    seen.add(key);
    return {
      ...part,
      key,
      name: check.text(`${path}.${i}.name`, part.name, NAME_MAXIMUM),
      weightBasisPoints: check.range(`${path}.${i}.weightBasisPoints`, part.weightBasisPoints, 0, WHOLE),
    };
  });
  if (total !== WHOLE) {
    check.refuse(path, {
      zh: `权重合计必须为 ${WHOLE}，现为 ${total}`,
      en: `must have weights that sum to ${WHOLE}, not to ${total}`,
    });
  }
  return parsed;
}

export function parseIndicators(
  check: InputCheck,
  indicators: readonly (Weighted & { readonly maximum: number })[],
): Indicator[] {
  return parseWeighted(check, 'indicators', indicators, INDICATORS_MAXIMUM).map((indicator, i) => {
    const path = `indicators.${i}.maximum`;
    const maximum = parseDecimal(check, path, indicator.maximum);
    if (indicator.maximum <= 0) check.refuse(path, { zh: '必须大于 0', en: 'must be above 0' });
    if (indicator.maximum > POINTS_MAXIMUM) {
      check.refuse(path, { zh: `不能超过 ${POINTS_MAXIMUM}`, en: `must be at most ${POINTS_MAXIMUM}` });
    }
    return { ...indicator, maximum };
  });
}

/** None or an empty list: all evaluators count alike. */
export const parseGroups = (
  check: InputCheck,
  groups: readonly EvaluatorGroup[] | null | undefined,
): EvaluatorGroup[] => (groups?.length ? parseWeighted(check, 'evaluatorGroups', groups, GROUPS_MAXIMUM) : []);

/** Each grade at most once; a better grade has a higher minimum. */
export function parseBands(
  check: InputCheck,
  bands: readonly { readonly grade: EvaluationGrade; readonly minimum: number }[],
): Band[] {
  const seen = new Set<EvaluationGrade>();
  const worse = (a: EvaluationGrade, b: EvaluationGrade) => BEST_FIRST.indexOf(a) > BEST_FIRST.indexOf(b);
  return bands.map(({ grade, minimum }, i) => {
    const path = `gradeBands.${i}`;
    if (grade === 'NOT_GRADED') {
      check.refuse(`${path}.grade`, { zh: '不定等次没有分数线', en: 'has no band: it is not given for a total' });
    } else if (seen.has(grade)) {
      check.refuse(`${path}.grade`, { zh: '与前面的等次重复', en: 'is there already' });
    } else if (bands.some((other) => worse(grade, other.grade) && minimum >= other.minimum)) {
      check.refuse(`${path}.minimum`, {
        zh: '必须低于更高等次的分数线',
        en: 'must be below the minimum of every better grade',
      });
    }
    seen.add(grade);
    check.range(`${path}.minimum`, minimum, 0, TOTAL_MAXIMUM);
    return { grade, minimum: parseDecimal(check, `${path}.minimum`, minimum) };
  });
}

export const parseCap = (check: InputCheck, cap: number | null | undefined): number | null =>
  cap == null ? null : check.range('excellentCapBasisPoints', cap, 0, WHOLE);
