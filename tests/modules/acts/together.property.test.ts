import { beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CreateUnitDocument, EnrollOfficerDocument } from '../../generated/graphql.ts';
import type { Registry } from '../../../src/database/client.ts';
import { sql } from '../../../src/sql/sql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { unique } from '../../support/factories.ts';

const api = useApp();

const OFFICERS = 4;
const UNITS = 3;

/** Officers and units; two of them are alike. */
interface Force {
  readonly units: readonly number[];
  readonly officers: readonly number[];
  readonly posts: readonly number[];
}

async function newUnit(name: string): Promise<number> {
  const input = { code: `T${unique()}`, name, kind: 'TEAM' as const, effectiveOn: '2020-01-01' };
  const { createUnit } = await api.admin.request(CreateUnitDocument, { input, key: `unit-${unique()}` });
  if (createUnit.__typename !== 'CreateUnitSuccess') throw new Error(createUnit.message);
  return keyOf(createUnit.unit.id);
}

async function enroll(unitId: number): Promise<{ officer: number; post: number }> {
  const unit = globalId('Unit', unitId);
  const input = { name: '甲乙', category: 'POLICE' as const, unit, title: '民警', effectiveOn: '2022-01-01' };
  const { enrollOfficer } = await api.admin.request(EnrollOfficerDocument, { input, key: `officer-${unique()}` });
  if (enrollOfficer.__typename !== 'EnrollOfficerSuccess') throw new Error(enrollOfficer.message);
  const { officer } = enrollOfficer;
  const held = await api.admin.request<{ officer: { primaryAssignment: { id: string } } }>(
    '{ officer(id: "' + officer.id + '") { primaryAssignment { id } } }',
  );
  return { officer: keyOf(officer.id), post: keyOf(held.officer.primaryAssignment.id) };
}

const keyOf = (id: string): number => Number(Buffer.from(id, 'base64').toString().split(':')[1]);

async function newForce(): Promise<Force> {
  const units = await Promise.all(Array.from({ length: UNITS }, (_, n) => newUnit(`${n}所`)));
  const enrolled = await Promise.all(Array.from({ length: OFFICERS }, (_, n) => enroll(units[n % UNITS]!)));
  return { units, officers: enrolled.map(({ officer }) => officer), posts: enrolled.map(({ post }) => post) };
}

interface Act {
  readonly field: string;
  readonly more?: string;
  readonly input: (force: Force) => object;
  readonly key?: string | null;
}

const text = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

interface Answer {
  readonly type: string;
  /** The position of its change; null for a refusal. */
  readonly position: bigint | null;
  /** What it shows, without ids. */
  readonly shown: unknown;
}

async function send(force: Force, { field, more = '', input, key = null }: Act): Promise<Answer> {
  const success = `... on ${text(field)}Success { change { id at } ${more} }`;
  const query = `mutation ($input: ${text(field)}Input!, $key: String!) {
  ${field}(input: $input) @idempotent(key: $key) { __typename ${success} ... on StaleVersionError { currentVersion } } }`;
  const plain = query.replace(', $key: String!', '').replace(' @idempotent(key: $key)', '');
  const variables = { input: input(force), ...(key !== null && { key }) };
  const data = await api.admin.request<Record<string, Record<string, unknown>>>(
    key === null ? plain : query,
    variables,
  );
  const { __typename: type, change, ...shown } = data[field] as { __typename: string; change?: { id: string } };
  const position = change ? BigInt(keyOf(change.id)) : null;
  return { type, position, shown };
}

const officer = fc.integer({ min: 0, max: OFFICERS - 1 });
const unit = fc.integer({ min: 0, max: UNITS - 1 });
const day = fc.integer({ min: 1, max: 9 }).map((n) => `2024-01-0${n}`);
const version = fc.option(fc.integer({ min: 1, max: 3 }), { freq: 3 });

const ACTS: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ of: officer, to: unit, on: day, version })
      .map(({ of, to, on, version: expectedVersion }): Act => ({
        field: 'transferOfficer',
        more: 'officer { name version } assignment { title version unit { name } }',
        input: ({ officers, units }) => ({
          id: globalId('Officer', officers[of]!),
          to: globalId('Unit', units[to]!),
          title: '民警',
          effectiveOn: on,
          expectedVersion,
        }),
      })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ of: officer, to: unit, on: day }).map(({ of, to, on }): Act => ({
      field: 'addAssignment',
      more: 'assignment { title kind version unit { name } }',
      input: ({ officers, units }) => ({
        officer: globalId('Officer', officers[of]!),
        unit: globalId('Unit', units[to]!),
        title: '兼任',
        kind: 'CONCURRENT',
        effectiveOn: on,
      }),
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ of: officer, name: fc.constantFrom('王一', '李二', '张三'), on: day, version })
      .map(({ of, name, on, version: expectedVersion }): Act => ({
        field: 'reviseOfficer',
        more: 'officer { name version }',
        input: ({ officers }) => ({ id: globalId('Officer', officers[of]!), name, effectiveOn: on, expectedVersion }),
      })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ of: officer, on: day }).map(({ of, on }): Act => ({
      field: 'endAssignment',
      more: 'assignment { version }',
      input: ({ posts }) => ({ id: globalId('Assignment', posts[of]!), effectiveOn: on }),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ of: unit, name: fc.constantFrom('甲所', '乙所'), on: day }).map(({ of, name, on }): Act => ({
      field: 'reviseUnit',
      more: 'unit { name version }',
      input: ({ units }) => ({ id: globalId('Unit', units[of]!), name, effectiveOn: on }),
    })),
  },
);

/** All that is on record of a force, with places in the force instead of ids and without instants. */
async function recordOf(registry: Registry, { units, officers }: Force): Promise<unknown> {
  const posts = await registry.$query(
    sql`SELECT array_position($1::int[], v.officer_id) AS officer, array_position($2::int[], v.unit_id) AS unit, v.title, v.kind,
  v.valid_from::text AS "from", v.valid_to::text AS "to", v.superseded_at IS NULL AS believed, a.version,
  dense_rank() OVER (PARTITION BY v.officer_id ORDER BY v.assignment_id) AS post
FROM assignment_version v JOIN assignment a ON a.id = v.assignment_id WHERE v.officer_id = ANY($1::int[]) ORDER BY 1, v.id`,
    [officers, units],
  );
  const lives = await registry.$query(
    sql`SELECT array_position($1::int[], v.officer_id) AS officer, o.version, v.name, v.valid_from::text AS "from", v.valid_to::text AS "to",
  v.superseded_at IS NULL AS believed
FROM officer_version v JOIN officer o ON o.id = v.officer_id WHERE v.officer_id = ANY($1::int[]) ORDER BY 1, v.id`,
    [officers],
  );
  const places = await registry.$query(
    sql`SELECT array_position($1::int[], v.unit_id) AS unit, u.version, v.name, v.valid_from::text AS "from", v.valid_to::text AS "to",
  v.superseded_at IS NULL AS believed
FROM unit_version v JOIN unit u ON u.id = v.unit_id WHERE v.unit_id = ANY($1::int[]) ORDER BY 1, v.id`,
    [units],
  );
  return { posts, lives, places };
}

let keys = 0;

beforeAll(async () => {
  // the first acts of a kind find out how it reads
  const force = await newForce();
  for (const act of fc.sample(ACTS, { numRuns: 10, seed: 1 })) await send(force, act);
});

it('acts that come at once leave what the same acts leave one after the other, in the order of their positions', async () => {
  const acts = fc.array(fc.record({ act: ACTS, keyed: fc.boolean(), twice: fc.boolean() }), {
    minLength: 2,
    maxLength: 24,
  });
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      const [force, twin] = [await newForce(), await newForce()];
      const changes = await api.registry.change.count();
      const sent = all.flatMap(({ act, keyed, twice }) => {
        const asked = keyed ? { ...act, key: `together-${(keys += 1)}` } : act;
        return keyed && twice ? [asked, asked] : [asked];
      });
      const answers = await Promise.all(sent.map((act) => send(force, act)));

      // what is sent twice under a key is done once
      const done = new Map<bigint, number>();
      answers.forEach(({ position }, i) => {
        if (position !== null && !done.has(position)) done.set(position, i);
      });
      const again = answers.filter(({ position }) => position !== null);
      expect(again).toEqual(again.map(({ position }) => answers[done.get(position!)!]));
      expect(await api.registry.change.count()).toBe(changes + done.size);

      for (const i of [...done].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)) {
        const { type, shown } = await send(twin, { ...sent[i]!, key: null });
        expect({ type, shown }).toEqual({ type: answers[i]!.type, shown: answers[i]!.shown });
      }
      expect(await recordOf(api.registry, force)).toEqual(await recordOf(api.registry, twin));
    }),
    { numRuns: 20 },
  );
  expect(await breaksOf(api.registry)).toEqual([]);
}, 240_000);
