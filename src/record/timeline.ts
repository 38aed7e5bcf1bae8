import { sql, sqlName } from '../sql/sql.ts';
import { groupBy } from './group-by.ts';
import { NotFoundError } from '../errors/refusals.ts';
import type { Day } from '../time/day.ts';
import { believedNow, type Dated } from '../time/temporal.ts';
import type { Declaration, FactsOf } from './declaration.ts';
import { writeLoader, type WriteLoader } from './loading.ts';
import { assertVersion, noteMade, raiseVersions } from './optimistic-locks.ts';
import { absenceOn, onDay, type Rewriting, type Version } from './periods.ts';
import type { Basis, Reading, Write } from './write.ts';

const PERIOD = { validFrom: 'valid_from', validTo: 'valid_to', startKnown: 'start_known' } as const;

/** The believed rows of things, by their ids, each in the order of its days. */
type Histories<Facts> = ReadonlyMap<number, Version<Facts>[]>;

type Versions = WriteLoader<number, Histories<object>>;

const loadersOfVersions = new WeakMap<Declaration, Map<string, Versions>>();

/** The believed rows of the things of a declaration that have an id in a column: their own, or that of another thing. */
function versionsBy(declaration: Declaration, column: string): Versions {
  const loaders = loadersOfVersions.get(declaration) ?? new Map<string, Versions>();
  loadersOfVersions.set(declaration, loaders);
  const known = loaders.get(column);
  if (known) return known;
  const key = sqlName(column);
  // as JSON, so that a day is its text through either door
  const text = sql`SELECT v.${key} AS "key", v.${sqlName(declaration.owner)} AS "owner", to_jsonb(v) AS "row"
FROM ${sqlName(declaration.versions)} v WHERE v.${key} = ANY($1::int[]) AND ${believedNow('v')} ORDER BY v.valid_from`;
  const made: Versions = writeLoader(
    async (keys, { query, seen }) => {
      const found = await query<{ key: number; owner: number; row: Record<string, unknown> }>(text, [keys]);
      const histories = new Map(keys.map((id) => [id, new Map<number, Version<object>[]>()]));
      for (const { key: id, owner, row } of found) {
        const ofKey = histories.get(id)!;
        const version = versionOf(declaration, row);
        const versions = ofKey.get(owner);
        if (versions) versions.push(version);
        else ofKey.set(owner, [version]);
        seen?.note(declaration.versions, row);
      }
      return keys.map((id) => histories.get(id)!);
    },
    { reads: (value) => [{ table: declaration.versions, column, value }] },
  );
  loaders.set(column, made);
  return made;
}

/** By whose order a row is there. */
export function basisOfRow(row: Readonly<Record<string, unknown>>): Basis | null {
  const [documentNumber, reason] = [row['basis_document'] ?? null, row['basis_reason'] ?? null] as (string | null)[];
  return documentNumber === null && reason === null ? null : ({ documentNumber, reason } as Basis);
}

/** The columns of a basis. */
export const basisToColumns = (basis: Basis | null) => ({
  basis_document: basis?.documentNumber ?? null,
  basis_reason: basis?.reason ?? null,
});

const columnsKnown = new WeakMap<Declaration, readonly (readonly [fact: string, column: string])[]>();

/** The columns of the versions of a thing, by their facts: worked out once, since rows come by thousands. */
function columnsOf(declaration: Declaration): readonly (readonly [fact: string, column: string])[] {
  const known = columnsKnown.get(declaration) ?? Object.entries<string>({ ...declaration.columns, ...PERIOD });
  columnsKnown.set(declaration, known);
  return known;
}

function versionOf(declaration: Declaration, row: Readonly<Record<string, unknown>>): Version<object> {
  const version: Record<string, unknown> = {};
  for (const [fact, column] of columnsOf(declaration)) version[fact] = row[column];
  version['id'] = row['id'];
  version['basis'] = basisOfRow(row);
  return version as unknown as Version<object>;
}

/** The believed rows of a thing, in the order of its days; none where there is no such thing. */
export const versionsOfOne = async <D extends Declaration>(
  reading: Reading,
  declaration: D,
  id: number,
): Promise<Version<FactsOf<D>>[]> => {
  const found = await versionsBy(declaration, declaration.owner)(reading).load(id);
  return (found.get(id) ?? []) as Version<FactsOf<D>>[];
};

/** The things that refer to another by a fact, with those of their believed rows that do: the assignments of an officer. */
export const thingsReferringTo = <D extends Declaration>(
  reading: Reading,
  declaration: D,
  fact: keyof FactsOf<D> & string,
  id: number,
): Promise<Histories<FactsOf<D>>> =>
  versionsBy(declaration, declaration.columns[fact]!)(reading).load(id) as Promise<Histories<FactsOf<D>>>;

/** The believed rows of some things, by their ids; one statement a declaration for all that are asked for at once. */
export async function believedVersions<D extends Declaration>(
  reading: Reading,
  declaration: D,
  ids: readonly number[],
): Promise<Map<number, Version<FactsOf<D>>[]>> {
  const all = await Promise.all(ids.map((id) => versionsOfOne(reading, declaration, id)));
  return new Map(ids.map((id, i) => [id, all[i]!]));
}

/** A thing on a day, and the whole of its believed history. */
export interface OnDay<D extends Declaration> {
  readonly current: Version<FactsOf<D>>;
  readonly versions: Version<FactsOf<D>>[];
}

/** A thing on a day, of its believed rows; refused where it is not there that day, with the days around on which it is. */
export function thereOn<Row extends Dated>(
  { type }: { readonly type: string },
  id: number,
  versions: readonly Row[],
  day: Day,
): Row {
  const current = onDay(versions, day);
  if (current) return current;
  throw new NotFoundError(type, String(id), absenceOn(versions, day));
}

/** A thing on a day; refused where there is no such thing that day. */
export async function thingOn<D extends Declaration>(
  reading: Reading,
  declaration: D,
  id: number,
  day: Day,
): Promise<OnDay<D>> {
  const versions = await versionsOfOne(reading, declaration, id);
  return { current: thereOn(declaration, id, versions, day), versions };
}

/** The same for a change of it, refused where others have changed it since the version that is expected; null: any. */
export async function thingToChange<D extends Declaration>(
  reading: Reading,
  declaration: D,
  command: { readonly id: number; readonly expectedVersion: number | null; readonly effectiveOn: Day },
): Promise<OnDay<D>> {
  const [, found] = await Promise.all([
    assertVersion(reading, declaration, command.id, command.expectedVersion),
    versionsOfOne(reading, declaration, command.id),
  ]);
  return { current: thereOn(declaration, command.id, found, command.effectiveOn), versions: found };
}

const newIds = writeLoader<string, number>(
  async (tables, { query }) => {
    const counts = new Map<string, number>();
    for (const table of tables) counts.set(table, (counts.get(table) ?? 0) + 1);
    const found = await query<{ table: string; id: number }>(
      sql`SELECT t.name AS "table", nextval(pg_get_serial_sequence(t.name, 'id'))::int AS id
FROM unnest($1::text[], $2::int[]) AS t(name, n) CROSS JOIN LATERAL generate_series(1, t.n) ORDER BY id`,
      [[...counts.keys()], [...counts.values()]],
    );
    const idsByTable = groupBy(found, ({ table }) => table);
    return tables.map((table) => idsByTable.get(table)!.shift()!.id);
  },
  // nobody else is given them
  { cache: false, reads: () => [] },
);

/** The id of a thing or of a row that is to be made: asked for with the facts of an act, so that rows may refer to it. */
export const newId = (reading: Reading, { table }: { readonly table: string }): Promise<number> =>
  newIds(reading).load(table);

/** Makes a thing under its new id, with what its identity says for good, and its first rows. */
export function begin<D extends Declaration>(
  write: Write,
  declaration: D,
  id: number,
  rewriting: Rewriting<FactsOf<D>>,
  identity: Readonly<Record<string, unknown>> = {},
): void {
  write.buffer.identity(declaration.table, { id, ...identity });
  noteMade(write, declaration.table, id);
  rewrite(write, declaration, new Map([[id, rewriting]]));
}

/** Records what a change does to the rows of some things. */
export function rewrite<D extends Declaration>(
  write: Write,
  declaration: D,
  rewritings: ReadonlyMap<number, Rewriting<FactsOf<D>>>,
): void {
  const { versions, owner } = declaration;
  for (const { superseded } of rewritings.values()) write.buffer.supersede(versions, superseded);
  const rows = [...rewritings].flatMap(([id, { recorded }]) =>
    recorded.map((version) => rowOf(declaration, { [owner]: id }, version)),
  );
  write.buffer.record(versions, rows);
  for (const loader of loadersOfVersions.get(declaration)?.values() ?? []) loader.forget(write);
}

function rowOf(
  declaration: Declaration,
  row: Record<string, unknown>,
  version: object & { readonly basis: Basis | null },
) {
  for (const [fact, column] of columnsOf(declaration)) {
    const value = (version as Record<string, unknown>)[fact];
    if (value !== undefined) row[column] = value;
  }
  return Object.assign(row, basisToColumns(version.basis));
}

/** The same, and tells all who have read these things that they have changed. */
export function recordRevisions<D extends Declaration>(
  write: Write,
  declaration: D,
  rewritings: ReadonlyMap<number, Rewriting<FactsOf<D>>>,
): void {
  rewrite(write, declaration, rewritings);
  raiseVersions(write, declaration.table, [...rewritings.keys()]);
}

/** The same for one thing. */
export const recordRevision = <D extends Declaration>(
  write: Write,
  declaration: D,
  id: number,
  rewriting: Rewriting<FactsOf<D>>,
): void => recordRevisions(write, declaration, new Map([[id, rewriting]]));
