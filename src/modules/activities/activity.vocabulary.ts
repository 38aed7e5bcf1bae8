import type { AttendanceOutcome } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const ACTIVITY_STATUS = vocabulary('ActivityStatus', 'Where an activity stands (活动状态).', {
  CANCELLED: { zh: '已取消', en: 'Cancelled', description: 'It was called off (取消).' },
  HELD: { zh: '已举行', en: 'Held', description: 'It has begun or is over (已举行).' },
  PLANNED: { zh: '待举行', en: 'Planned', description: 'It is to come (待举行).' },
});

export const ATTENDANCE_OUTCOME = vocabulary<AttendanceOutcome>(
  'AttendanceOutcome',
  'With what result somebody took part (参加结果).',
  {
    ABSENT: { zh: '缺席', en: 'Absent', description: 'Was to come and did not (缺席).' },
    ATTENDED: { zh: '参加', en: 'Attended', description: 'Took part; nothing was to be passed (参加).' },
    EXCUSED: { zh: '请假', en: 'Excused', description: 'Was let off (请假).' },
    FAILED: { zh: '不合格', en: 'Failed', description: 'Took part and failed (不合格).' },
    PASSED: { zh: '合格', en: 'Passed', description: 'Took part and passed (合格).' },
  },
);

export type ActivityStatus = (typeof ACTIVITY_STATUS)['values'][number];
