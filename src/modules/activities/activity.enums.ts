import { labelledEnum } from '../../graphql/enums.ts';
import { ACTIVITY_STATUS, ATTENDANCE_OUTCOME } from './activity.vocabulary.ts';

export const ActivityStatus = labelledEnum(ACTIVITY_STATUS);
export const AttendanceOutcome = labelledEnum(ATTENDANCE_OUTCOME);
