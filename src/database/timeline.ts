import type { Basis, FieldChange, Write } from './changes.ts';
import type { Dated, Day } from './temporal.ts';

/** One believed row of a dated table: its facts, the days it holds, and by whose order. */
export type Version<Facts> = Facts & Dated & { readonly id: number; readonly basis: Basis | null };

/** A row to be recorded. */
export type NewVersion<Facts> = Omit<Version<Facts>, 'id'>;

/** What a change does to the believed rows of one thing: some are superseded, others take their place. */
export interface Rewriting<Facts> {
  readonly superseded: readonly number[];
  readonly recorded: readonly NewVersion<Facts>[];
}

/**
 * New values from a day on, for each row that holds then or later as `valuesOf` says. The row that holds on the day is
 * split there. Rows are in the order of their days.
 */
export function replaced<Facts extends object>(
  rows: readonly Version<Facts>[],
  from: Day,
  valuesOf: (row: Version<Facts>) => Partial<Facts>,
  basis: Basis | null,
): Rewriting<Facts> {
  const superseded: number[] = [];
  const recorded: NewVersion<Facts>[] = [];
  for (const row of rows.filter(({ validTo }) => validTo === null || validTo > from)) {
    const values = Object.entries(valuesOf(row)).filter(
      ([fact, value]) => value !== undefined && value !== row[fact as keyof Facts],
    );
    if (values.length === 0) continue;
    const { id, ...facts } = row;
    const splits = row.validFrom < from;
    superseded.push(id);
    if (splits) recorded.push({ ...facts, validTo: from });
    recorded.push({
      ...facts,
      ...Object.fromEntries(values),
      ...(splits && { validFrom: from, startKnown: true }),
      // where new values run on into a period that another order began, that order still stands
      basis: row.validFrom <= from ? basis : row.basis,
    });
  }
  return { superseded, recorded };
}

/** Facts that are made from another and go with it: `{ namePinyin: 'name' }`. */
export type Derived<Facts> = { readonly [Fact in keyof Facts]?: keyof Facts };

/**
 * The same values from a day on, each until the next change of the same fact that is already on record: what is
 * recorded late does not undo what came after it.
 */
export function revised<Facts extends object>(
  rows: readonly Version<Facts>[],
  from: Day,
  values: Partial<Facts>,
  basis: Basis | null,
  derived: Derived<Facts> = {},
): Rewriting<Facts> {
  let open = Object.keys(values) as (keyof Facts)[];
  let before: Version<Facts> | null = null;
  const stillOpen = (row: Version<Facts>): Partial<Facts> => {
    const last = before;
    if (last) {
      open = open.filter((fact) => {
        const decisive = derived[fact] ?? fact;
        return last[decisive] === row[decisive];
      });
    }
    before = row;
    return Object.fromEntries(open.map((fact) => [fact, values[fact]])) as Partial<Facts>;
  };
  return replaced(rows, from, stillOpen, basis);
}

/** Nothing from a day on: what holds then ends, and what was to begin later never does. */
export function ended<Facts extends object>(rows: readonly Version<Facts>[], from: Day): Rewriting<Facts> {
  const touched = rows.filter(({ validTo }) => validTo === null || validTo > from);
  return {
    superseded: touched.map(({ id }) => id),
    recorded: touched
      .filter(({ validFrom }) => validFrom < from)
      .map(({ id: _id, ...facts }) => ({ ...facts, validTo: from })),
  };
}

/** Until when a fact that is revised from a day on keeps its new value: the next change of it, or the end; null: for good. */
export function revisedUntil<Facts extends object>(
  rows: readonly Version<Facts>[],
  from: Day,
  fact: keyof Facts,
): Day | null {
  const [current, ...later] = rows.filter(({ validTo }) => validTo === null || validTo > from);
  const next = later.find((row) => row[fact] !== current?.[fact]);
  return next ? next.validFrom : ((later.at(-1) ?? current)?.validTo ?? null);
}

/** The row that holds on a day. */
export const onDay = <Row extends Dated>(rows: readonly Row[], day: Day): Row | undefined =>
  rows.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day));

/** A dated table: what its rows belong to, and the column of each fact. */
export interface TimelineTable<Facts> {
  readonly name: string;
  readonly identity: string;
  readonly columns: { readonly [Fact in keyof Facts]: string };
}

const PERIOD = { validFrom: 'valid_from', validTo: 'valid_to', startKnown: 'start_known' } as const;

/** The believed rows of some things, each in the order of its days. A write reads them once it holds the lock. */
export async function believedVersions<Facts extends object>(
  { rows }: Pick<Write, 'rows'>,
  table: TimelineTable<Facts>,
  ids: readonly number[],
): Promise<Map<number, Version<Facts>[]>> {
  // as JSON, so that a day is its text through either door
  const found = await rows<{ owner: number; row: Record<string, unknown> }>(
    `SELECT v.${table.identity} AS "owner", to_jsonb(v) AS "row" FROM ${table.name} v
WHERE v.${table.identity} = ANY($1::int[]) AND v.superseded_at IS NULL ORDER BY v.valid_from`,
    [ids],
  );
  const columns = Object.entries<string>({ ...table.columns, ...PERIOD });
  const versions = new Map<number, Version<Facts>[]>(ids.map((id) => [id, []]));
  for (const { owner, row } of found) {
    const { basis_document: documentNumber, basis_reason: reason } = row as Record<string, string | null>;
    versions.get(owner)?.push({
      ...(Object.fromEntries(columns.map(([fact, column]) => [fact, row[column]])) as unknown as Facts & Dated),
      id: row['id'] as number,
      basis:
        documentNumber == null && reason == null
          ? null
          : { documentNumber: documentNumber ?? null, reason: reason ?? null },
    });
  }
  return versions;
}

/** Records what a change does to the rows of some things: two statements, however many. */
export async function rewrite<Facts extends object>(
  { transaction, at }: Write,
  table: TimelineTable<Facts>,
  rewritings: ReadonlyMap<number, Rewriting<Facts>>,
): Promise<void> {
  const superseded = [...rewritings.values()].flatMap((rewriting) => rewriting.superseded);
  if (superseded.length) {
    await transaction.$executeRawUnsafe(
      `UPDATE ${table.name} SET superseded_at = $1 WHERE id = ANY($2::int[])`,
      at,
      superseded,
    );
  }
  const columns = Object.entries<string>({ ...table.columns, ...PERIOD });
  const rows = [...rewritings].flatMap(([id, { recorded }]) =>
    recorded.map((version) => ({
      [table.identity]: id,
      ...Object.fromEntries(
        columns.map(([fact, column]) => [column, (version as Record<string, unknown>)[fact] ?? null]),
      ),
      basis_document: version.basis?.documentNumber ?? null,
      basis_reason: version.basis?.reason ?? null,
    })),
  );
  if (rows.length === 0) return;
  const names = [table.identity, ...columns.map(([, column]) => column), 'basis_document', 'basis_reason'].join(', ');
  await transaction.$executeRawUnsafe(
    `INSERT INTO ${table.name} (recorded_at, ${names})
SELECT $1, ${names} FROM jsonb_populate_recordset(NULL::${table.name}, $2::jsonb)`,
    at,
    JSON.stringify(rows),
  );
}

/** The first version of a thing. */
export const begun = <Facts extends object>(
  facts: Facts,
  from: Day,
  to: Day | null,
  basis: Basis | null,
): Rewriting<Facts> => ({
  superseded: [],
  recorded: [{ ...facts, validFrom: from, validTo: to, startKnown: true, basis } as unknown as NewVersion<Facts>],
});

/** Whether rows, in the order of their days, hold on every day of a period. */
export function covers(rows: readonly Dated[], from: Day, to: Day | null): boolean {
  let reached: Day | null = from;
  for (const { validFrom, validTo } of rows) {
    if (reached === null || (to !== null && reached >= to)) return true;
    if (validFrom > reached) return false;
    if (validTo === null || validTo > reached) reached = validTo;
  }
  return reached === null || (to !== null && reached >= to);
}

/** For the record: the facts that differ, before and after, as text. */
export function fieldChanges<Facts extends object>(
  before: Partial<Facts> | null,
  after: Partial<Facts> | null,
  facts: readonly (keyof Facts & string)[],
): FieldChange[] {
  return facts
    .map((fact) => ({ field: fact, before: textOf(before?.[fact]), after: textOf(after?.[fact]) }))
    .filter((change) => change.before !== change.after);
}

/** For the record of an end: its day, and what was to change later and does not any more, as `2027-01-01.name`. */
export function endChanges<Facts extends object>(
  rows: readonly (Facts & Dated)[],
  from: Day,
  facts: readonly (keyof Facts & string)[],
): FieldChange[] {
  const dropped = rows.flatMap((row, i) =>
    row.validFrom < from
      ? []
      : fieldChanges<Facts>(rows[i - 1] ?? null, row, facts).map(({ field, after }) => ({
          field: `${row.validFrom}.${field}`,
          before: after,
          after: null,
        })),
  );
  return [{ field: 'validTo', before: rows.at(-1)?.validTo ?? null, after: from }, ...dropped];
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
