import { randomUUID } from 'node:crypto';
import type { Registry } from '../database/client.ts';
import { cleanedForm } from '../names/text-form.ts';
import { joinSql, sql, sqlName } from '../sql/sql.ts';
import { believedNow } from '../time/temporal.ts';
import { write } from './changes.ts';
import type { Declaration, Declared, Recording } from './declaration.ts';
import type { Write } from './write.ts';

/**
 * The form that this program stores; it rises where texts or keys of names are to be stored in another. Form 1 came before
 * staff could set readings: a later one must keep those that a change tells (`namePinyin` of enrollOfficer, reviseOfficer).
 */
const FORM = 1;
const BATCH = 5_000;

const STORED = sql`SELECT form FROM form_of_texts`;

/** The facts that a program derives from others, as it derives them now: `{ namePinyin: … }`. */
export type Derive = (facts: Readonly<Record<string, string | null>>) => Readonly<Record<string, string>>;

/**
 * Records anew, once, what is believed and has texts or keys of another form than this program stores: one change, which
 * tells how many rows of each type. What was believed before stays as it was. Rows are read in batches, since there may be
 * millions, and few of them differ.
 */
export async function restateTexts(
  registry: Registry,
  all: readonly (Declaration | Recording)[],
  derive: Readonly<Record<string, Derive>>,
): Promise<number> {
  const isDone = ([stored]: readonly { form: number }[]) => stored !== undefined && stored.form >= FORM;
  if (isDone(await registry.$query<{ form: number }>(STORED, [], 'uncached'))) return 0;
  return write(registry, async (open) => {
    // another server may have been first
    if (isDone(await open.query<{ form: number }>(STORED, []))) return { result: 0, change: null };
    const counts = new Map<string, number>();
    // oxlint-disable-next-line no-await-in-loop -- a transaction does one thing after the other
    for (const declared of all) counts.set(declared.type, await restate(open, declared, derive[declared.type]));
    await open.buffer.flush();
    await open.transaction.$executeRaw`UPDATE form_of_texts SET form = ${FORM}`;
    const fields = [...counts]
      .filter(([, count]) => count > 0)
      .map(([field, count]) => ({ field, before: null, after: String(count) }));
    const restated = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const subject = { subjectType: 'Registry', subjectId: null };
    const change = {
      actor: 'system',
      operation: 'restateTexts',
      ...subject,
      fields,
      basis: null,
      requestId: randomUUID(),
    };
    return { result: restated, change: restated === 0 ? null : change };
  });
}

/** Restates the rows of one table; how many there were. */
async function restate(open: Write, declared: Declaration | Recording, derive?: Derive): Promise<number> {
  const facts = Object.entries(declared.facts).flatMap(([name, { type }]) => (type === 'text' ? [name] : []));
  if (facts.length === 0) return 0;
  const columns = facts.map((name) => sql`v.${sqlName(declared.columns[name]!)}`);
  const batch = sql`SELECT v.id, ARRAY[${joinSql(columns, ', ')}]::text[] AS texts FROM ${sqlName(declared.versions)} v
WHERE v.id > $1::int AND ${believedNow('v')} ORDER BY v.id LIMIT ${BATCH}`;
  let count = 0;
  let last = 0;
  for (;;) {
    // oxlint-disable no-await-in-loop -- one batch in memory at a time
    const rows = await open.query<{ id: number; texts: (string | null)[] }>(batch, [last]);
    const restated = new Map(
      rows.flatMap(({ id, texts }) => {
        const before = Object.fromEntries(facts.map((name, i) => [name, texts[i] ?? null]));
        const changed = changesOf(declared, before, derive);
        return changed.length > 0 ? [[id, Object.fromEntries(changed)] as const] : [];
      }),
    );
    await record(open, declared, restated);
    count += restated.size;
    if (rows.length < BATCH) return count;
    last = rows.at(-1)!.id;
    // oxlint-enable no-await-in-loop
  }
}

/** The columns of a row that have another value in the form of now. */
function changesOf(
  { facts, columns }: Declared,
  before: Readonly<Record<string, string | null>>,
  derive: Derive | undefined,
): [column: string, value: string][] {
  const texts = Object.entries(before).map(([name, text]) => [
    name,
    text === null || facts[name]!.derivedFrom !== null ? text : cleanedForm(text),
  ]);
  const after: Record<string, string | null> = Object.fromEntries(texts);
  Object.assign(after, derive?.(after));
  return Object.entries(after).flatMap(([name, text]) =>
    text === null || text === before[name] ? [] : [[columns[name]!, text] as [string, string]],
  );
}

const OF_THE_ROW = new Set(['id', 'recorded_at', 'superseded_at']);

async function record(
  open: Write,
  declared: Declaration | Recording,
  restated: ReadonlyMap<number, Readonly<Record<string, string>>>,
): Promise<void> {
  if (restated.size === 0) return;
  const rows = await open.query<{ id: number; row: Record<string, unknown> }>(
    sql`SELECT v.id, to_jsonb(v) AS row FROM ${sqlName(declared.versions)} v WHERE v.id = ANY($1::int[]) ORDER BY v.id`,
    [[...restated.keys()]],
  );
  open.buffer.supersede(declared.versions, [...restated.keys()]);
  open.buffer.record(
    declared.versions,
    rows.map(({ id, row }) =>
      Object.fromEntries(Object.entries({ ...row, ...restated.get(id) }).filter(([column]) => !OF_THE_ROW.has(column))),
    ),
  );
  if ('owner' in declared) {
    open.buffer.raise(
      declared.table,
      rows.map(({ row }) => row[declared.owner] as number),
    );
  }
}
