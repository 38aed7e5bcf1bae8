import { describedEnum } from '../../graphql/enums.ts';

export const MetricUnit = describedEnum('MetricUnit', 'What the value of a metric is measured in (计量单位).', {
  PERCENT: 'A share or a level, in percent (百分比).',
  PERCENTAGE_POINTS: 'A difference of two percentages (百分点); never to be mixed with PERCENT_CHANGE.',
  PERCENT_CHANGE: 'A relative change in percent (增减幅度); a fall is negative.',
  COUNT: 'A number of things (数量).',
  MINUTES: 'Minutes (分钟).',
  RANK: 'A place in a ranking (名次), 1 is the first.',
});

export const MetricQualifier = describedEnum(
  'MetricQualifier',
  'How exactly a figure is stated; `MetricObservation.qualifier` writes it in lower case. Of a fall it tells of the size.',
  {
    EXACT: 'As it is.',
    AT_LEAST: 'That or more (以上).',
    OVER: 'More than that (余).',
    UNDER: 'That or less (以内).',
    NEARLY: 'Not quite that (近).',
  },
);

export const MetricIncomparability = describedEnum(
  'MetricIncomparability',
  'Why one figure of a metric cannot be subtracted from another (不可比的原因).',
  {
    NOT_ON_RECORD: 'One of the two is not on record on the day (无记录).',
    SEVERAL_SOURCES: 'Of one of the two several sources are on record, and which is meant is not told (来源不止一个).',
    UNIT_DIFFERS: 'They are measured in different units, such as percent and percentage points (计量单位不同).',
    RELATIVE_CHANGE:
      'They are relative changes, PERCENT_CHANGE: a difference of two of these measures nothing (增减幅度不能相减).',
    BASELINE_UNKNOWN: 'Of a change it is not known against what period it is one (对比期不明).',
    BASELINE_DIFFERS: 'They are changes against different periods (对比期不同).',
    QUALIFIER_DIFFERS: 'They are not stated in the same way, as “exact” and “at least” (表述口径不同).',
    NOT_EXACT: 'Neither is exact: the difference of two bounds is not known (均非确数).',
    PERIOD_LENGTH_UNKNOWN: 'It is not known how long the period of one of the two is (时段长短不明).',
    PERIOD_LENGTH_DIFFERS: 'Their periods are not equally long (时段长短不同).',
    TARGET_DIFFERS: 'One is an aim and the other a result (目标与结果).',
  },
);
