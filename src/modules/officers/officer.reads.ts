import type { Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, daysOverlap } from '../../time/temporal.ts';
import { covers, type NewVersion, type Version } from '../../record/periods.ts';
import { sql } from '../../sql/sql.ts';
import { isServing, type Holder } from './employment.rules.ts';
import type { OfficerFacts } from './officer.declaration.ts';

/** The first officer, if any, other than one, who has a police number on some day of a period. */
export async function policeNumberHolder(
  { query }: Reading,
  policeNumber: string,
  period: { readonly from: Day; readonly to: Day | null; readonly exceptId: number | null },
): Promise<Holder | null> {
  const [holder] = await query<Holder>(
    sql`SELECT o.officer_id AS "officerId", greatest(o.valid_from, $2::date)::text AS "on" FROM officer_version o
WHERE o.police_number = $1 AND ${believedNow('o')} AND ${daysOverlap('o', sql`$2::date`, sql`$3::date`)}
  AND o.officer_id IS DISTINCT FROM $4::int
ORDER BY o.valid_from LIMIT 1`,
    [policeNumber, period.from, period.to, period.exceptId],
  );
  return holder ?? null;
}

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
