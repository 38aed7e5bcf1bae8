import type { CaseRole } from '../../generated/prisma/enums.ts';
import { writeLoader } from '../../record/loading.ts';
import type { Version } from '../../record/periods.ts';
import { thingsReferringTo } from '../../record/timeline.ts';
import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { ASSIGNMENT, type AssignmentFacts } from '../officers/assignment.declaration.ts';
import { CASE_LIABILITY } from './case-liability.declaration.ts';

interface Part {
  readonly officerId: number;
  readonly caseNumber: string;
  readonly role: CaseRole;
}

/** The liabilities of an officer for a part in a case: more than one where the part was taken up again. */
export const liabilitiesForPart = writeLoader<Part, readonly number[]>(
  async (parts, { query }) => {
    const found = await query<{ n: number; ids: number[] }>(
      sql`SELECT k.n::int AS n, array_agg(DISTINCT c.liability_id ORDER BY c.liability_id) AS ids
FROM unnest($1::int[], $2::text[], $3::text[]) WITH ORDINALITY AS k(officer, number, role, n)
JOIN case_liability_version c ON c.officer_id = k.officer AND c.case_number = k.number AND c.role = k.role::"CaseRole"
  AND ${believedNow('c')} GROUP BY k.n`,
      [parts.map((one) => one.officerId), parts.map((one) => one.caseNumber), parts.map((one) => one.role)],
    );
    const byNumber = new Map(found.map(({ n, ids }) => [n, ids]));
    return parts.map((_, i) => byNumber.get(i + 1) ?? []);
  },
  {
    cache: false,
    reads: ({ officerId: value }) => [
      { table: CASE_LIABILITY.versions, column: CASE_LIABILITY.columns['officerId']!, value },
    ],
  },
);

/** The believed rows by which an officer belongs to units, in the order of their days. */
export async function unitPosts(reading: Reading, officerId: number): Promise<Version<AssignmentFacts>[]> {
  const posts = await thingsReferringTo(reading, ASSIGNMENT, 'officerId', officerId);
  return [...posts.values()]
    .flat()
    .filter(({ kind, unitId }) => kind === 'PRIMARY' && unitId !== null)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
}
