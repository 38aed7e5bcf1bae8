import { labelledEnum } from '../../graphql/enums.ts';
import { METRIC_UNIT, METRIC_QUALIFIER, METRIC_INCOMPARABILITY } from './metric.vocabulary.ts';

export const MetricUnit = labelledEnum(METRIC_UNIT);
export const MetricQualifier = labelledEnum(METRIC_QUALIFIER);
export const MetricIncomparability = labelledEnum(METRIC_INCOMPARABILITY);
