import { joinSql, sql, sqlName, type Sql } from '../sql/sql.ts';
import type { Day } from '../time/day.ts';
import { believedNow, type Dated } from '../time/temporal.ts';
import { declarationOf, type Declaration, type Declared, type FactsOf } from './declaration.ts';
import { writeLoader, type WriteLoader } from './loading.ts';
import type { FieldChange, Reading } from './write.ts';

/** Facts as the record of a change tells them: each under its name there, and what they refer to by its name. */
export type RecordedFacts = Readonly<Record<string, unknown>>;

/** A thing, and the day on which it is to be named. */
interface Named {
  readonly id: number;
  readonly day: Day;
}

type Names = WriteLoader<Named, string | null>;

/** As what things are told: by all that they are called, or by that alone by which others refer to them in the record. */
type By = 'namedBy' | 'referredBy';

type Naming = Pick<Declaration, By | 'columns'>;

/** What a thing is told as, by its row under an alias. */
export function nameIn(declaration: Naming, alias: Sql, by: By = 'namedBy'): Sql {
  const names = declaration[by].map((fact) => sql`${alias}.${sqlName(declaration.columns[fact]!)}`);
  return names.length === 1 ? names[0]! : sql`concat_ws(' ', ${joinSql(names, ', ')})`;
}

/** The declaration of a type that is named; undefined for any other. */
export function namedType(type: string): Declaration | undefined {
  const declaration = declarationOf(type);
  return declaration && declaration.namedBy.length > 0 ? declaration : undefined;
}

/** What people call a thing, by a row of it: 张三 012345. */
export const calledBy = ({ namedBy }: Pick<Declaration, 'namedBy'>, facts: object): string =>
  namedBy.flatMap((fact) => textOf((facts as RecordedFacts)[fact]) ?? []).join(' ');

const loadersOfNames = new Map<string, Names>();

/** What things of a type are told as on a day, or the nearest to it. */
function namesOfType(type: string, by: By): Names {
  const known = loadersOfNames.get(`${type}.${by}`);
  if (known) return known;
  const declaration = namedType(type);
  if (!declaration) throw new Error(`nothing names a ${type}`);
  const { versions: table, owner: column } = declaration;
  const name = nameIn(declaration, sql`v`, by);
  const text = sql`SELECT k.n::int AS n, v.name FROM unnest($1::int[], $2::date[]) WITH ORDINALITY AS k(id, day, n)
CROSS JOIN LATERAL (
  SELECT ${name} AS name FROM ${sqlName(table)} v WHERE v.${sqlName(column)} = k.id AND ${believedNow('v')}
  ORDER BY v.valid_from > k.day, abs(v.valid_from - k.day) LIMIT 1
) v`;
  const made: Names = writeLoader(
    async (named, { query }) => {
      const found = await query<{ n: number; name: string }>(text, [
        named.map(({ id }) => id),
        named.map(({ day }) => day),
      ]);
      const byNumber = new Map(found.map((row) => [row.n, row.name]));
      return named.map((_, i) => byNumber.get(i + 1) ?? null);
    },
    // what is recorded may name a thing anew
    { cache: false, reads: ({ id: value }) => [{ table, column, value }] },
  );
  loadersOfNames.set(`${type}.${by}`, made);
  return made;
}

/** What people call things on a day, or the nearest to it, by their ids; null for none. */
export async function namesOf(
  reading: Reading,
  type: string,
  ids: readonly (number | null)[],
  day: Day,
  by: By = 'namedBy',
): Promise<(id: number | null) => string | null> {
  const names = namesOfType(type, by)(reading);
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const found = await Promise.all(wanted.map((id) => names.load({ id, day })));
  const byId = new Map(wanted.map((id, i) => [id, found[i]!]));
  return (id) => (id === null ? null : (byId.get(id) ?? null));
}

/** The facts of a declaration that the record tells, each with its name there. */
export const recordedNames = ({ facts }: Declared): [fact: string, recordedAs: string, refersTo: string | null][] =>
  Object.entries(facts).flatMap(([name, { recordedAs = name, refersTo }]) =>
    recordedAs === null ? [] : [[name, recordedAs, refersTo]],
  );

/** Facts of things as the record tells them; what they refer to has the name of the day, or the nearest one. */
export async function recordedFacts<D extends Declared, Facts extends FactsOf<D>>(
  reading: Reading,
  declaration: D,
  all: readonly Facts[],
  day: Day,
): Promise<(Facts & RecordedFacts)[]> {
  const references = recordedNames(declaration).filter(([, , refersTo]) => refersTo !== null);
  const named = await Promise.all(
    references.map(async ([fact, recordedAs, refersTo]) => {
      const idOf = (facts: Facts) => (facts as Readonly<Record<string, number | null>>)[fact] ?? null;
      const nameOf = await namesOf(reading, refersTo!, all.map(idOf), day, 'referredBy');
      return (facts: Facts) => [recordedAs, nameOf(idOf(facts))] as const;
    }),
  );
  return all.map((facts) => ({ ...facts, ...Object.fromEntries(named.map((of) => of(facts))) }));
}

/** For the record of a new thing: facts that no declaration lists, as text, without those that are null. */
export const newFields = (facts: RecordedFacts): FieldChange[] =>
  Object.entries(facts).flatMap(([field, value]) => {
    const after = textOf(value);
    return after === null ? [] : [{ field, before: null, after }];
  });

/** For the record: the facts that differ, before and after, as text. Null before: the thing is new. */
export function fieldChanges(
  declaration: Declared,
  before: RecordedFacts | null,
  after: RecordedFacts | null,
): FieldChange[] {
  return recordedNames(declaration)
    .map(([, field]) => ({ field, before: textOf(before?.[field]), after: textOf(after?.[field]) }))
    .filter((change) => change.before !== change.after);
}

/** For the record of an end: its day, and what was to change later and does not any more, as `2027-01-01.name`. */
export function endChanges(declaration: Declared, rows: readonly (RecordedFacts & Dated)[], from: Day): FieldChange[] {
  const dropped = rows.flatMap((row, i) =>
    row.validFrom < from
      ? []
      : fieldChanges(declaration, rows[i - 1] ?? null, row).map(({ field, after }) => ({
          field: `${row.validFrom}.${field}`,
          before: after,
          after: null,
        })),
  );
  return [{ field: 'validTo', before: rows.at(-1)?.validTo ?? null, after: from }, ...dropped];
}

/** A value as the record tells it. Lists as words: `STATION GENERAL`; an empty list is none. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  // words of an enum; numbers stand as JSON has them
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(' ') || null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
