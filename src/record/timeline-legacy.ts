// Until every timeline is declared by dated(): the same with a table and its columns.
import type { FieldChange, Reading, Write } from './write.ts';
import type { Rewriting, Version } from './periods.ts';
import type { Dated } from '../time/temporal.ts';
import type { Day } from '../time/day.ts';

/** A dated table: what its rows belong to, and the column of each fact. */
export interface TimelineTable<Facts> {
  readonly name: string;
  readonly identity: string;
  readonly columns: { readonly [Fact in keyof Facts]: string };
}

const PERIOD = { validFrom: 'valid_from', validTo: 'valid_to', startKnown: 'start_known' } as const;

/** The believed rows of some things, each in the order of its days. A write reads them once it holds the lock. */
export async function believedVersions<Facts extends object>(
  { query }: Reading,
  table: TimelineTable<Facts>,
  ids: readonly number[],
): Promise<Map<number, Version<Facts>[]>> {
  // as JSON, so that a day is its text through either door
  const found = await query<{ owner: number; row: Record<string, unknown> }>(
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
  { transaction, at, buffer }: Write,
  table: TimelineTable<Facts>,
  rewritings: ReadonlyMap<number, Rewriting<Facts>>,
): Promise<void> {
  await buffer.flush();
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
