import type { Scope } from '../access/scopes.ts';
import { joinSql, sql, sqlName, type Sql } from '../sql/sql.ts';
import type { CoveredCondition } from './reach.ts';
import type { TemporalStatement } from '../time/temporal.ts';
import { writtenAt } from './changes-of-rows.sql.ts';
import type { RowsRead } from './footprint.ts';
import { groupBy } from './group-by.ts';
import { writeLoader } from './loading.ts';
import type { Reading, Write } from './write.ts';

/** What the record needs to know of the things of a type that a change can be about. */
export interface Subject {
  /** The condition that a thing is covered, for a viewer whose scope is bound to units. */
  readonly covered: CoveredCondition;
  /**
   * A statement that reads `officerId` and `unitId`, which a thing is about, by its id as $1. No row: there is no such
   * thing, or it is no result yet. Absent: a change of such a thing is not about anyone.
   */
  readonly about?: Sql;
  /** A query of the ids that are one with an id at a moment. Absent: each thing has one id for good. */
  readonly idsOf?: (statement: TemporalStatement, id: Sql) => Sql;
  /** A statement that reads, as `id` and `intoId`, which of some ids ($1) lead to another now, and where from. Absent: none does. */
  readonly led?: { readonly query: Sql; readonly reads: (id: number) => readonly RowsRead[] };
  /** The scope that is needed besides change:read, where the thing is, to be told of a change of it. Absent: none. */
  readonly scope?: Scope;
  /** Present where a thing is not for the officer whom it is about, who is told of no change of it. Absent: it is for all. */
  readonly withheld?: {
    /** The officer whom a thing is about, by its id. */
    readonly about: (id: Sql) => Sql;
    /** Whether it is not for those either who are below that officer. */
    readonly fromBelow: boolean;
  };
  /** Present where an act may cite such a thing as its grounds: the scope that is needed besides to cite it; null: none. */
  readonly citable?: { readonly scope: Scope | null };
}

const registered = new Map<string, Subject>();

/** Registers the things of a type as subjects of changes. A change of a type that is not registered is nobody's. */
export const registerSubject = (type: string, subject: Subject): void => void registered.set(type, subject);

export const subjects = (): ReadonlyMap<string, Subject> => registered;

/** Rows `v` that are of a thing: the table, and the condition by the id of the thing. */
interface Touched {
  readonly from: Sql;
  readonly where: (id: Sql) => Sql;
}

const touched = new Map<string, Touched[]>();

/** Registers rows that are of things of a type: a change that wrote one of them changed the thing, whatever it was about. */
export const registerRows = (type: string, ...rows: readonly Touched[]): void =>
  void touched.set(type, [...(touched.get(type) ?? []), ...rows]);

/** SELECT of the rows of a thing and of the instants at which they were recorded or superseded, as `changesThatWrote` takes it; null for a type without such rows. */
export function rowsOfThing(type: string, id: Sql): Sql | null {
  const rows = touched.get(type);
  if (!rows) return null;
  const instants = rows.flatMap(({ from, where }) =>
    ['recorded_at', 'superseded_at'].map(
      (at) => sql`SELECT ${writtenAt(sql`v`, sql`v.${sqlName(at)}`)} FROM ${from} WHERE ${where(id)}`,
    ),
  );
  return joinSql(instants, ' UNION ALL ');
}

/** The keys to which some keys lead by now, by type. */
export type Led = ReadonlyMap<string, ReadonlyMap<number, number>>;

interface Thing {
  readonly type: string;
  readonly id: number;
}

const leads = writeLoader<Thing, number | null>(
  async (things, { query }) => {
    const found = new Map<string, number>();
    for (const [type, some] of groupBy(things, (thing) => thing.type)) {
      const text = registered.get(type)!.led!.query;
      // oxlint-disable-next-line no-await-in-loop -- a transaction does one thing after the other
      const rows = await query<{ id: number; intoId: number }>(text, [some.map(({ id }) => id)]);
      for (const { id, intoId } of rows) found.set(`${type}:${id}`, intoId);
    }
    return things.map(({ type, id }) => found.get(`${type}:${id}`) ?? null);
  },
  { cache: false, reads: ({ type, id }) => registered.get(type)!.led!.reads(id) },
);

/** Of things, by type and key, those that lead to another by now. */
export async function ledOf(reading: Reading, named: ReadonlyMap<string, ReadonlySet<number>>): Promise<Led> {
  const things = [...named].flatMap(([type, ids]) =>
    registered.get(type)?.led === undefined ? [] : [...ids].map((id) => ({ type, id })),
  );
  const into = await Promise.all(things.map((thing) => leads(reading).load(thing)));
  const led = new Map<string, Map<number, number>>();
  things.forEach(({ type, id }, i) => {
    const intoId = into[i];
    if (intoId != null) led.set(type, (led.get(type) ?? new Map<number, number>()).set(id, intoId));
  });
  return led;
}

/** What an act cites as its grounds: a result, the decision of an appeal against one, or a selection. */
export interface Citation {
  readonly type: string;
  readonly id: number;
}

/** The types of what an act may cite. */
export const citableTypes = (): string[] =>
  [...registered].flatMap(([type, { citable }]) => (citable === undefined ? [] : [type]));

/** The officer or the unit that a thing is about. */
export interface About {
  readonly officerId: number | null;
  readonly unitId: number | null;
}

/** The officer or the unit that a thing is about; undefined where there is no such thing, or it is no result yet. */
export async function aboutOf({ query }: Write, type: string, id: number | null): Promise<About | undefined> {
  const text = registered.get(type)?.about;
  if (text === undefined || id === null) return undefined;
  const [about] = await query<About>(text, [id]);
  return about;
}
