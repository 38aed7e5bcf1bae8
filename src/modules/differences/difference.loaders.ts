import type { Context } from '../../graphql/context.ts';
import { loaderFor, perOperation, readRows } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { textOf } from '../../record/recorded-facts.ts';
import type { FieldChange } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Moment } from '../../time/temporal.ts';
import { CHANGE_COLUMNS, type ChangeRow } from '../changes/change.loaders.ts';
import { readerOf, subjectCovered, toldTo } from '../changes/subject.loaders.ts';
import { accounts } from './account.sql.ts';
import { PARTS, toldFacts } from './difference-part.sql.ts';
import { toldRows, type DifferenceRow, type Moments } from './difference.sql.ts';

/** A row as it is told: its facts, and the names of what they refer to. */
interface ToldRow {
  readonly place: number;
  readonly id: number;
  readonly isBefore: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly names: Readonly<Record<string, string | null>>;
}

/** Keys of some rows by the places of their kinds. */
const byPlace = (rows: readonly DifferenceRow[], keyOf: (row: DifferenceRow) => number | null): number[][] =>
  PARTS.map((_, place) => rows.flatMap((row) => (row.place === place ? (keyOf(row) ?? []) : [])));

/** What differs between the rows of a thing; null where it is not there. What refers to the same thing is the same, whatever its name. */
function changesOf(place: number, before: ToldRow | null, after: ToldRow | null): FieldChange[] {
  const told = (row: ToldRow | null, fact: string, refersTo: string | null): string | null =>
    row === null ? null : textOf(refersTo === null ? row.values[fact] : row.names[fact]);
  return toldFacts(PARTS[place]!).flatMap(({ field, fact, refersTo }) => {
    if (textOf(before?.values[fact]) === textOf(after?.values[fact])) return [];
    return [{ field, before: told(before, fact, refersTo), after: told(after, fact, refersTo) }];
  });
}

/** What is not the same of things, field by field; one statement for all things of a page. */
export const fieldsOf = loaderFor<Moments, DifferenceRow, readonly FieldChange[]>(async (rows, moments, context) => {
  const told = await readRows<ToldRow>(context, 'custom', (statement) => {
    const [before, after] = [statement.at(moments.earlier), statement.at(moments.later)];
    return sql`SELECT TRUE AS "isBefore", b.* FROM (${toldRows(
      before,
      byPlace(rows, (row) => row.before),
    )}) b
UNION ALL SELECT FALSE, a.* FROM (${toldRows(
      after,
      byPlace(rows, (row) => row.after),
    )}) a`;
  });
  const keyOf = (isBefore: boolean, place: number, id: number | null) => `${isBefore} ${place} ${id}`;
  const known = new Map(told.map((row) => [keyOf(row.isBefore, row.place, row.id), row]));
  return rows.map(({ place, before, after }) =>
    changesOf(place, known.get(keyOf(true, place, before)) ?? null, known.get(keyOf(false, place, after)) ?? null),
  );
});

type AccountRow = ChangeRow & { readonly place: number; readonly thing: number };

/** The changes that account for what is not the same, oldest first; one statement for all things of a page. */
export const accountsOf = loaderFor<Moments, DifferenceRow, readonly ChangeRow[]>(async (rows, moments, context) => {
  const [covered, reader] = await Promise.all([reach(context, 'change:read'), readerOf(context)]);
  const found = await readRows<AccountRow>(
    context,
    'custom',
    (statement) => sql`SELECT i.place, i.id AS thing, ${CHANGE_COLUMNS} FROM (
  ${accounts(
    statement,
    moments,
    byPlace(rows, ({ id }) => id),
  )}
) i JOIN change c ON c.position = i.position
WHERE ${statement.recorded('c', 'at')} AND ${subjectCovered(statement, covered)} AND ${toldTo(statement, reader)}
ORDER BY c.position`,
  );
  return rows.map(({ place, id }) => found.filter((row) => row.place === place && row.thing === id));
});

const contexts = perOperation(() => new Map<string, Context>());

/** The context in which things are read as they are at a moment that is not that of the query. */
export function contextAt(context: Context, moment: Moment): Context {
  const known = contexts(context);
  const key = JSON.stringify(moment);
  let found = known.get(key);
  if (!found) {
    found = { ...context, operation: { ...context.operation, moment, loaders: new Map() } };
    known.set(key, found);
  }
  return found;
}
