import type { CaseRole } from '../../generated/prisma/enums.ts';
import { writeLoader } from '../../record/loading.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, daysInclude } from '../../time/temporal.ts';
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

interface OfficerDay {
  readonly officerId: number;
  readonly day: Day;
}

/** The unit of the primary assignment of an officer on a day; null for none. */
export const unitOnDay = writeLoader<OfficerDay, number | null>(
  async (asked, { query }) => {
    const found = await query<{ n: number; unitId: number | null }>(
      sql`SELECT k.n::int AS n, a.unit_id AS "unitId"
FROM unnest($1::int[], $2::date[]) WITH ORDINALITY AS k(officer, day, n)
JOIN assignment_version a ON a.officer_id = k.officer AND a.kind = 'PRIMARY' AND ${believedNow('a')} AND ${daysInclude('a', sql`k.day`)}`,
      [asked.map(({ officerId }) => officerId), asked.map(({ day }) => day)],
    );
    const byNumber = new Map(found.map(({ n, unitId }) => [n, unitId]));
    return asked.map((_, i) => byNumber.get(i + 1) ?? null);
  },
  {
    cache: false,
    reads: ({ officerId: value }) => [{ table: 'assignment_version', column: 'officer_id', value }],
  },
);
