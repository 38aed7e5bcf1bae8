import type { MeritClass } from '../../generated/prisma/enums.ts';
import { loadMany, MANY_MAXIMUM } from '../../graphql/loading.ts';
import type { NoticeRule } from './honor-notice.rules.ts';

/** How long honors of a class are announced, by all regulations there were. They come with releases: no moment matters. */
export const noticeRulesOf = loadMany<MeritClass, NoticeRule & { meritClass: MeritClass }>(
  'meritClass',
  'custom',
  (statement, classes) => {
    return `SELECT n.merit_class AS "meritClass", n.working_days AS "workingDays", n.article, n.valid_from::text AS "validFrom",
  n.valid_to::text AS "validTo"
FROM honor_notice_rule n WHERE n.merit_class = ANY(${statement.value(classes, '"MeritClass"[]')}) ORDER BY n.valid_from LIMIT ${MANY_MAXIMUM}`;
  },
);
