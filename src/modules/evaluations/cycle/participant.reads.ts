import { nameIn } from '../../../record/recorded-facts.ts';
import type { Reading } from '../../../record/write.ts';
import { sql } from '../../../sql/sql.ts';
import { believedNow, TemporalStatement } from '../../../time/temporal.ts';
import { rollOf } from '../../officers/serving.sql.ts';
import { UNIT } from '../../units/unit.declaration.ts';
import type { SchemeToApply } from './evaluation-cycle.reads.ts';
import { lastDay, type Period, type TakingPartTwice } from './evaluation-cycle.rules.ts';
import { LAST_SUBJECT, LAST_SUBJECT_NAME, subjectColumn, TAKES_PART } from './subject.reads.ts';

/** An officer or a unit that takes part in a cycle. */
export interface Participant {
  readonly id: number;
  readonly probation: boolean;
}

/** The officers who serve with their primary assignment in some units on the last day of a period, by id. */
export function servingOfficers(
  { query }: Reading,
  unitIds: readonly number[],
  period: Period,
  probationMonths: number | null,
): Promise<readonly Participant[]> {
  const statement = new TemporalStatement({ asOf: lastDay(period), knownAt: null });
  const end = statement.value(period.to, 'date');
  const months = statement.value(probationMonths, 'int');
  const text = sql`SELECT a.officer_id AS id, coalesce(o.joined_on + make_interval(months => ${months}) > ${end}, FALSE) AS probation
FROM ${rollOf(statement, statement.value(unitIds, 'int[]'))}
ORDER BY a.officer_id`;
  return query(text, statement.values);
}

/** The first of some subjects, if any, that take part in another cycle of a scheme that shares days with a period. */
export const takingPartTwice = (
  { query }: Reading,
  { key, subjectKind }: Pick<SchemeToApply, 'key' | 'subjectKind'>,
  period: Period,
  subjectIds: readonly number[],
  limit: number,
): Promise<readonly TakingPartTwice[]> =>
  query(
    sql`WITH twice AS (
  SELECT DISTINCT ON (k.n) k.n, e.officer_id, e.unit_id, c.unit_id AS holder_id, c.from_on, c.to_on
  FROM unnest($1::int[]) WITH ORDINALITY AS k(id, n)
  JOIN evaluation e ON e.${subjectColumn(subjectKind)} = k.id AND ${TAKES_PART}
  JOIN evaluation_cycle c ON c.id = e.cycle_id AND c.from_on < $4::date AND c.to_on > $3::date
  JOIN evaluation_scheme s ON s.id = c.scheme_id AND s.key = $2
  ORDER BY k.n, c.id
)
SELECT ${LAST_SUBJECT_NAME} AS subject, h.name AS holder, e.from_on::text AS "from", e.to_on::text AS "to",
  (SELECT count(*)::int FROM twice) AS count
FROM twice e ${LAST_SUBJECT}
LEFT JOIN LATERAL (SELECT ${nameIn(UNIT, sql`v`)} AS name FROM unit_version v
  WHERE v.unit_id = e.holder_id AND ${believedNow('v')} ORDER BY v.valid_from DESC LIMIT 1) h ON TRUE
ORDER BY e.n LIMIT $5::int`,
    [subjectIds, key, period.from, period.to, limit],
  );
