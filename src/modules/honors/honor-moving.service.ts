import type { UnitCategory } from '../../generated/prisma/enums.ts';
import type { Merging, Moving } from '../../record/moving.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import type { Write } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { HONOR } from './honor.declaration.ts';
import { recipientsOf } from './honor.reads.ts';

interface Received {
  readonly id: number;
  readonly honorId: number;
  readonly category: UnitCategory | null;
  readonly title: string;
  /** Whether the other officer is a recipient of the same honor. */
  readonly shared: boolean;
  /** Another honor of the other officer that is the very same award. */
  readonly sameAward: boolean;
}

// an award is the same as in honor.reads.ts: by title, program, class and day
const RECEIVED = sql`SELECT r.id, r.honor_id AS "honorId", r.category, last.title,
  EXISTS (SELECT FROM honor_recipient o WHERE o.honor_id = r.honor_id AND o.officer_id = $2::int AND ${believedNow('o')}) AS shared,
  EXISTS (
    SELECT FROM honor_recipient o JOIN honor_version g ON g.honor_id = o.honor_id AND ${believedNow('g')}
    JOIN honor_version h ON h.honor_id = r.honor_id AND ${believedNow('h')}
    WHERE o.officer_id = $2::int AND ${believedNow('o')} AND o.honor_id <> r.honor_id
      AND h.status = 'CONFERRED' AND g.status = 'CONFERRED' AND h.awarded_precision = 'DAY' AND g.awarded_precision = 'DAY'
      AND g.awarded_on = h.awarded_on AND g.title = h.title AND g.program_id IS NOT DISTINCT FROM h.program_id
      AND g.merit_class IS NOT DISTINCT FROM h.merit_class AND g.valid_to IS NULL AND h.valid_to IS NULL
  ) AS "sameAward"
FROM honor_recipient r CROSS JOIN LATERAL (
  SELECT v.title FROM honor_version v WHERE v.honor_id = r.honor_id AND ${believedNow('v')} ORDER BY v.valid_from DESC LIMIT 1
) last
WHERE r.officer_id = $1::int AND ${believedNow('r')} ORDER BY r.honor_id`;

/** The honors of one officer become those of another; one that both received is received once. */
export async function honorsToMove(write: Write, { from, into }: Merging): Promise<Moving> {
  const received = await write.query<Received>(RECEIVED, [from, into]);
  return {
    contradictions: received
      .filter(({ sameAward }) => sameAward)
      .map(({ title }) => ({
        zh: `同一奖励「${title}」在两人名下各登记一次，请先撤回其一`,
        en: `the same award "${title}" is on record as an honor of each; withdraw one first`,
      })),
    fields: received.map(({ title }) => ({ field: 'honor', before: null, after: title })),
    record: () => {
      write.buffer.supersede(
        'honor_recipient',
        received.map(({ id }) => id),
      );
      write.buffer.record(
        'honor_recipient',
        received
          .filter(({ shared }) => !shared)
          .map(({ honorId, category }) => ({ honor_id: honorId, officer_id: into, category })),
      );
      raiseVersions(
        write,
        HONOR.table,
        received.map(({ honorId }) => honorId),
      );
      recipientsOf.forget(write);
    },
  };
}
