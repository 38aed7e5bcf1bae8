import type { SanctionKind } from '../../generated/prisma/enums.ts';
import { writeLoader } from '../../record/loading.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow } from '../../time/temporal.ts';
import { SANCTION } from './sanction.declaration.ts';

export interface Decision {
  readonly officerId: number;
  readonly kind: SanctionKind;
  readonly decidedOn: Day;
  readonly documentNumber: string;
}

/** The sanction of an officer by a decision that is on record already and was not overturned; null for none. */
export const sanctionByDecision = writeLoader<Decision, { readonly id: number; readonly on: Day } | null>(
  async (decisions, { query }) => {
    const found = await query<{ n: number; id: number; on: Day }>(
      sql`SELECT DISTINCT ON (k.n) k.n::int AS n, s.sanction_id AS id, s.decided_on::text AS "on"
FROM unnest($1::int[], $2::text[], $3::date[], $4::text[]) WITH ORDINALITY AS k(officer, kind, day, document, n)
JOIN sanction_version s ON s.officer_id = k.officer AND s.kind = k.kind::"SanctionKind" AND s.decided_on = k.day
  AND s.valid_from = s.decided_on AND s.basis_document = k.document AND NOT s.overturned AND ${believedNow('s')}
ORDER BY k.n, s.sanction_id`,
      [
        decisions.map(({ officerId }) => officerId),
        decisions.map(({ kind }) => kind),
        decisions.map(({ decidedOn }) => decidedOn),
        decisions.map(({ documentNumber }) => documentNumber),
      ],
    );
    const byNumber = new Map(found.map(({ n, id, on }) => [n, { id, on }]));
    return decisions.map((_, i) => byNumber.get(i + 1) ?? null);
  },
  {
    cache: false,
    reads: ({ officerId: value }) => [{ table: SANCTION.versions, column: SANCTION.columns['officerId']!, value }],
  },
);
