import { afterAll, beforeAll, expect } from '@jest/globals';
import { write } from '../../src/record/changes.ts';
import type { Registry, Transaction } from '../../src/database/client.ts';
import { INVARIANTS } from '../../src/invariants.ts';
import { KEPT_TABLES } from '../../src/kept-tables.ts';
import type { VerifyOptions } from '../../src/record/verify.ts';
import { breaksAfterwards, letPast } from './breaks.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { createScheme } from './evaluation-factories.ts';
import { createAssignment, createOfficer, createUnit, day } from './factories.ts';
import { createPolicy } from './selection-factories.ts';
import { sql, sqlName, type Sql } from '../../src/sql/sql.ts';

/** Of the registry below: the first made all that is in it, the others nothing. */
export const CHANGES = 25;

const START = '2020-01-01';
/** The day from which one officer is retired. */
const RETIREMENT = '2023-01-01';

export interface SoundRegistry {
  readonly registry: Registry;
  /** What it holds, by identity: A with A1 below it and A11 below that, an officer in A11, one retired from A1. */
  readonly is: Readonly<Record<Thing, number>>;
  /** The texts of all statements so far. */
  readonly seen: string[];
  /** The breaks that are found when statements have got past all that guards the rows; then all is as it was. */
  readonly breaksAfter: (statements: readonly string[], options?: Partial<VerifyOptions>) => Promise<string[]>;
  /** The number of the row of a table that a condition finds. */
  readonly rowOf: (table: string, where: string) => Promise<number>;
}

type Thing = 'bureau' | 'station' | 'team' | 'officer' | 'post' | 'retired' | 'formerPost' | 'policy' | 'scheme';

/**
 * A registry in which everything was written by writes, for the tests of one file. `tables`: those whose rows are compared with
 * the changes that wrote them; none for tests of other rules, whose statements alter rows. `guarded`: whether tests write rows
 * that are to be refused.
 */
export function useSoundRegistry({ tables = KEPT_TABLES, guarded = false } = {}): SoundRegistry {
  let test: TestDatabase;
  let past: { end: () => Promise<void> } | undefined;
  const seen: string[] = [];
  const is = {} as Record<Thing, number>;

  beforeAll(async () => {
    test = await openTestDatabase({ onStatement: (text) => seen.push(text) });
    await recording(test.database.registry, 1, (inside, at) => fill(inside, at, is));
    for (let change = 2; change <= CHANGES; change++) await recording(test.database.registry, change);
    if (!guarded) past = await letPast(test.database);
  }, 120_000);
  afterAll(async () => {
    await past?.end();
    await test.close();
  });

  return {
    get registry() {
      return test.database.registry;
    },
    is,
    seen,
    breaksAfter: (statements, options) => breaksAfter(test.database.registry, statements, { tables, ...options }),
    rowOf: async (table, where) => {
      const [row] = await test.database.registry.$query<{ id: number }>(
        sql`SELECT id FROM ${sqlName(table)} WHERE ${where as Sql}`,
        [],
      );
      return row!.id;
    },
  };
}

/** A write as a service does it: all rows at its instant, and its change. */
const recording = (
  registry: Registry,
  number: number,
  work: (registry: Registry, at: Date) => Promise<void> = () => Promise.resolve(),
) =>
  write(registry, async ({ transaction, at }) => {
    await work(transaction as unknown as Registry, at);
    const change = {
      actor: 'person:甲',
      operation: 'test',
      subjectType: 'Unit',
      subjectId: null,
      fields: [{ field: 'name', before: `“${number}”`, after: null }],
      basis: { documentNumber: '测警〔2026〕1号', reason: null },
      requestId: 'request-1',
    };
    return { result: null, change };
  });

async function fill(registry: Registry, at: Date, is: Record<Thing, number>): Promise<void> {
  const dated = { recordedAt: at, from: START };
  is.bureau = (await createUnit(registry, { code: 'A', ...dated })).id;
  is.station = (await createUnit(registry, { code: 'A1', parentId: is.bureau, ...dated })).id;
  is.team = (await createUnit(registry, { code: 'A11', parentId: is.station, ...dated })).id;
  is.officer = (await createOfficer(registry, { policeNumber: '000001', ...dated })).id;
  is.post = (await createAssignment(registry, is.officer, { unitId: is.team, ...dated })).id;

  is.retired = (await createOfficer(registry, { to: RETIREMENT, ...dated })).id;
  const serving = await registry.officerVersion.findFirstOrThrow({
    where: { officerId: is.retired },
    omit: { id: true },
  });
  await registry.officerVersion.create({
    data: { ...serving, status: 'RETIRED', validFrom: day(RETIREMENT), validTo: null },
  });
  is.formerPost = (await createAssignment(registry, is.retired, { unitId: is.station, to: RETIREMENT, ...dated })).id;

  is.policy = (await createPolicy(registry, { unitId: is.bureau, ...dated })).id;
  is.scheme = (await createScheme(registry, { weights: [6_000, 4_000], ...dated })).id;
}

async function breaksAfter(
  registry: Registry,
  statements: readonly string[],
  options: Partial<VerifyOptions> = {},
): Promise<string[]> {
  const work = async (inside: Transaction) => {
    for (const statement of statements) await inside.$executeRawUnsafe(statement);
    // without triggers nothing is counted, which would be told of each row besides
    await inside.$executeRawUnsafe('SELECT recount_heads()');
  };
  const all = { tables: KEPT_TABLES, invariants: INVARIANTS, ...options };
  const { lines, breaks } = await breaksAfterwards(registry, work, all);
  expect(breaks).toBe(lines.filter((line) => !line.startsWith('there are more')).length);
  return lines;
}

export const withoutConstraint = (table: string, ...constraints: string[]): string =>
  `ALTER TABLE ${table} ${constraints.map((constraint) => `DROP CONSTRAINT ${constraint}`).join(', ')}`;

/** New rows are numbered from 1001, where no row is yet. */
export const numbering = (table: string): string => `SELECT setval(pg_get_serial_sequence('${table}', 'id'), 1000)`;

/** One more row like one that is there, but for what some columns say. */
export function another(table: string, like: string, values: Readonly<Record<string, string>>): string {
  const id = `nextval(pg_get_serial_sequence('${table}', 'id'))`;
  const changed = Object.entries({ id, ...values }).map(([column, value]) => `'${column}', ${value}`);
  return `INSERT INTO ${table} SELECT new.* FROM (SELECT * FROM ${table} WHERE ${like}) t,
  jsonb_populate_record(NULL::${table}, to_jsonb(t) || jsonb_build_object(${changed.join(', ')})) new`;
}

/** The instant of a change. */
export const instantOf = (position: number): string => `(SELECT at FROM change WHERE position = ${position})`;
