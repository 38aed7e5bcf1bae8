import type { Context } from '../../graphql/context.ts';
import { loadOne } from '../../graphql/loading.ts';
import { sql } from '../../sql/sql.ts';
import { isServing } from './employment.rules.ts';
import type { OfficerRow } from './officer.loaders.ts';
import { serves } from './serving.sql.ts';

/** How an officer who has left stood on the last day of service. */
interface LastService {
  readonly officerId: number;
  readonly policeNumber: string | null;
  readonly unitName: string | null;
}

const lastService = loadOne<number, LastService>('officerId', 'generic', (statement, ids) => {
  const then = statement.on(sql`l."on"`);
  return sql`SELECT l."officerId", l."policeNumber", u.name AS "unitName" FROM (
  SELECT DISTINCT ON (s.officer_id) s.officer_id AS "officerId", s.valid_to - 1 AS "on", s.police_number AS "policeNumber"
  FROM officer_version s WHERE s.officer_id = ANY(${statement.value(ids, 'int[]')}) AND ${serves(sql`s`)} AND ${statement.begun('s')}
  ORDER BY s.officer_id, s.valid_from DESC
) l LEFT JOIN assignment_version a ON a.officer_id = l."officerId" AND a.kind = 'PRIMARY' AND ${then.holds('a')}
LEFT JOIN unit_version u ON u.unit_id = a.unit_id AND ${then.holds('u')}`;
});

/** How an officer stood before leaving; null for one who serves, or never did on record. */
export const lastServiceOf = async ({ id, status }: OfficerRow, context: Context): Promise<LastService | null> =>
  isServing(status) ? null : lastService(context).load(id);
