import type { Scope } from '../access/scopes.ts';
import { joinSql, sql, sqlName, sqlText, type Sql } from '../sql/sql.ts';
import { believedNow } from '../time/temporal.ts';
import { NotFoundError, type Message } from '../errors/refusals.ts';
import type { Declaration, Recording } from './declaration.ts';
import type { Dropped } from './dropped.ts';
import { assertReach, selfAndAbove } from './reach.ts';
import { nameIn } from './recorded-facts.ts';
import { thingOf } from './recordings.ts';
import { subjects } from './subjects.ts';
import type { Reading, Write } from './write.ts';

/** What things of a type refer to: without the other they would say nothing. */
export interface Need {
  /** The type of the other. */
  readonly type: string;
  /** A query of `id`, a thing, and `needed`, the other that it needs, by the ids of others as $1; of what is believed. */
  readonly query: Sql;
  /** Whether only the other has it, so that it goes when that one goes: a post of its officer. Default: false. */
  readonly owned?: boolean;
}

/** Rows without an id of their own that go with a thing, such as personal data. */
export interface Part {
  readonly declared: Recording;
  /** The column that refers to the thing. */
  readonly owner: string;
  /** The scope that is needed besides to put other rows in their place. Default: none. */
  readonly scope?: Scope;
}

/** What the registry needs to know of a type to take its things off the record, or not to. */
export interface Withdrawable {
  /** What people call such a thing. Default: the word of its type. */
  readonly term?: Message;
  /** The name of the thing whose id an expression gives, whether it is still believed or not; where it is told beside other things, too. */
  readonly name: (id: Sql) => Sql;
  /** The same for who may take it off the record by itself: whom it is about, too, where not everybody is told that. Default: its name. */
  readonly whole?: (id: Sql) => Sql;
  readonly needs: readonly Need[];
  /** Null: such things are not withdrawn by themselves; they only need others. */
  readonly withdrawal: Withdrawal | null;
}

export interface Withdrawal {
  readonly declared: Declaration | Recording;
  /** The column of its rows that refers to the thing. Default: that of the declaration; rows without days are their own thing. */
  readonly owner?: string;
  /** The table of identities with the optimistic lock. Default: that of the declaration; rows without days have none. */
  readonly identity?: string;
  /** The scopes of the acts that record such things. */
  readonly scopes: readonly [Scope, ...Scope[]];
  /**
   * A query of `unitId` and `officerId`, where things were held by rows that are believed or were superseded at $2 or later, by
   * their ids as $1. Null: they are of no unit.
   */
  readonly held: Sql | null;
  /** The type of the subjects of changes that these are parts of, as steps are of a concern. Default: they are such subjects. */
  readonly partsOf?: string;
  /** Default: none. */
  readonly parts?: readonly Part[];
  /** Tables of what comes with a new thing for good, and means nothing without it. Default: none. */
  readonly along?: readonly string[];
  /** Things that change when one of these is withdrawn, as a round when a selection is: a query of `id` by ids as $1. */
  readonly raises?: { readonly table: string; readonly query: Sql };
  /** A query of `id`, those of some things, by ids as $1, that stand, and why. Default: none does. */
  readonly settled?: { readonly query: Sql; readonly text: Message };
  /** A query of `writtenAt` (changes-of-rows.sql.ts): what was written from the instant $2 on and rests on things, by their ids as $1. */
  readonly rests?: Sql;
}

const registered = new Map<string, Withdrawable>();

/** Tells what a type needs to be taken off the record. */
export const registerWithdrawable = (type: string, withdrawable: Withdrawable): void =>
  void registered.set(type, withdrawable);

export const withdrawableOf = (type: string): Withdrawable | undefined => registered.get(type);

const neverUndone = new Map<string, Message>();

/** Tells tables in which what was written is never undone, and acts that are not, and why. */
export const registerNeverUndone = (because: Message, ...names: readonly string[]): void =>
  names.forEach((name) => neverUndone.set(name, because));

/** Why what was written in a table, or by an act, is never undone; null where it may be. */
export const whyNeverUndone = (name: string): Message | null => neverUndone.get(name) ?? null;

/** The types whose things can be withdrawn. */
export const withdrawableTypes = (): string[] =>
  [...registered].flatMap(([type, { withdrawal }]) => (withdrawal ? [type] : []));

/** The types whose things can be withdrawn, with how. */
export const withdrawals = (): [type: string, withdrawal: Withdrawal][] =>
  [...registered].flatMap(([type, { withdrawal }]) => (withdrawal ? [[type, withdrawal]] : []));

const besides = new Set(['idempotency_key']);

/**
 * Tells tables with rows that are no part of the act whose change tells them: those that were written without an act, by a migration
 * or a start, are told by the first change after them.
 */
export const registerWrittenBesides = (...tables: readonly string[]): void =>
  tables.forEach((table) => besides.add(table));

/** The tables in which acts write besides, or that their changes tell besides. */
export const tablesBesides = (): ReadonlySet<string> => besides;

/** A thing by its type and id. */
export interface Thing {
  readonly type: string;
  readonly id: number;
}

/** A thing that needs another. */
export interface Needing extends Thing {
  readonly name: string;
  readonly owned: boolean;
}

/** What needs things of a type: one statement, for whatever types there are. */
export async function needing({ query }: Reading, type: string, ids: readonly number[]): Promise<readonly Needing[]> {
  const texts = [...registered].flatMap(([by, { needs, name }]) =>
    needs
      .filter((need) => need.type === type)
      .map(
        ({ query: of, owned = false }) =>
          sql`SELECT ${sqlText(by)} AS type, n.id, ${name(sql`n.id`)} AS name, ${owned ? sql`TRUE` : sql`FALSE`} AS owned
FROM (${of}) n`,
      ),
  );
  if (texts.length === 0 || ids.length === 0) return [];
  return query<Needing>(sql`SELECT DISTINCT t.* FROM (${joinSql(texts, '\nUNION ALL\n')}) t ORDER BY t.type, t.id`, [
    ids,
  ]);
}

/** The names of things of a type, by their ids; `whole`: as who may take each off the record by itself is told. */
export async function namesOfThings(
  { query }: Reading,
  type: string,
  ids: readonly number[],
  whole = false,
): Promise<Map<number, string>> {
  const withdrawable = registered.get(type)!;
  const name = (whole && withdrawable.whole) || withdrawable.name;
  const found = await query<{ id: number; name: string }>(
    sql`SELECT k.id, ${name(sql`k.id`)} AS name FROM unnest($1::int[]) AS k(id)`,
    [ids],
  );
  return new Map(found.map((row) => [row.id, row.name]));
}

/** Where things of a type were held. */
interface Held {
  readonly units: readonly (number | null)[];
  readonly officers: readonly number[];
}

/** Where things were held by what is believed of them, or was until an instant or later; null: by what is believed alone. */
async function heldIn(
  { query }: Reading,
  { held }: Withdrawal,
  ids: readonly number[],
  since: Date | null = null,
): Promise<Held> {
  if (held === null) return { units: [null], officers: [] };
  const found = await query<{ unitId: number | null; officerId: number | null }>(held, [ids, since]);
  const officers = [...new Set(found.flatMap(({ officerId }) => officerId ?? []))];
  const units = [...new Set(found.flatMap(({ unitId }) => unitId ?? []))];
  // what is nowhere is nobody's: the writer needs the scope everywhere
  return { units: officers.length + units.length === 0 ? [null] : units, officers };
}

/** Things of a type that are to be taken back. */
interface TakenBack {
  readonly withdrawal: Withdrawal;
  readonly ids: readonly number[];
  /** What the writer named, a thing or a change: that is not there, where things are withheld from the writer. Null: they go along with it. */
  readonly named: Thing | null;
  /** Default: those of the withdrawal. */
  readonly scopes?: readonly Scope[];
  /** Where they were held since this instant counts, too. Default: where they are. */
  readonly since?: Date;
}

/**
 * Refuses a writer who may not take back things, for the scopes that it needs. What is withheld from the writer is not there; where it
 * goes along with something else it goes, since a refusal would tell of it.
 */
export async function assertMayTakeBack(
  write: Write,
  { withdrawal, ids, named, scopes = withdrawal.scopes, since }: TakenBack,
): Promise<void> {
  const held = await heldIn(write, withdrawal, ids, since ?? null);
  const withheld = await withheldFrom(write, withdrawal);
  const isThere = !held.officers.some((id) => withheld.includes(id));
  if (isThere) return assertReach(write, held, scopes);
  if (named === null) return assertReach(write, { units: held.units, along: held.officers }, scopes);
  await assertReach(write, { units: [null] }, scopes);
  throw new NotFoundError(named.type, String(named.id));
}

/** The officers of whom no such thing is there for who writes. */
async function withheldFrom({ query, writer }: Write, { declared, partsOf }: Withdrawal): Promise<readonly number[]> {
  const { withheld } = subjects().get(partsOf ?? declared.type) ?? {};
  if (!withheld || writer?.officerId == null) return [];
  return withheld.fromBelow ? selfAndAbove(query, writer.officerId) : [writer.officerId];
}

/** The condition that a row of an alias is believed, or was at the instant of the second value of `held` or later. */
export const believedSince = (alias: string): Sql =>
  sql`(${believedNow(alias)} OR ${sqlName(alias)}.superseded_at >= $2::timestamptz)`;

/** The name of a thing, as its last row has it, whether that is still believed or not; the expression is about the row `v`. */
export const lastOf = (declared: Declaration | Recording, expression: Sql, id: Sql): Sql =>
  sql`(SELECT ${expression} FROM ${sqlName(declared.versions)} v WHERE ${thingOf(declared, 'v')} = ${id}
  ORDER BY v.superseded_at DESC NULLS FIRST, v.id DESC LIMIT 1)`;

/** What people call another thing, as its last row has it, by an expression that gives its id. */
export const calledLast = (declared: Declaration, id: Sql): Sql =>
  sql`(SELECT ${nameIn(declared, sql`called`)} FROM ${sqlName(declared.versions)} called WHERE called.${sqlName(declared.owner)} = ${id}
  ORDER BY called.superseded_at DESC NULLS FIRST, called.valid_from DESC, called.id DESC LIMIT 1)`;

/** What things are called, whose refusals are told to who may not read them: a refusal to take an officer off the record is one. */
export const RESTRICTED = {
  term: { zh: '限制查阅的登记', en: 'restricted record' },
  name: (id: Sql): Sql => sql`('#' || ${id})`,
} as const;

/** The thing that a row under an alias is of. */
export const ownerIn = ({ owner, declared }: Pick<Withdrawal, 'owner' | 'declared'>, alias: string): Sql =>
  owner === undefined ? thingOf(declared, alias) : sql`${sqlName(alias)}.${sqlName(owner)}`;

/** The table of the identities of things; null where a row is its own thing. */
export const identityTable = ({ identity, declared }: Withdrawal): string | null =>
  identity ?? ('owner' in declared ? declared.table : null);

/** What is believed again when things of a type are withdrawn: the post before one. */
type Resumption = (write: Write, ids: readonly number[]) => Promise<Dropped>;

const resumptions = new Map<string, Resumption>();

/** Tells what is believed again when things of a type are withdrawn. */
export const registerResumption = (type: string, resumption: Resumption): void =>
  void resumptions.set(type, resumption);

/** What is believed again when things of a type are withdrawn; read first, recorded when it is told to. */
export const resumed = (write: Write, { type, ids }: { type: string; ids: readonly number[] }): Promise<Dropped> =>
  resumptions.get(type)?.(write, ids) ?? Promise.resolve({ fields: [], record: () => undefined });
