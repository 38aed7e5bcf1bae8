import type { Message } from '../../errors/refusals.ts';
import type { MetricFacts } from './metric.declaration.ts';
import { parsePeriod } from './metric-period.rules.ts';

/** What decides whether one figure can be subtracted from another of the same metric. */
export type Figure = Pick<MetricFacts, 'value' | 'valueUnit' | 'qualifier' | 'baselinePeriod' | 'period' | 'target'>;

const MESSAGES = {
  NOT_ON_RECORD: { zh: '两个数据中有一个没有记录', en: 'One of the two figures is not on record.' },
  SEVERAL_SOURCES: {
    zh: '两个数据中有一个出自多个来源，无法确定以何者为准',
    en: 'Several sources are on record for one of the two figures, and which is meant is not told.',
  },
  UNIT_DIFFERS: { zh: '计量单位不同', en: 'They are measured in different units.' },
  RELATIVE_CHANGE: { zh: '增减幅度不能相减', en: 'They are relative changes, which are not subtracted.' },
  BASELINE_UNKNOWN: { zh: '对比期不明', en: 'It is not known against what period one of them is a change.' },
  BASELINE_DIFFERS: { zh: '对比期不同', en: 'They are changes against different periods.' },
  QUALIFIER_DIFFERS: { zh: '表述口径不同', en: 'They are not stated in the same way.' },
  NOT_EXACT: { zh: '两个数据均非确数', en: 'Neither is exact.' },
  PERIOD_LENGTH_UNKNOWN: { zh: '有一个时段的长短不明', en: 'It is not known how long the period of one of them is.' },
  PERIOD_LENGTH_DIFFERS: { zh: '时段长短不同', en: 'Their periods are not equally long.' },
  TARGET_DIFFERS: { zh: '一个是目标，一个是结果', en: 'One is an aim and the other a result.' },
} as const satisfies Record<string, Message>;

export interface Obstacle {
  readonly reason: keyof typeof MESSAGES;
  readonly text: Message;
}

/** The difference of two figures, or all that stands in the way. */
export interface Difference {
  readonly obstacles: readonly Obstacle[];
  readonly difference: number | null;
  readonly differenceUnit: MetricFacts['valueUnit'] | null;
  readonly relativeChangePercent: number | null;
  readonly placesGained: number | null;
}

/** Changes, which mean something only together with their baseline. */
const CHANGES: ReadonlySet<MetricFacts['valueUnit']> = new Set(['PERCENTAGE_POINTS', 'PERCENT_CHANGE']);

/** Subtracts one figure of a metric from another; refuses where the difference would mean nothing. One row of each is expected. */
export function subtract(from: readonly Figure[], to: readonly Figure[]): Difference {
  const obstacles = reasonsAgainst(from, to).map((reason) => ({ reason, text: MESSAGES[reason] }));
  const none = { difference: null, differenceUnit: null, relativeChangePercent: null, placesGained: null };
  const [before, after] = [from[0], to[0]];
  if (!before || !after || obstacles.length > 0) return { ...none, obstacles };
  if (before.valueUnit === 'RANK') return { ...none, obstacles, placesGained: before.value - after.value };
  const difference = inTenThousandths(after.value) - inTenThousandths(before.value);
  const relative = !CHANGES.has(before.valueUnit) && before.value > 0;
  return {
    ...none,
    obstacles,
    difference: difference / TEN_THOUSAND,
    differenceUnit: before.valueUnit === 'PERCENT' ? 'PERCENTAGE_POINTS' : before.valueUnit,
    relativeChangePercent: relative
      ? Math.round((difference * 100 * TEN_THOUSAND) / inTenThousandths(before.value)) / TEN_THOUSAND
      : null,
  };
}

function reasonsAgainst(from: readonly Figure[], to: readonly Figure[]): Obstacle['reason'][] {
  const [before, after] = [from[0], to[0]];
  if (!before || !after) return ['NOT_ON_RECORD'];
  if (from.length > 1 || to.length > 1) return ['SEVERAL_SOURCES'];
  const lengths = [before, after].map(({ period }) => (period === null ? null : (parsePeriod(period)?.length ?? null)));
  const reasons: (Obstacle['reason'] | null)[] = [
    before.valueUnit === after.valueUnit ? null : 'UNIT_DIFFERS',
    before.valueUnit === 'PERCENT_CHANGE' && after.valueUnit === 'PERCENT_CHANGE' ? 'RELATIVE_CHANGE' : null,
    CHANGES.has(before.valueUnit) && CHANGES.has(after.valueUnit) ? baselineReason(before, after) : null,
    before.qualifier === after.qualifier ? null : 'QUALIFIER_DIFFERS',
    before.qualifier === after.qualifier && before.qualifier !== 'EXACT' ? 'NOT_EXACT' : null,
    lengths.includes(null) ? 'PERIOD_LENGTH_UNKNOWN' : lengths[0] === lengths[1] ? null : 'PERIOD_LENGTH_DIFFERS',
    before.target === after.target ? null : 'TARGET_DIFFERS',
  ];
  return reasons.filter((reason) => reason !== null);
}

function baselineReason(before: Figure, after: Figure): Obstacle['reason'] | null {
  if (before.baselinePeriod === null || after.baselinePeriod === null) return 'BASELINE_UNKNOWN';
  return before.baselinePeriod === after.baselinePeriod ? null : 'BASELINE_DIFFERS';
}

// figures have four decimals at most: in whole numbers nothing is lost
const TEN_THOUSAND = 10_000;
const inTenThousandths = (value: number): number => Math.round(value * TEN_THOUSAND);
