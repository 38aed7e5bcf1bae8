import { changesThatWrote, writtenAt } from '../../record/changes-of-rows.sql.ts';
import { joinSql, sql, sqlName, type Sql } from '../../sql/sql.ts';
import { believedAt, holdOn, type TemporalStatement } from '../../time/temporal.ts';
import { ownerOf, PARTS, sameFacts, tableOf, type DifferencePart } from './difference-part.sql.ts';
import type { Moments } from './difference.sql.ts';

// From what was believed of one day to what was believed of another there are two ways: first the days go by, then more becomes
// known, or the other way round. What changed something on either way accounts for the difference, so that it is the same for both
// orders of the moments: a change that became known between the instants, of one of the days; and a change that takes effect between
// the days, as believed at one of the instants.

/** The values of both moments in SQL; the instant of what is known now is infinity. */
interface Bounds {
  readonly days: readonly [Sql, Sql];
  readonly instants: readonly [Sql, Sql];
}

const lesser = ([one, other]: readonly [Sql, Sql]): Sql => sql`least(${one}, ${other})`;
const greater = ([one, other]: readonly [Sql, Sql]): Sql => sql`greatest(${one}, ${other})`;
const between = (value: Sql, bounds: readonly [Sql, Sql]): Sql =>
  sql`${value} > ${lesser(bounds)} AND ${value} <= ${greater(bounds)}`;

const [R, S, X] = [sql`r`, sql`s`, sql`x`];

/** SELECT of the rows that came or went between both instants, so that something else came to be believed of a day; as `changesThatWrote` takes it. */
function learned(part: DifferencePart, id: Sql, day: Sql, { instants }: Bounds): Sql {
  const [table, owner] = [tableOf(part), ownerOf(part)];
  const other = (row: string, at: Sql): Sql =>
    sql`NOT EXISTS (SELECT FROM ${table} ${sqlName(row)} WHERE ${sqlName(row)}.${owner} = ${id} AND ${at} AND ${holdOn(row, day)} AND ${sameFacts(part, R, S)})`;
  const sameInstant = sql`s.superseded_at = r.recorded_at`;
  return sql`SELECT ${writtenAt(R, sql`r.recorded_at`)} FROM ${table} r WHERE r.${owner} = ${id} AND ${between(sql`r.recorded_at`, instants)}
    AND ${holdOn('r', day)} AND ${other('s', sameInstant)}
  UNION ALL SELECT ${writtenAt(S, sql`s.superseded_at`)} FROM ${table} s WHERE s.${owner} = ${id} AND ${between(sql`s.superseded_at`, instants)}
    AND ${holdOn('s', day)} AND ${other('r', sameInstant)}`;
}

/** The same of the rows by which that came to be believed which begins or ends between the days, as believed at an instant. */
function tookEffect(part: DifferencePart, id: Sql, instant: Sql, { days }: Bounds): Sql {
  const [table, owner] = [tableOf(part), ownerOf(part)];
  /** The last row with the same bound that came and was not there with the same facts before. */
  const established = (bound: Sql): Sql => sql`(SELECT ${writtenAt(X, sql`x.recorded_at`)} FROM ${table} x
    WHERE x.${owner} = ${id} AND x.${bound} = r.${bound} AND x.recorded_at <= ${instant} AND NOT EXISTS (
      SELECT FROM ${table} s WHERE s.${owner} = ${id} AND s.superseded_at = x.recorded_at AND s.${bound} = x.${bound}
        AND ${sameFacts(part, S, X)}
    ) ORDER BY x.recorded_at DESC, x.id DESC LIMIT 1)`;
  const believed = (bound: Sql): Sql => sql`SELECT e.* FROM ${table} r CROSS JOIN LATERAL ${established(bound)} e
    WHERE r.${owner} = ${id} AND ${believedAt('r', instant)}`;
  return sql`${believed(sql`valid_from`)} AND ${between(sql`r.valid_from`, days)}
    AND NOT EXISTS (SELECT FROM ${table} s WHERE s.${owner} = ${id} AND ${believedAt('s', instant)} AND s.valid_to = r.valid_from
      AND ${sameFacts(part, R, S)})
  UNION ALL ${believed(sql`valid_to`)} AND ${between(sql`r.valid_to`, days)}
    AND NOT EXISTS (SELECT FROM ${table} s WHERE s.${owner} = ${id} AND ${believedAt('s', instant)} AND s.valid_from = r.valid_to)`;
}

/** SELECT of `place`, `id` and `position` of the changes that account for the differences of things, by their kinds. */
export function accounts(
  statement: TemporalStatement,
  { earlier, later }: Moments,
  ids: readonly (readonly number[])[],
): Sql {
  const instantOf = (knownAt: Date | null): Sql =>
    sql`coalesce(${statement.value(knownAt, 'timestamptz')}, 'infinity')`;
  const bounds: Bounds = {
    days: [statement.value(earlier.asOf, 'date'), statement.value(later.asOf, 'date')],
    instants: [instantOf(earlier.knownAt), instantOf(later.knownAt)],
  };
  const parts = PARTS.map((part, place) => {
    const id = sql`k.id`;
    const ways = [
      ...bounds.days.map((day) => learned(part, id, day, bounds)),
      ...bounds.instants.map((instant) => tookEffect(part, id, instant, bounds)),
    ];
    return sql`SELECT ${place} AS place, k.id, i.position FROM unnest(${statement.value(ids[place]!, 'int[]')}) AS k(id)
CROSS JOIN LATERAL (${changesThatWrote(joinSql(ways, '\n  UNION ALL '))}) i`;
  });
  return joinSql(parts, '\nUNION ALL ');
}
