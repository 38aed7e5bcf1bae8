import type { MeritClass } from '../../generated/prisma/enums.ts';
import { loadMany, MANY_MAXIMUM } from '../../graphql/loading.ts';
import { sql } from '../../sql/sql.ts';
import type { NoticeRule } from './honor-notice.rules.ts';

type Row = NoticeRule & { readonly meritClass: MeritClass };

/** The notice rules of honors of a class, of all regulations. They come with releases, so the moment does not matter. */
export const noticeRulesOf = loadMany<MeritClass, Row>('meritClass', 'custom', (statement, classes) => {
  return sql`SELECT n.merit_class AS "meritClass", n.working_days AS "workingDays", n.article, n.valid_from::text AS "validFrom",
  n.valid_to::text AS "validTo"
FROM honor_notice_rule n WHERE n.merit_class = ANY(${statement.value(classes, '"MeritClass"[]')}) ORDER BY n.valid_from LIMIT ${MANY_MAXIMUM}`;
});
