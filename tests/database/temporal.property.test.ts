import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Write } from '../../src/database/changes.ts';
import type { Registry } from '../../src/database/client.ts';
import { rowsInside } from '../../src/database/statements.ts';
import { TemporalStatement, type Day } from '../../src/database/temporal.ts';
import { end, record, revise } from '../../src/database/timeline.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { unique } from '../support/factories.ts';

/** What is followed of a unit: two facts that change apart. */
interface State {
  name: string;
  authorizedStrength: number | null;
}

/** What a change says: all facts, some facts, or that nothing holds any more. */
type Says = { kind: 'record'; says: State } | { kind: 'revise'; says: Partial<State> } | { kind: 'end'; says: null };

/** One change as it was asked for: what it says of which days, and when it was recorded. */
type Recorded = Says & { at: number; from: number; to: number | null };

const DAYS = 8;
const dayOf = (index: number): Day => `2024-01-0${index + 1}`;
const instantOf = (index: number) => new Date(Date.UTC(2024, 5, 1) + index * 1000);

/** The model: every change in the order in which it was recorded, replayed for one day and one instant. */
function replay(changes: readonly Recorded[], day: number, at: number): State | null {
  let state = null as State | null;
  for (const change of changes) {
    if (change.at > at || day < change.from || (change.to !== null && day >= change.to)) continue;
    if (change.kind === 'record') state = change.says;
    else if (change.kind === 'end') state = null;
    else if (state) state = { ...state, ...change.says };
  }
  return state;
}

const name = fc.constantFrom('甲', '乙', '丙');
const authorizedStrength = fc.option(fc.integer({ min: 0, max: 3 }));
const says: fc.Arbitrary<Says> = fc.oneof(
  fc.record({ kind: fc.constant('record' as const), says: fc.record({ name, authorizedStrength }) }),
  fc.record({ kind: fc.constant('revise' as const), says: fc.record({ name }) }),
  fc.record({ kind: fc.constant('revise' as const), says: fc.record({ authorizedStrength }) }),
  fc.record({ kind: fc.constant('end' as const), says: fc.constant(null) }),
);
const span = fc
  .tuple(fc.integer({ min: 0, max: DAYS - 1 }), fc.option(fc.integer({ min: 1, max: DAYS })))
  .map(([from, length]) => ({ from, to: length === null ? null : Math.min(from + length, DAYS) }));
/** Some are recorded at the instant of the one before, as in one write. */
const changes = fc.array(fc.tuple(says, span, fc.boolean()), { minLength: 1, maxLength: 8 }).map((list) => {
  let at = 0;
  return list.map(([what, days, later], i): Recorded => ({ ...what, ...days, at: i > 0 && later ? ++at : at }));
});

let database: TestDatabase;
let registry: Registry;

beforeAll(async () => {
  database = await openTestDatabase();
  registry = database.database.registry;
}, 60_000);
afterAll(() => database.close());

async function apply(unitId: number, code: string, { at, from, to, ...change }: Recorded): Promise<void> {
  const days = { from: dayOf(from), to: to === null ? null : dayOf(to) };
  await registry.$transaction(async (transaction) => {
    const client = transaction as unknown as Prisma.TransactionClient;
    const write: Write = { transaction: client, rows: rowsInside(client), at: instantOf(at) };
    if (change.kind === 'end') await end(write, 'unit_version', [unitId], days);
    else if (change.kind === 'revise') await revise(write, 'unit_version', [unitId], days, change.says, null);
    else {
      const rest = {
        code,
        namePinyin: 'jia',
        shortName: null,
        kind: 'TEAM' as const,
        category: null,
        divisionCode: null,
        parentId: null,
        temporary: false,
      };
      await record(write, 'unit_version', unitId, days, { ...rest, ...change.says }, null);
    }
  });
}

async function read(unitId: number, day: Day, knownAt: Date | null): Promise<State | null> {
  const statement = new TemporalStatement({ asOf: day, knownAt });
  const rows = await registry.$rows<State>(
    `SELECT u.name, u.authorized_strength AS "authorizedStrength" FROM unit_version u
WHERE u.unit_id = ${statement.value(unitId, 'int')} AND ${statement.holds('u')}`,
    statement.values,
  );
  expect(rows.length).toBeLessThanOrEqual(1);
  return rows[0] ?? null;
}

it('any changes, read for any day as known at any instant, are what replaying them gives', async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const { id } = await registry.unit.create({ data: {} });
      const code = `U${unique()}`;
      for (const change of list) await apply(id, code, change);
      const last = list.at(-1)!.at;
      for (let day = 0; day < DAYS; day++) {
        for (let at = -1; at <= last; at++) {
          expect(await read(id, dayOf(day), instantOf(at))).toEqual(replay(list, day, at));
        }
        expect(await read(id, dayOf(day), null)).toEqual(replay(list, day, last));
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);
