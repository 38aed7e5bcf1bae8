import type { Scope } from '../../access/scopes.ts';
import type { Context } from '../../graphql/context.ts';
import { reach, viewerAndAbove } from '../../graphql/reach.ts';
import { coverageOf, coverageWhenChanged, type Coverage, type Covered } from '../../record/reach.ts';
import { changesThatWrote } from '../../record/changes-of-rows.sql.ts';
import { rowsOfThing, subjects, type Subject } from '../../record/subjects.ts';
import { joinSql, sql, sqlText, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';

/** The condition that the subject of the change `c` is covered as things are today. */
export const subjectCovered = (statement: TemporalStatement, covered: Covered): Sql =>
  covered === 'everywhere' ? sql`TRUE` : subjectIn(coverageOf(statement, covered));

/** The condition that the subject of the change `c` is covered. A subject of a type that no module has registered is not covered. */
export function subjectIn(coverage: Coverage): Sql {
  const cases = [...subjects()].map(
    ([type, { covered }]) => sql`WHEN ${sqlText(type)} THEN ${covered(coverage, sql`c.subject_id`)}`,
  );
  return sql`CASE c.subject_type ${joinSql(cases, ' ')} ELSE FALSE END`;
}

/** Who reads changes: what each scope covers that some subjects need besides, the officer whom the reader is, and with those above. */
export interface Reader {
  readonly covered: Readonly<Partial<Record<Scope, Covered>>>;
  readonly officerId: number | null;
  readonly selfAndAbove: readonly number[];
}

/** What the viewer may be told of. */
export async function readerOf(context: Context): Promise<Reader> {
  const scopes = [...new Set([...subjects().values()].flatMap(({ scope }) => scope ?? []))];
  const [covered, selfAndAbove] = await Promise.all([
    Promise.all(scopes.map(async (scope) => [scope, await reach(context, scope)] as const)),
    viewerAndAbove(context),
  ]);
  return { covered: Object.fromEntries(covered), officerId: context.viewer.officerId, selfAndAbove };
}

/** The condition that the reader may be told of the change `c`, whose subject may need another scope, or be kept from them. */
export function toldTo(statement: TemporalStatement, reader: Reader): Sql {
  const id = sql`c.subject_id`;
  const cases = [...subjects().keys()].flatMap((type) => {
    const told = toldOf(statement, type, id, reader);
    return told === null ? [] : [sql`WHEN ${sqlText(type)} THEN ${told}`];
  });
  return cases.length === 0 ? sql`TRUE` : sql`CASE c.subject_type ${joinSql(cases, ' ')} ELSE TRUE END`;
}

/** The condition that the reader may be told of a thing; null where everybody may. */
function toldOf(statement: TemporalStatement, type: string, id: Sql, reader: Reader): Sql | null {
  const { scope, covered, withheld } = subjects().get(type) ?? {};
  const of = scope === undefined ? 'everywhere' : (reader.covered[scope] ?? []);
  const conditions = [
    ...(of === 'everywhere' ? [] : [covered!(coverageOf(statement, of), id)]),
    ...(withheld && reader.officerId !== null ? [notWithheld(statement, withheld, id, reader)] : []),
  ];
  return conditions.length === 0 ? null : joinSql(conditions, ' AND ');
}

/** The condition that a thing is not kept from the reader. What is about several at once may be about anybody. */
const notWithheld = (
  statement: TemporalStatement,
  { about, fromBelow }: NonNullable<Subject['withheld']>,
  id: Sql,
  { officerId, selfAndAbove }: Reader,
): Sql =>
  fromBelow
    ? sql`coalesce(${about(id)} <> ALL(${statement.value(selfAndAbove, 'int[]')}), FALSE)`
    : sql`coalesce(${about(id)} <> ${statement.value(officerId, 'int')}, TRUE)`;

/**
 * The condition that the change `c` is about a thing, or wrote rows of it. None is, where the
 * reader may not be told of the thing: a merger that wrote rows of it would tell whose it is.
 */
export function changedBy(statement: TemporalStatement, type: string, key: number, reader: Reader): Sql {
  const id = statement.value(key, 'int');
  const ids = subjects().get(type)?.idsOf?.(statement, id);
  const about = sql`c.subject_type = ${statement.value(type, 'text')} AND c.subject_id = ${ids ? sql`ANY(ARRAY(${ids}))` : id}`;
  const ofEach = rowsOfThing(type, ids ? sql`u.id` : id);
  const rows = ids && ofEach ? sql`SELECT r.* FROM (${ids}) AS u(id) CROSS JOIN LATERAL (${ofEach}) AS r` : ofEach;
  const changed = rows ? sql`(${about} OR c.position = ANY(ARRAY(${changesThatWrote(rows)})))` : sql`(${about})`;
  const told = toldOf(statement, type, id, reader);
  return told === null ? changed : sql`(${changed} AND ${told})`;
}

/**
 * The condition that the change `c` is about one of some units, or about whoever belonged to them when it took effect, or that
 * it wrote rows of the units.
 */
export function changedWithin(statement: TemporalStatement, units: readonly number[]): Sql {
  const about = subjectIn(coverageWhenChanged(statement, units, sql`c.at`));
  // of many units there are many rows: found once, and looked up by hash
  const rows = sql`SELECT r.* FROM unnest(${statement.value(units, 'int[]')}) AS u(id)
  CROSS JOIN LATERAL (${rowsOfThing('Unit', sql`u.id`)!}) AS r`;
  return sql`(c.position IN (${changesThatWrote(rows)}) OR ${about})`;
}
