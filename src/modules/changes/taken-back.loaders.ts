import type { Context } from '../../graphql/context.ts';
import { loader, readRows } from '../../graphql/loading.ts';
import { takenBackBy } from '../../record/undone.rules.ts';
import { identityTable, withdrawals } from '../../record/withdrawable.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { changeByPosition, type ChangeRow } from './change.loaders.ts';

interface Taking {
  readonly position: string;
  /** The position of the change of which it takes back what it did. */
  readonly taken: string;
  readonly isUndoing: boolean;
}

/** The position that the change `u` undoes; NULL where it undoes none. The index of such changes is by it. */
const UNDONE = sql`jsonb_path_query_first(u.fields, '$[*] ? (@.field == "undoes").after') #>> '{}'`;
const WITHDREW = sql`u.operation = 'withdrawRecord'`;

/** What can be withdrawn and has an id of its own: its type, the table of its identities and the one of its rows. */
function withdrawn(statement: TemporalStatement) {
  const all = withdrawals().flatMap(([type, withdrawal]) => {
    const identities = identityTable(withdrawal);
    return identities === null ? [] : [{ type, identities, versions: withdrawal.declared.versions }];
  });
  const types = statement.value(
    all.map(({ type }) => type),
    'text[]',
  );
  const tables = (of: readonly string[]) => sql`unnest(${types}, ${statement.value(of, 'text[]')}) AS k(type, "table")`;
  return { identities: tables(all.map((one) => one.identities)), rows: tables(all.map((one) => one.versions)) };
}

/**
 * WITH item `made`: the one thing that each of some changes made, where the change records nothing of its own subject: a transfer is a
 * change of the officer, and what it made is the post.
 */
function madeBy(statement: TemporalStatement, positions: readonly string[]): Sql {
  const { identities, rows } = withdrawn(statement);
  // a load makes millions: of each change two are enough to know that there is not one alone
  return sql`made AS (
  SELECT m.position, min(m.type) AS type, min(m.id) AS id FROM (
    SELECT p.position, one.type, one.id FROM unnest(${statement.value(positions, 'bigint[]')}) AS p(position) CROSS JOIN LATERAL (
      SELECT k.type, e.key::int AS id FROM change_row r JOIN ${identities} ON k."table" = r.table_name CROSS JOIN LATERAL (
        SELECT x.key FROM (SELECT unnest(r.keys) AS key, unnest(r.before) AS before) x WHERE x.before IS NULL LIMIT 2
      ) e WHERE r.position = p.position LIMIT 2
    ) one
  ) m WHERE NOT EXISTS (
    SELECT FROM change c JOIN ${rows} ON k.type = c.subject_type JOIN change_row s ON s.position = c.position AND s.table_name = k."table"
    WHERE c.position = m.position
  )
  GROUP BY m.position HAVING count(*) = 1
)`;
}

/** What undid some changes or withdrew what they are about or made, and what undid that in turn; the last first. */
function takings(statement: TemporalStatement, positions: readonly string[]): Sql {
  const recorded = statement.recorded('u', 'at');
  const isAsked = sql`c.position = ANY(${statement.value(positions, 'bigint[]')})`;
  return sql`WITH RECURSIVE ${madeBy(statement, positions)}, taking AS (
  (SELECT u.position, c.position AS taken, TRUE AS "isUndoing" FROM change c
  JOIN change u ON ${WITHDREW} AND ${UNDONE} = c.position::text AND ${recorded} WHERE ${isAsked}
  UNION ALL SELECT u.position, c.position, FALSE FROM change c
  JOIN change u ON u.subject_type = c.subject_type AND u.subject_id = c.subject_id AND u.position > c.position
    AND ${WITHDREW} AND ${UNDONE} IS NULL AND ${recorded} WHERE ${isAsked}
  UNION ALL SELECT u.position, m.position, FALSE FROM made m
  JOIN change u ON u.subject_type = m.type AND u.subject_id = m.id AND u.position > m.position
    AND ${WITHDREW} AND ${UNDONE} IS NULL AND ${recorded})
  UNION SELECT u.position, t.position, TRUE FROM taking t
  JOIN change u ON ${WITHDREW} AND ${UNDONE} = t.position::text AND ${recorded}
)
SELECT t.position::text AS "position", t.taken::text AS taken, t."isUndoing" FROM taking t ORDER BY t.position DESC`;
}

/** What took changes back and is not taken back itself, by their positions; null where nothing did. */
const takenBack = loader<string, Taking | null>(async (positions, context) => {
  const by = takenBackBy(await readRows<Taking>(context, 'custom', (statement) => takings(statement, positions)));
  return positions.map((position) => by.get(position) ?? null);
});

/** The change that undid a change, or withdrew what it is about or made; null also where the viewer may not be told of it. */
export async function changeTakingBack(
  { position }: ChangeRow,
  how: 'undid' | 'withdrew',
  context: Context,
): Promise<ChangeRow | null> {
  const taking = await takenBack(context).load(position);
  return taking && taking.isUndoing === (how === 'undid') ? changeByPosition(context).load(taking.position) : null;
}
