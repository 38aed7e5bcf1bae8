import type { Context } from '../../graphql/context.ts';
import { KEY, type SortKey, type Window } from '../../graphql/keyset.ts';
import { readRows } from '../../graphql/loading.ts';
import { pageText } from '../../graphql/page-sql.ts';
import type { Keyed } from '../../graphql/page.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import type { Days, DueRow } from './due.rules.ts';
import { dueRows, peopleInOrder, toldInSql, trainingDays, type Among, type Person, type Terms } from './due.sql.ts';
import type { DueKind } from './due.vocabulary.ts';

// The rows of pages that the database tells.

/** The earliest first, then by officer. Texts are compared by their characters, as what is worked out outside the database is. */
export const ORDER: readonly SortKey[] = [
  { sql: sql`d.due_on`, type: KEY.day },
  { sql: sql`d.name_pinyin COLLATE "C"`, type: KEY.text },
  { sql: sql`d.officer_id`, type: KEY.int },
  { sql: sql`d.kind COLLATE "C"`, type: KEY.text },
  { sql: sql`d.ref`, type: KEY.int },
];

const COLUMNS = sql`d.kind, d.due_on::text AS "dueOn", d.officer_id AS "officerId", d.name_pinyin AS "namePinyin", d.ref, d.detail`;

/** What is asked for. */
export interface Asked {
  readonly days: Days;
  readonly kinds: readonly DueKind[];
  /** The day of the query. */
  readonly on: Day;
  readonly among: Among;
  /** Up to how many officers are few. */
  readonly few: number;
  /** Whether retirements are asked for by name: that nobody is due must not be said where nothing tells who is. */
  readonly isRetirementWanted: boolean;
  readonly terms: Terms;
}

export type Placed = DueRow & Keyed;

/** The rows on some days that a page may be made of: as many as fill it, and one more. */
export async function rowsInSql(context: Context, asked: Asked, window: Window): Promise<readonly Placed[]> {
  const kinds = asked.kinds.filter((kind) => toldInSql(kind, asked.terms));
  if (kinds.length === 0) return [];
  return readRows<Placed>(context, 'custom', (statement) =>
    pageText({ columns: COLUMNS, order: ORDER, window, oneMore: true }, statement, () =>
      dueRows(statement, { ...asked, kinds }),
    ),
  );
}

export const TRAINING = 'TRAINING_MISSING';

/** Of so many times fewer than are few it is looked first who misses training. */
const FIRST_FEWER = 5;

/**
 * Who misses training, of many officers: measuring all of them takes seconds, and a page is often filled by those whose names come first.
 * Where it is not, all are measured.
 */
export async function trainingRows(context: Context, asked: Asked, window: Window): Promise<readonly Placed[]> {
  const ends = await readRows<{ dueOn: Day }>(context, 'custom', (statement) =>
    trainingDays(statement, asked.days, asked.on),
  );
  const rows: Placed[] = [];
  for (const dueOn of ends.map((end) => end.dueOn).toSorted((a, b) => compareDays(a, b, window.backward))) {
    const ofDay = { ...asked, kinds: [TRAINING], days: { from: dueOn, to: dueOn } } as const;
    // oxlint-disable-next-line no-await-in-loop -- a later day is looked at where the earlier ones do not fill the page
    rows.push(...(await firstOfDay(context, ofDay, window, window.size + 1 - rows.length)));
    if (rows.length > window.size) break;
  }
  return rows;
}

const compareDays = (a: Day, b: Day, backward: boolean): number => (a < b === backward ? 1 : -1);

async function firstOfDay(context: Context, asked: Asked, window: Window, wanted: number): Promise<readonly Placed[]> {
  const { backward } = window;
  const cursor = (backward ? window.before : window.after) ?? null;
  let from = cursor?.[0] === asked.days.from ? { namePinyin: cursor[1]!, id: Number(cursor[2]) } : null;
  const found: Placed[] = [];
  let last: Person | undefined;
  for (const count of [Math.ceil(asked.few / FIRST_FEWER), asked.few]) {
    const some = { from, count, backward };
    // oxlint-disable-next-line no-await-in-loop -- more are looked at where the first do not fill the page
    const people = await readRows<Person>(context, 'custom', (statement) =>
      peopleInOrder(statement, asked.among, some),
    );
    // whoever was looked at last is the first of the next
    const officerIds = people.map(({ id }) => id).filter((id) => id !== last?.id);
    // oxlint-disable-next-line no-await-in-loop
    found.push(...(await rowsInSql(context, { ...asked, among: { officerIds } }, window)));
    if (found.length >= wanted || people.length < count) return found;
    last = people.at(-1);
    from = last!;
  }
  return rowsInSql(context, asked, window);
}
