import type { MetricUnit, MetricQualifier } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const METRIC_UNIT = vocabulary<MetricUnit>('MetricUnit', 'The unit of measure of a metric (计量单位).', {
  PERCENT: { zh: '%', en: 'Percent', description: 'A share or a level, in percent (百分比).' },
  PERCENTAGE_POINTS: {
    zh: '个百分点',
    en: 'Percentage points',
    description: 'A difference of two percentages (百分点); never to be mixed with PERCENT_CHANGE.',
  },
  PERCENT_CHANGE: {
    zh: '增减幅度（%）',
    en: 'Percent change',
    description: 'A relative change in percent (增减幅度); a fall is negative.',
  },
  COUNT: { zh: '数量', en: 'Count', description: 'A number of things (数量).' },
  MINUTES: { zh: '分钟', en: 'Minutes' },
  RANK: { zh: '名次', en: 'Rank', description: 'A place in a ranking (名次), 1 is the first.' },
});

export const METRIC_QUALIFIER = vocabulary<MetricQualifier>(
  'MetricQualifier',
  'How exactly a figure is stated; `MetricObservation.qualifier` writes it in lower case. For a fall it applies to the size.',
  {
    EXACT: { zh: '确数', en: 'Exactly', description: 'As it is.' },
    AT_LEAST: { zh: '以上', en: 'At least', description: 'That or more (以上).' },
    OVER: { zh: '余', en: 'More than', description: 'More than that (余).' },
    UNDER: { zh: '以内', en: 'At most', description: 'That or less (以内).' },
    NEARLY: { zh: '近', en: 'Nearly', description: 'Not quite that (近).' },
  },
);

export const METRIC_INCOMPARABILITY = vocabulary(
  'MetricIncomparability',
  'Why one figure of a metric cannot be subtracted from another (不可比的原因).',
  {
    NOT_ON_RECORD: {
      zh: '无记录',
      en: 'Not on record',
      description: 'One of the two is not on record on the day (无记录).',
    },
    SEVERAL_SOURCES: {
      zh: '来源不止一个',
      en: 'Several sources',
      description: 'Several sources are on record for one of the two, and nothing tells which is meant (来源不止一个).',
    },
    UNIT_DIFFERS: {
      zh: '计量单位不同',
      en: 'Different units of measure',
      description: 'They are measured in different units, such as percent and percentage points (计量单位不同).',
    },
    RELATIVE_CHANGE: {
      zh: '增减幅度不能相减',
      en: 'Relative changes',
      description:
        'They are relative changes, PERCENT_CHANGE: a difference of two of these measures nothing (增减幅度不能相减).',
    },
    BASELINE_UNKNOWN: {
      zh: '对比期不明',
      en: 'Baseline unknown',
      description: 'The baseline period of a change is not known (对比期不明).',
    },
    BASELINE_DIFFERS: {
      zh: '对比期不同',
      en: 'Different baselines',
      description: 'They are changes against different periods (对比期不同).',
    },
    QUALIFIER_DIFFERS: {
      zh: '表述口径不同',
      en: 'Stated differently',
      description: 'They are not stated in the same way, as “exact” and “at least” (表述口径不同).',
    },
    NOT_EXACT: {
      zh: '均非确数',
      en: 'Not exact',
      description: 'Neither is exact: the difference of two bounds is not known (均非确数).',
    },
    PERIOD_LENGTH_UNKNOWN: {
      zh: '时段长短不明',
      en: 'Length of period unknown',
      description: 'The length of the period of one of the two is not known (时段长短不明).',
    },
    PERIOD_LENGTH_DIFFERS: {
      zh: '时段长短不同',
      en: 'Different lengths of period',
      description: 'Their periods are not equally long (时段长短不同).',
    },
    TARGET_DIFFERS: {
      zh: '目标与结果',
      en: 'Aim against result',
      description: 'One is a target and the other a result (目标与结果).',
    },
  },
);
