import type { Moment, TemporalStatement } from '../../time/temporal.ts';
import { joinSql, sql, sqlName, sqlText, type Sql } from '../../sql/sql.ts';
import { namedType, nameIn } from '../../record/recorded-facts.ts';
import { withdrawableOf } from '../../record/withdrawable.ts';
import { subtree } from '../units/unit.tree.ts';
import {
  ownerOf,
  PARTS,
  sameFacts,
  tableOf,
  toldFacts,
  type DifferencePart,
  type Whose,
} from './difference-part.sql.ts';

/** The two moments that are compared, whichever is the later. */
export interface Moments {
  readonly earlier: Moment;
  readonly later: Moment;
}

/** Whose differences are asked for. */
export interface Compared extends Moments {
  readonly type: 'Unit' | 'Officer';
  readonly id: number;
  /** Whether what is below a unit is compared as well. */
  readonly isSubtree: boolean;
}

/** A thing that is not the same: its kind by its place, its id, and the rows that hold at both moments; null where it is not there. */
export interface DifferenceRow {
  readonly place: number;
  readonly id: number;
  readonly before: number | null;
  readonly after: number | null;
}

/** The steps `compared_unit` and `compared_officer`, with the ids of what is compared. */
function comparedSteps(at: readonly TemporalStatement[], id: Sql, { type, isSubtree }: Compared): Sql {
  if (type === 'Officer')
    return sql`compared_unit AS (SELECT 0 AS id WHERE FALSE), compared_officer AS (SELECT ${id} AS id)`;
  if (!isSubtree) return sql`compared_unit AS (SELECT ${id} AS id), compared_officer AS (SELECT 0 AS id WHERE FALSE)`;
  const below = at.map(
    (statement, i) => sql`below_${i} AS MATERIALIZED (SELECT sub.id FROM ${subtree(statement, id)} AS sub)`,
  );
  const units = at.map((_, i) => sql`SELECT id FROM below_${i}`);
  const officers = at.map(
    (statement, i) => sql`SELECT a.officer_id AS id FROM assignment_version a
  WHERE a.unit_id = ANY(ARRAY(SELECT id FROM below_${i})) AND a.kind = 'PRIMARY' AND ${statement.holds('a')}`,
  );
  return sql`${joinSql(below, ', ')}, compared_unit AS MATERIALIZED (${joinSql(units, ' UNION ')}),
compared_officer AS MATERIALIZED (${joinSql(officers, ' UNION ')})`;
}

/** Of so many officers or fewer the rows are looked up by index; of more all that changed are read, and met with them by hash. */
const FEW = 2_000;

const areFew = sql`(SELECT count(*) <= ${FEW} FROM compared_officer)`;

const LOOKED_UP: Whose = {
  unit: (column) => sql`${column} = ANY(ARRAY(SELECT id FROM compared_unit))`,
  officer: (column) => sql`${column} = ANY(ARRAY(SELECT id FROM compared_officer))`,
};

// IS TRUE keeps the planner, which takes every subtree for a small one, from looking them up all the same
const MET: Whose = {
  unit: (column) => sql`(${column} IN (SELECT id FROM compared_unit)) IS TRUE`,
  officer: (column) => sql`(${column} IN (SELECT id FROM compared_officer)) IS TRUE`,
};

/**
 * SELECT of the things of a kind that are not the same, as `DifferenceRow`. What did not change has one row at both moments, so only
 * rows that hold at one of them are looked into, and belong to what is compared by that moment.
 */
function differing(
  part: DifferencePart,
  place: number,
  [earlier, later]: readonly [TemporalStatement, TemporalStatement],
): Sql {
  const [table, owner] = [tableOf(part), ownerOf(part)];
  const only = (statement: TemporalStatement, other: TemporalStatement): Sql =>
    joinSql(
      [[areFew, LOOKED_UP] as const, [sql`NOT ${areFew}`, MET] as const].map(
        ([when, whose]) =>
          sql`SELECT v.${owner} AS id FROM ${table} v WHERE ${when} AND ${statement.holds('v')} AND NOT (${other.holds('v')}) AND ${part.of(statement, whose)}`,
      ),
      ' UNION ALL ',
    );
  return sql`SELECT ${place} AS place, t.id, b.id AS before, a.id AS after
FROM ((${only(earlier, later)}) UNION (${only(later, earlier)})) t
LEFT JOIN ${table} b ON b.${owner} = t.id AND ${earlier.holds('b')}
LEFT JOIN ${table} a ON a.${owner} = t.id AND ${later.holds('a')}
WHERE NOT (${sameFacts(part, sql`b`, sql`a`)})`;
}

/** A FROM item `d` of all that is not the same. */
export function differences(statement: TemporalStatement, compared: Compared): Sql {
  const at = [statement.at(compared.earlier), statement.at(compared.later)] as const;
  const steps = comparedSteps(at, statement.value(compared.id, 'int'), compared);
  const parts = PARTS.map((part, place) => differing(part, place, at));
  return sql`(WITH ${steps} ${joinSql(parts, '\nUNION ALL ')}) AS d`;
}

/** The name of a thing of a type at a moment, or the nearest to it, as the record of a change tells it; what has none, by what it is. */
function nameOf(statement: TemporalStatement, type: string, id: Sql): Sql {
  if (type === 'HonorProgram') return sql`(SELECT n.key FROM honor_program n WHERE n.id = ${id})`;
  const declaration = namedType(type);
  if (!declaration) return withdrawableOf(type)?.name(id) ?? sql`${id}::text`;
  return sql`(SELECT ${nameIn(declaration, sql`n`, 'referredBy')} FROM ${sqlName(declaration.versions)} n
  WHERE n.${sqlName(declaration.owner)} = ${id} AND ${statement.believed('n')}
  ORDER BY n.valid_from > ${statement.day}, abs(n.valid_from - ${statement.day}) LIMIT 1)`;
}

/** SELECT of rows of all kinds by their ids, as they are told at a moment: values in JSON, with the names of what they refer to. */
export function toldRows(statement: TemporalStatement, ids: readonly (readonly number[])[]): Sql {
  const parts = PARTS.map((part, place) => {
    const facts = toldFacts(part);
    const values = facts.map(({ fact, column }) => sql`${sqlText(fact)}, r.${column}`);
    const names = facts.flatMap(({ fact, column, refersTo }) =>
      refersTo === null
        ? []
        : [
            sql`${sqlText(fact)}, CASE WHEN r.${column} IS NOT NULL THEN ${nameOf(statement, refersTo, sql`r.${column}`)} END`,
          ],
    );
    return sql`SELECT ${place} AS place, r.id, jsonb_build_object(${joinSql(values, ', ')}) AS values, jsonb_build_object(${joinSql(names, ', ')}) AS names
FROM ${tableOf(part)} r WHERE r.id = ANY(${statement.value(ids[place]!, 'int[]')})`;
  });
  return joinSql(parts, '\nUNION ALL ');
}
