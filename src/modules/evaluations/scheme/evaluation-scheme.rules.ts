import type { Day } from '../../../time/day.ts';
import type { EvaluationGrade, EvaluationSubjectKind } from '../../../generated/prisma/enums.ts';
import { ConflictError, RuleViolationError } from '../../../errors/refusals.ts';
import type { InputCheck } from '../../acts/input-check.rules.ts';
import { parseDecimal } from '../../acts/decimal.rules.ts';

const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const NAME_MAXIMUM = 100;
const INDICATORS_MAXIMUM = 50;
const GROUPS_MAXIMUM = 20;
const POINTS_MAXIMUM = 1_000_000;
/** All of it, in basis points. */
const WHOLE = 10_000;
/** The highest total there is. */
const TOTAL_MAXIMUM = 100;

/** Best first. */
export const GRADES = ['EXCELLENT', 'COMPETENT', 'BASICALLY_COMPETENT', 'INCOMPETENT'] as const;

interface Weighted {
  readonly key: string;
  readonly name: string;
  readonly weightBasisPoints: number;
}

export interface Indicator extends Weighted {
  /** A decimal. */
  readonly maximum: string;
}

export interface Band {
  readonly grade: EvaluationGrade;
  /** A decimal. */
  readonly minimum: string;
}

export type Group = Weighted;

export const parseKey = (check: InputCheck, path: string, key: string): string =>
  check.pattern(path, key.trim(), KEY, {
    zh: '只能含字母、数字、点、下划线和连字符，最多 64 个字符',
    en: 'must have letters, digits, dots, underscores and hyphens only, at most 64',
  });

/** Parts with keys of their own whose weights are the whole. */
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
    const key = parseKey(check, `${path}.${i}.key`, part.key);
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

/** Where nobody weighs more than another there are no groups. */
export const parseGroups = (check: InputCheck, groups: readonly Group[] | null | undefined): Group[] =>
  groups?.length ? parseWeighted(check, 'evaluatorGroups', groups, GROUPS_MAXIMUM) : [];

/** Each grade at most once, and the better one from the higher total on. */
export function parseBands(
  check: InputCheck,
  bands: readonly { readonly grade: EvaluationGrade; readonly minimum: number }[],
): Band[] {
  const seen = new Set<EvaluationGrade>();
  const worse = (a: EvaluationGrade, b: EvaluationGrade) =>
    GRADES.indexOf(a as (typeof GRADES)[number]) > GRADES.indexOf(b as (typeof GRADES)[number]);
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

/** A limit that a regulation sets on a day. */
export interface Limit {
  readonly value: number;
  readonly article: string;
}

export interface CapFacts {
  readonly subjectKind: EvaluationSubjectKind;
  /** What the scheme is to have; null where it does not say. */
  readonly cap: number | null;
  /** What the regulation in force allows, and what it allows with approval; null where none is on record. */
  readonly usual: Limit | null;
  readonly approved: Limit | null;
  /** The number of the document that approves more. */
  readonly documentNumber: string | null;
}

/** How many may be EXCELLENT by a scheme: for officers no more than the regulation says, and just that unless told. */
export function excellentCap({ subjectKind, cap, usual, approved, documentNumber }: CapFacts): number | null {
  if (subjectKind === 'UNIT' || !usual) return cap;
  if (cap === null || cap <= usual.value) return cap ?? usual.value;
  const most = Math.max(usual.value, approved?.value ?? 0);
  if (documentNumber !== null && cap <= most) return cap;
  throw new RuleViolationError(
    'excellent-cap',
    {
      zh: `优秀比例上限 ${cap} 超过规定的 ${usual.value}；经批准并注明文号的，最高 ${most}`,
      en: `The cap on EXCELLENT of ${cap} is above ${usual.value}; with the number of a document that approves it, ${most} at most.`,
    },
    usual.article,
  );
}

/** A key belongs to the unit that defined its first edition: nobody else replaces it. */
export function assertKeyOfOwner(
  key: string,
  facts: { ownerId: number; existing: { id: number; ownerId: number | null; on: Day } | undefined },
): void {
  const { ownerId, existing } = facts;
  if (!existing || existing.ownerId === ownerId) return;
  throw new ConflictError(
    { zh: `考核办法 ${key} 由其他单位制定`, en: `The scheme ${key} is another unit's.` },
    { type: 'EvaluationScheme', id: existing.id, on: existing.on },
  );
}

/** What has been in force was, for a day at least: cycles may have been opened by it. */
export function assertNoEditionFrom(key: string, on: Day, existing: { id: number } | undefined): void {
  if (!existing) return;
  throw new ConflictError(
    { zh: `考核办法 ${key} 已有自 ${on} 起执行的版本`, en: `There is an edition of ${key} from ${on} on.` },
    { type: 'EvaluationScheme', id: existing.id, on },
  );
}
