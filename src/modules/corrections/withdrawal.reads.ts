import type { Message } from '../../errors/refusals.ts';
import { wordOfType } from '../../errors/thing.vocabulary.ts';
import { groupBy } from '../../record/group-by.ts';
import type { Reading } from '../../record/write.ts';
import {
  namesOfThings,
  needing,
  ownerIn,
  withdrawableOf,
  type Needing,
  type Thing,
} from '../../record/withdrawable.ts';
import type { Withdrawal } from '../../record/withdrawable.ts';
import { sql, sqlName } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow } from '../../time/temporal.ts';
import { DUTY } from '../duties/duty.declaration.ts';
import { inWords } from '../duties/duty.rules.ts';
import type { Named } from './withdrawal.rules.ts';

/** A row of a thing as it stands. */
export interface StandingRow {
  readonly id: number;
  /** The thing that it is of. */
  readonly owner: number;
  /** The first day on which it holds, and the day on which it ends; null where it has no days, or does not end. */
  readonly from: Day | null;
  readonly to: Day | null;
}

/** The believed rows of things. */
export async function standingRows(
  { query }: Reading,
  withdrawal: Withdrawal,
  ids: readonly number[],
): Promise<readonly StandingRow[]> {
  const { versions } = withdrawal.declared;
  const owner = ownerIn(withdrawal, 'v');
  return query<StandingRow>(
    sql`SELECT v.id, ${owner} AS owner, to_jsonb(v) ->> 'valid_from' AS "from", to_jsonb(v) ->> 'valid_to' AS "to"
FROM ${sqlName(versions)} v WHERE ${owner} = ANY($1::int[]) AND ${believedNow('v')} ORDER BY v.id`,
    [ids],
  );
}

/** The believed rows that go with things and are none of their own, by their tables. */
export const partRows = ({ query }: Reading, { parts = [] }: Withdrawal, ids: readonly number[]) =>
  Promise.all(
    parts.map(async ({ declared, owner }) => {
      const found = await query<{ id: number }>(
        sql`SELECT v.id FROM ${sqlName(declared.versions)} v WHERE v.${sqlName(owner)} = ANY($1::int[]) AND ${believedNow('v')}`,
        [ids],
      );
      return { table: declared.versions, ids: found.map(({ id }) => id) };
    }),
  );

/** What else changes when things are withdrawn; null for none. */
export async function raisedBy({ query }: Reading, { raises }: Withdrawal, ids: readonly number[]) {
  if (!raises) return null;
  const found = await query<{ id: number }>(sql`SELECT DISTINCT t.id FROM (${raises.query}) t`, [ids]);
  return { table: raises.table, ids: found.map(({ id }) => id) };
}

/** Which of some things stand, whatever they were recorded for. */
export async function settledOf(
  { query }: Reading,
  { settled }: Withdrawal,
  ids: readonly number[],
): Promise<number[]> {
  if (!settled) return [];
  return (await query<{ id: number }>(settled.query, [ids])).map(({ id }) => id);
}

const keyOf = ({ type, id }: Thing): string => `${type}:${id}`;

/** What goes with a thing, and what forbids that it goes. */
export interface Dependents {
  /** What only it has, and only those have, the thing itself first. */
  readonly going: readonly Thing[];
  readonly needing: readonly Needing[];
}

/** What needs a thing, and what needs that. `withOwned`: what only it has goes with it; else all that needs it is told. */
export async function dependentsOf(reading: Reading, thing: Thing, withOwned: boolean): Promise<Dependents> {
  const going = new Map([[keyOf(thing), thing]]);
  const found = new Map<string, Needing>();
  for (let level: readonly Thing[] = [thing]; level.length > 0;) {
    const asked = [...groupBy(level, ({ type }) => type)];
    // oxlint-disable-next-line no-await-in-loop -- what needs these is known when these are
    const answers = await Promise.all(
      asked.map(([type, of]) =>
        needing(
          reading,
          type,
          of.map(({ id }) => id),
        ),
      ),
    );
    const next: Thing[] = [];
    for (const one of answers.flat()) {
      const key = keyOf(one);
      if (going.has(key)) continue;
      found.set(key, one);
      if (!withOwned || !one.owned || !withdrawableOf(one.type)?.withdrawal) continue;
      const { type, id } = one;
      going.set(key, { type, id });
      next.push({ type, id });
    }
    level = next;
  }
  return { going: [...going.values()], needing: [...found].filter(([key]) => !going.has(key)).map(([, one]) => one) };
}

/** A thing, as a refusal and the record name it. */
export async function nameOf(reading: Reading, { type, id }: Thing): Promise<Named> {
  return named({ type, name: (await namesOfThings(reading, type, [id])).get(id) ?? String(id) });
}

export const named = ({ type, name }: Pick<Needing, 'type' | 'name'>): Named => ({
  term: termOf(type),
  name: type === DUTY.type ? inWords(name) : name,
});

const termOf = (type: string): Message => withdrawableOf(type)?.term ?? wordOfType(type) ?? { zh: type, en: type };
