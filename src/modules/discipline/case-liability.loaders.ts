import type { Context } from '../../graphql/context.ts';
import { byIdText, columnsOf, type DatedRow, type RecordedRow } from '../../graphql/dated-loaders.ts';
import { loadMany, loadOne, lockOf, MANY_MAXIMUM, readRows } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { officerCovered } from '../../record/reach.ts';
import { sql } from '../../sql/sql.ts';
import { CASE_LIABILITY } from './case-liability.declaration.ts';
import { LIABILITY_FINDING } from './liability-finding.declaration.ts';

export type CaseLiabilityRow = DatedRow<typeof CASE_LIABILITY>;
export type LiabilityFindingRow = RecordedRow<typeof LIABILITY_FINDING>;

export const LIABILITY_COLUMNS = columnsOf(CASE_LIABILITY);
const FINDINGS_MAXIMUM = 100;

export const liabilityLock = lockOf(CASE_LIABILITY.table);

/** Liabilities by id as of the day, or as they last were; null for one to come, or of an officer out of reach. */
export const liabilityById = loadOne<number, CaseLiabilityRow>(
  'id',
  'generic',
  async (statement, ids, context: Context) =>
    sql`SELECT t.* FROM (${byIdText(statement, CASE_LIABILITY, ids)}) t
WHERE ${officerCovered(statement, sql`t."officerId"`, await reach(context, 'discipline:read'))}`,
);

/** Who answers for a case, by role, then by the first day. */
export async function liabilitiesOfCase(context: Context, caseNumber: string): Promise<readonly CaseLiabilityRow[]> {
  const covered = await reach(context, 'discipline:read');
  return readRows<CaseLiabilityRow>(
    context,
    'generic',
    (statement) => sql`SELECT ${LIABILITY_COLUMNS} FROM case_liability_version cl
WHERE cl.case_number = ${statement.value(caseNumber, 'text')} AND ${statement.begun('cl')}
  AND ${officerCovered(statement, sql`cl.officer_id`, covered)}
ORDER BY cl.role, cl.valid_from, cl.liability_id LIMIT ${MANY_MAXIMUM}`,
  );
}

/** What was found of each by the day, by day; a bounded number. */
export const findingsOf = loadMany<number, LiabilityFindingRow>(
  'liabilityId',
  'generic',
  (statement, ids) => sql`SELECT t.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${columnsOf(LIABILITY_FINDING)} FROM liability_finding l WHERE l.liability_id = k.id AND ${statement.happened('l', 'found_on')}
  ORDER BY l.found_on, l.id LIMIT ${FINDINGS_MAXIMUM}
) t ORDER BY t."liabilityId", t."foundOn", t.id`,
);
