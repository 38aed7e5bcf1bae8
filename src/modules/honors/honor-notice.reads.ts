import type { Reading } from '../../record/write.ts';
import type { MeritClass } from '../../generated/prisma/enums.ts';
import type { NoticeRule } from './honor-notice.rules.ts';

/** How long honors of a class are announced, by all regulations there were. */
export const noticeRules = ({ query }: Reading, meritClass: MeritClass | null): Promise<readonly NoticeRule[]> =>
  query(
    `SELECT working_days AS "workingDays", article, valid_from::text AS "validFrom", valid_to::text AS "validTo"
FROM honor_notice_rule WHERE merit_class = $1::"MeritClass" ORDER BY valid_from`,
    [meritClass],
  );
