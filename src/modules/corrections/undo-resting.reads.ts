import { changesThatWrote, writtenAt } from '../../record/changes-of-rows.sql.ts';
import { recordedTable } from '../../record/invariants.ts';
import { identityTable, ownerIn, withdrawableOf, type Thing, type Withdrawal } from '../../record/withdrawable.ts';
import { takenBackBy } from '../../record/undone.rules.ts';
import type { Reading } from '../../record/write.ts';
import { joinSql, sql, sqlName, sqlText, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import type { ChangeToUndo, RowsLeft, RowsWritten } from './undo.reads.ts';
import type { NamedChange } from './withdrawal.rules.ts';

/** Rows and instants at which they were written, as `changesThatWrote` takes them, with the values that the text numbers from one. */
export interface WrittenRows {
  readonly text: Sql;
  readonly values: readonly unknown[];
}

/** The changes after a position that wrote some of the rows. */
export async function changesAfter(
  { query }: Reading,
  position: string,
  rows: readonly WrittenRows[],
): Promise<readonly NamedChange[]> {
  if (rows.length === 0) return [];
  const values: unknown[] = [position];
  const texts = rows.map(({ text, values: own }) => {
    const renumbered = text.replaceAll(/\$(\d+)/g, (_, n) => `$${Number(n) + values.length}`) as Sql;
    values.push(...own);
    return renumbered;
  });
  return query<NamedChange>(
    sql`WITH rows AS (${joinSql(texts, '\nUNION ALL ')})
SELECT c.position::text AS "position", c.operation FROM change c
WHERE c.position IN (${changesThatWrote(sql`SELECT * FROM rows`)}) AND c.position > $1::bigint ORDER BY c.position`,
    values,
  );
}

/** The rows that another change recorded and that stand no longer, as they were superseded. */
export const supersededSince = ({ table, fallen }: RowsWritten & RowsLeft): WrittenRows[] =>
  fallen.length === 0
    ? []
    : [
        {
          text: sql`SELECT ${writtenAt(sql`r`, sql`r.superseded_at`)} FROM ${sqlName(table)} r WHERE r.id = ANY($1::int[])`,
          values: [fallen],
        },
      ];

/** The rows that cannot be believed beside those that another change superseded. */
export function conflictingRows({ table, declared, superseded, standing }: RowsWritten & RowsLeft): WrittenRows[] {
  if (superseded.length === 0) return [];
  const { dated, unique } = recordedTable(declared);
  return unique.map(({ of, ofNullable = [], among = {} }) => {
    const conditions = [
      sql`v.id <> s.id AND v.id <> ALL($2::int[]) AND ${believedNow('v')}`,
      ...of.map(sqlName).map((column) => sql`v.${column} = s.${column}`),
      ...ofNullable.map(sqlName).map((column) => sql`v.${column} IS NOT DISTINCT FROM s.${column}`),
      ...Object.entries(among).flatMap(([column, value]) =>
        ['v', 's'].map((alias) => sql`${sqlName(alias)}.${sqlName(column)} = ${sqlText(value)}`),
      ),
      ...(dated ? [sql`daterange(v.valid_from, v.valid_to) && daterange(s.valid_from, s.valid_to)`] : []),
    ];
    return {
      text: sql`SELECT ${writtenAt(sql`v`, sql`v.recorded_at`)} FROM ${sqlName(table)} s JOIN ${sqlName(table)} v ON ${joinSql(conditions, ' AND ')}
WHERE s.id = ANY($1::int[])`,
      values: [superseded, standing],
    };
  });
}

/** Whether a row `v` is of an officer who was merged, where it does not have the officer itself. */
const OF_MERGED: Readonly<Record<string, Sql>> = {
  evaluation_version: sql`m.officer_id = (SELECT e.officer_id FROM evaluation e WHERE e.id = v.evaluation_id)`,
  honor_version: sql`m.officer_id IN (
  SELECT r.officer_id FROM honor_recipient r WHERE r.honor_id = v.honor_id AND ${believedNow('r')})`,
};

/** The same, of any table that a declaration gives an officer; undefined: its rows are of none. */
function ofMerged({ table, declared }: RowsWritten): Sql | undefined {
  const isOfficers = 'owner' in declared && declared.type === OFFICER.type;
  return isOfficers || 'officerId' in declared.columns ? sql`m.officer_id = v.officer_id` : OF_MERGED[table];
}

/**
 * What the mergers of officers since wrote that another change would be undone in spite of: rows that it superseded would come back of a
 * record that is none any more, and rows that it recorded stand for both records.
 */
export function mergedSince(written: RowsWritten & RowsLeft): WrittenRows[] {
  const { table, superseded, standing } = written;
  const condition = ofMerged(written);
  if (condition === undefined) return [];
  const rows: WrittenRows[] = [];
  if (superseded.length > 0) {
    rows.push({
      text: sql`SELECT ${writtenAt(sql`m`, sql`m.recorded_at`)} FROM ${sqlName(table)} v
JOIN officer_merge m ON ${condition} AND ${believedNow('m')} AND m.recorded_at > v.superseded_at
WHERE v.id = ANY($1::int[])`,
      values: [superseded],
    });
  }
  if (standing.length > 0) {
    rows.push({
      text: sql`SELECT ${writtenAt(sql`v`, sql`v.recorded_at`)} FROM ${sqlName(table)} v
JOIN change c ON c.at = v.recorded_at AND c.operation = 'mergeOfficers' WHERE v.id = ANY($1::int[])`,
      values: [standing],
    });
  }
  return rows;
}

/** What rests on what another change wrote of things, up to its instant, by what their module tells. */
export const restingRows = (
  { rests }: Withdrawal,
  ids: readonly number[],
  { at }: Pick<ChangeToUndo, 'at'>,
): WrittenRows[] => (rests ? [{ text: rests, values: [ids, at] }] : []);

/** The later changes that cite things as their grounds. */
export const citedSince = (
  { query }: Reading,
  things: readonly Thing[],
  position: string,
): Promise<readonly NamedChange[]> =>
  query<NamedChange>(
    sql`SELECT c.position::text AS "position", c.operation FROM change c
JOIN unnest($1::text[], $2::int[]) AS t(type, id) ON c.cited_type = t.type AND c.cited_id = t.id
WHERE c.position > $3::bigint ORDER BY c.position LIMIT 100`,
    [things.map(({ type }) => type), things.map(({ id }) => id), position],
  );

/** Which of the changes after one still count: what was undone since, and its undoing, cancel out. */
export async function stillCounting({ query }: Reading, position: string): Promise<(change: NamedChange) => boolean> {
  const found = await query<{ position: string; taken: string }>(
    sql`SELECT c.position::text AS "position", f.value ->> 'after' AS taken
FROM change c CROSS JOIN LATERAL jsonb_array_elements(c.fields) AS f(value)
WHERE c.position > $1::bigint AND c.operation = 'withdrawRecord' AND f.value ->> 'field' = 'undoes' ORDER BY c.position DESC`,
    [position],
  );
  const undone = takenBackBy(found);
  const cancelling = new Set(found.filter(({ taken }) => Number(taken) > Number(position)).map((one) => one.position));
  return (change) => !undone.has(change.position) && !cancelling.has(change.position);
}

/** The officers who have some posts, or hold a post in some units. */
export async function officersOfPosts(
  { query }: Reading,
  { posts, units }: { readonly posts: readonly number[]; readonly units: readonly number[] },
): Promise<number[]> {
  if (posts.length + units.length === 0) return [];
  const found = await query<{ id: number }>(
    sql`SELECT DISTINCT v.officer_id AS id FROM assignment_version v
WHERE v.assignment_id = ANY($1::int[]) OR (v.unit_id = ANY($2::int[]) AND ${believedNow('v')})`,
    [posts, units],
  );
  return found.map(({ id }) => id);
}

/** Things of some types that need a thing of which nothing is believed any more since a change. */
export async function needingWithdrawn(
  { query }: Reading,
  types: ReadonlySet<string>,
  position: string,
): Promise<readonly Thing[]> {
  const texts = [...types].flatMap((type) =>
    withdrawableOf(type)!.needs.flatMap((need) => {
      const withdrawal = withdrawableOf(need.type)?.withdrawal;
      const identity = withdrawal && identityTable(withdrawal);
      if (!withdrawal || !identity) return [];
      const versions = sqlName(withdrawal.declared.versions);
      const gone = sql`ARRAY(SELECT DISTINCT ${ownerIn(withdrawal, 't')} FROM change_row r CROSS JOIN LATERAL unnest(r.keys) AS k(key)
  JOIN ${versions} t ON t.id = k.key::int WHERE r.table_name = ${sqlText(withdrawal.declared.versions)} AND r.position > $1::bigint
    AND NOT EXISTS (SELECT FROM ${versions} g WHERE ${ownerIn(withdrawal, 'g')} = ${ownerIn(withdrawal, 't')} AND ${believedNow('g')}))`;
      return [sql`SELECT ${sqlText(type)} AS type, n.id FROM (${need.query.replaceAll('$1::int[]', gone) as Sql}) n`];
    }),
  );
  if (texts.length === 0) return [];
  return query<Thing>(sql`SELECT DISTINCT t.* FROM (${joinSql(texts, ' UNION ALL ')}) t ORDER BY 1, 2 LIMIT 20`, [
    position,
  ]);
}
