import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openWrite, type Write } from '../../src/record/write.ts';
import type { Registry } from '../../src/database/client.ts';
import { TemporalStatement } from '../../src/time/temporal.ts';
import type { Day } from '../../src/time/day.ts';
import {
  firstVersion,
  endFrom,
  replaceBetween,
  reviseUntilNextChange,
  type Rewriting,
} from '../../src/record/periods.ts';
import { believedVersions, rewrite } from '../../src/record/timeline.ts';
import { UNIT, type UnitFacts } from '../../src/modules/units/unit.declaration.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { unique } from '../support/factories.ts';
import { sql } from '../../src/sql/sql.ts';

/** What is followed of a unit: two facts that change apart. */
interface State {
  readonly name: string;
  readonly authorizedStrength: number | null;
}

/** One change as it was asked for: new values from a day on, or the end from a day on. */
type Asked = { readonly from: number } & (
  | { readonly kind: 'revise'; readonly values: Partial<State> }
  | { readonly kind: 'correct'; readonly values: Partial<State>; readonly until: number | null }
  | { readonly kind: 'end' }
);

const DAYS = 9;
const dayOf = (index: number): Day => `2024-01-${String(index + 1).padStart(2, '0')}`;
const instantOf = (index: number) => new Date(Date.UTC(2024, 5, 1) + index * 1000);

/** What is believed of each day; the model knows nothing of rows or periods. */
type Belief = readonly (State | null)[];

const FACTS = ['name', 'authorizedStrength'] as const;

/** A revised value holds from its day until the day on which the same fact changes by what was believed before; one that is corrected, on its days. */
function believedAfter(before: Belief, change: Asked): Belief {
  if (change.kind === 'end') return before.map((state, day) => (day < change.from ? state : null));
  if (change.kind === 'correct') {
    const isWrong = (day: number) => day >= change.from && (change.until === null || day < change.until);
    return before.map((state, day) => (state && isWrong(day) ? { ...state, ...change.values } : state));
  }
  const after: (State | null)[] = [...before];
  for (const fact of FACTS) {
    if (!(fact in change.values)) continue;
    for (let day = change.from; day < DAYS && before[day]; day++) {
      if (day > change.from && before[day]![fact] !== before[day - 1]![fact]) break;
      after[day] = { ...after[day]!, [fact]: change.values[fact] };
    }
  }
  return after;
}

const name = fc.constantFrom('甲', '乙', '丙');
const authorizedStrength = fc.option(fc.integer({ min: 0, max: 3 }));
const from = fc.integer({ min: 0, max: DAYS - 1 });
const change: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('revise' as const), from, values: fc.record({ name }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('revise' as const), from, values: fc.record({ authorizedStrength }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('revise' as const),
      from,
      values: fc.record({ name, authorizedStrength }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        from,
        length: fc.option(fc.integer({ min: 1, max: DAYS })),
        values: fc.record({ name, authorizedStrength }, { requiredKeys: [] }),
      })
      .map(({ length, ...asked }) => ({
        ...asked,
        kind: 'correct' as const,
        until: length === null ? null : asked.from + length,
      })),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), from }) },
);
const story = fc.record({
  begins: fc.integer({ min: 0, max: 3 }),
  first: fc.record({ name, authorizedStrength }),
  changes: fc.array(change, { maxLength: 8 }),
});

let database: TestDatabase;
let registry: Registry;

beforeAll(async () => {
  database = await openTestDatabase();
  registry = database.database.registry;
}, 60_000);
afterAll(() => database.close());

async function apply(unitId: number, at: number, work: (write: Write) => Promise<Rewriting<UnitFacts>>) {
  await registry.$transaction(async (transaction) => {
    const client = transaction as unknown as Prisma.TransactionClient;
    const write = openWrite(client, { at: instantOf(at), position: 0n, writer: null });
    rewrite(write, UNIT, new Map([[unitId, await work(write)]]));
    await write.buffer.flush();
  });
}

async function read(unitId: number, day: Day, knownAt: Date | null): Promise<State | null> {
  const statement = new TemporalStatement({ asOf: day, knownAt });
  const rows = await registry.$query<State>(
    sql`SELECT u.name, u.authorized_strength AS "authorizedStrength" FROM unit_version u
WHERE u.unit_id = ${statement.value(unitId, 'int')} AND ${statement.holds('u')}`,
    statement.values,
  );
  expect(rows.length).toBeLessThanOrEqual(1);
  return rows[0] ?? null;
}

it('reads for any day, as known at any instant, agree with a simple model after any changes', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ begins, first, changes }) => {
      const { id } = await registry.unit.create({ data: {} });
      const rest = {
        code: `U${unique()}`,
        namePinyin: 'jia',
        shortName: null,
        kind: 'TEAM' as const,
        category: null,
        divisionCode: null,
        parentId: null,
        temporary: false,
      };
      await apply(id, 0, () => Promise.resolve(firstVersion({ ...rest, ...first }, dayOf(begins), null, null)));
      const beliefs: Belief[] = [Array.from({ length: DAYS }, (_, day) => (day < begins ? null : first))];

      for (const asked of changes) {
        const before = beliefs.at(-1)!;
        // a service refuses to change what is not there on the day, and to end it on its first
        if (!before[asked.from] || (asked.kind === 'end' && asked.from === begins)) continue;
        await apply(id, beliefs.length, async (write) => {
          const versions = (await believedVersions(write, UNIT, [id])).get(id)!;
          if (asked.kind === 'end') return endFrom(versions, dayOf(asked.from));
          const until = asked.kind === 'correct' && asked.until !== null ? dayOf(asked.until) : null;
          return asked.kind === 'correct'
            ? replaceBetween<UnitFacts>(versions, { from: dayOf(asked.from), until }, () => asked.values, null)
            : reviseUntilNextChange<UnitFacts>(versions, dayOf(asked.from), asked.values, null);
        });
        beliefs.push(believedAfter(before, asked));
      }

      for (const [at, belief] of beliefs.entries()) {
        for (let day = 0; day < DAYS; day++) {
          expect(await read(id, dayOf(day), instantOf(at))).toEqual(belief[day]);
        }
      }
      for (let day = 0; day < DAYS; day++) {
        expect(await read(id, dayOf(day), null)).toEqual(beliefs.at(-1)![day]);
        expect(await read(id, dayOf(day), instantOf(-1))).toBeNull();
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);
