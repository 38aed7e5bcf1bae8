import type { MeritClass } from '../../generated/prisma/enums.ts';
import { loader, MANY_MAXIMUM, manyOf } from '../../graphql/loading.ts';
import type { NoticeRule } from './honor-notice.rules.ts';

/** How long honors of a class are announced, by all regulations there were. They come with releases: no moment matters. */
export const noticeRulesOf = loader<MeritClass, NoticeRule[]>(async (classes, context) => {
  const rows = await context.operation.query<NoticeRule & { meritClass: MeritClass }>(
    `SELECT n.merit_class AS "meritClass", n.working_days AS "workingDays", n.article, n.valid_from::text AS "validFrom",
  n.valid_to::text AS "validTo"
FROM honor_notice_rule n WHERE n.merit_class = ANY($1::"MeritClass"[]) ORDER BY n.valid_from LIMIT ${MANY_MAXIMUM}`,
    [classes],
  );
  return manyOf(classes, rows, ({ meritClass }) => meritClass);
});
