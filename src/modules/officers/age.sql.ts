import { assertYears, type IntRange } from '../../graphql/filters.ts';
import { OFFICER_PERSONAL } from '../../personal/personal.declaration.ts';
import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { CLOSED, OLDEST, UNKNOWN, type Ages } from './age.rules.ts';

/** The byte of the believed row `p` of personal data. */
const byteOf = (statement: TemporalStatement, { bytes }: Ages): Sql =>
  sql`get_byte(${statement.value(bytes, 'bytea')}, least(p.id, ${statement.value(bytes.length - 1, 'int')}))`;

/** The byte of an officer; NULL where nothing personal is on record. */
const byteOfOfficer = (statement: TemporalStatement, officer: Sql, ages: Ages): Sql =>
  sql`(SELECT ${byteOf(statement, ages)} FROM ${sqlName(OFFICER_PERSONAL.table)} p WHERE p.officer_id = ${officer} AND ${statement.believed('p')})`;

/** The age of an officer; NULL where it is not known. */
export const ageOf = (statement: TemporalStatement, officer: Sql, ages: Ages): Sql =>
  sql`nullif(nullif(${byteOfOfficer(statement, officer, ages)}, ${UNKNOWN}), ${CLOSED})`;

/** The condition that the age of an officer is in a range. Who has none known is in no range. */
export function ageCondition(statement: TemporalStatement, officer: Sql, ages: Ages, range: IntRange): Sql {
  assertYears('age', range);
  const [from, to] = [statement.value(range.gte ?? 0, 'int'), statement.value(range.lte ?? OLDEST, 'int')];
  return sql`${byteOfOfficer(statement, officer, ages)} BETWEEN ${from} AND ${to}`;
}

/** The condition that the birth day of an officer does not open. */
export const isClosed = (statement: TemporalStatement, officer: Sql, ages: Ages): Sql =>
  sql`${byteOfOfficer(statement, officer, ages)} = ${CLOSED}`;
