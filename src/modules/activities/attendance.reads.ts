import { groupBy } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import type { CitedHonor } from './attendance.rules.ts';

/** Honors as they are now, with their recipients; null where there is none. */
export const citedHonors = writeLoader<number, CitedHonor | null>(
  async (ids, { query }) => {
    const found = await query<Omit<CitedHonor, 'recipients'> & CitedHonor['recipients'][number] & { id: number }>(
      sql`SELECT v.honor_id AS id, v.status, v.merit_class AS "meritClass",
  r.officer_id AS "officerId", r.unit_id AS "unitId", r.other_name AS "otherName"
FROM honor_version v JOIN honor_recipient r ON r.honor_id = v.honor_id AND ${believedNow('r')}
WHERE v.honor_id = ANY($1::int[]) AND ${believedNow('v')} AND v.valid_to IS NULL`,
      [ids],
    );
    const rows = groupBy(found, ({ id }) => id);
    return ids.map((id) => {
      const recipients = rows.get(id);
      return recipients ? { ...recipients[0]!, recipients } : null;
    });
  },
  {
    reads: (value) => ['honor_version', 'honor_recipient'].map((table) => ({ table, column: 'honor_id', value })),
  },
);
