import { writeLoader } from '../../record/loading.ts';
import type { Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, daysOverlap } from '../../time/temporal.ts';
import { covers, type NewVersion, type Version } from '../../record/periods.ts';
import { sql } from '../../sql/sql.ts';
import { isServing, type Holder } from './employment.rules.ts';
import type { OfficerFacts } from './officer.declaration.ts';

/** A police number on some days; null: without end. Held by one officer it is free for that one. */
interface NumberAsked {
  readonly policeNumber: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly exceptId: number | null;
}

const holders = writeLoader<NumberAsked, Holder | null>(
  async (asked, { query }) => {
    const found = await query<Holder & { readonly n: number }>(
      sql`SELECT k.n::int AS n, h.* FROM unnest($1::text[], $2::date[], $3::date[], $4::int[])
  WITH ORDINALITY AS k(police_number, "from", "to", except_id, n)
CROSS JOIN LATERAL (
  SELECT o.officer_id AS "officerId", greatest(o.valid_from, k."from")::text AS "on" FROM officer_version o
  WHERE o.police_number = k.police_number AND ${believedNow('o')} AND ${daysOverlap('o', sql`k."from"`, sql`k."to"`)}
    AND o.officer_id IS DISTINCT FROM k.except_id
  ORDER BY o.valid_from LIMIT 1
) h`,
      [
        asked.map(({ policeNumber }) => policeNumber),
        asked.map(({ from }) => from),
        asked.map(({ to }) => to),
        asked.map(({ exceptId }) => exceptId),
      ],
    );
    const holderOf = new Map(found.map(({ n, officerId, on }) => [n, { officerId, on }]));
    return asked.map((_, i) => holderOf.get(i + 1) ?? null);
  },
  {
    cache: false,
    reads: ({ policeNumber }) => [{ table: 'officer_version', column: 'police_number', value: policeNumber }],
  },
);

/** The first officer, if any, other than one, who has a police number on some day of a period. */
export const policeNumberHolder = (
  reading: Reading,
  policeNumber: string,
  period: Omit<NumberAsked, 'policeNumber'>,
): Promise<Holder | null> => holders(reading).load({ policeNumber, ...period });

/** Whether an officer serves on every day of a period. */
export const serves = (versions: readonly Version<OfficerFacts>[], from: Day, to: Day | null): boolean =>
  covers(
    versions.filter(({ status }) => isServing(status)),
    from,
    to,
  );

/** Until when an officer who serves on a day goes on serving; null: for good. */
export const servesUntil = (versions: readonly NewVersion<OfficerFacts>[], day: Day): Day | null =>
  versions.find(({ validFrom, status }) => validFrom > day && !isServing(status))?.validFrom ??
  versions.at(-1)?.validTo ??
  null;
