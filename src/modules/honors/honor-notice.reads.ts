import type { MeritClass } from '../../generated/prisma/enums.ts';
import { rowsOfEach } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import { sql } from '../../sql/sql.ts';
import type { NoticeRule } from './honor-notice.rules.ts';

/** The notice rules of honors of a class, of all regulations. */
export const noticeRules = writeLoader<MeritClass, readonly NoticeRule[]>(async (classes, { query }) => {
  const found = await query<NoticeRule & { meritClass: MeritClass }>(
    sql`SELECT merit_class AS "meritClass", working_days AS "workingDays", article, valid_from::text AS "validFrom",
  valid_to::text AS "validTo"
FROM honor_notice_rule WHERE merit_class = ANY($1::"MeritClass"[]) ORDER BY valid_from`,
    [classes],
  );
  return rowsOfEach(classes, found, 'meritClass');
});
