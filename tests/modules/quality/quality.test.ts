import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { CHECKS } from '../../../src/modules/quality/checks.sql.ts';
import { placedSubtree } from '../../../src/modules/units/unit.tree.ts';
import { sql } from '../../../src/sql/sql.ts';
import { TemporalStatement } from '../../../src/time/temporal.ts';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createSanction } from '../../support/discipline-factories.ts';
import { createCycle, createScheme } from '../../support/evaluation-factories.ts';
import { addOfficerVersion, createAssignment, createOfficer, createUnit, day } from '../../support/factories.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';

const api = useApp();
const TODAY = '2026-06-01';
const PURPOSE = { 'x-purpose': 'synthetic' };

const Doubts = graphql(`
  query Doubts($within: ID!, $checks: [String!], $first: Int, $after: String, $last: Int, $before: String, $asOf: Date!)
  @asOf(date: $asOf) {
    dataQuality(within: $within, checks: $checks, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
        startCursor
        hasPreviousPage
      }
      nodes {
        check
        message
        subject {
          __typename
          id
        }
      }
    }
  }
`);

type Posts = readonly Parameters<typeof createAssignment>[2][];
/** Who or what each finding is about, by a name, and the names of the subjects by their ids. */
const names = new Map<string, string>();
const units = { bureau: 0, station: 0, office: 0, empty: 0, task: 0, other: 0 };

let numbers = 0;
/** An officer of whom nothing is doubtful, but for what is told. */
async function person(name: string, options: Parameters<typeof createOfficer>[1], posts: Posts): Promise<number> {
  const policeNumber = String(900_000 + (numbers += 1));
  const { id } = await createOfficer(api.registry, {
    name,
    policeNumber,
    rank: 'COMMISSIONER_GENERAL',
    grade: 'POLICE_OFFICER_1',
    joinedOn: day('2019-07-01'),
    ...options,
  });
  for (const post of posts) await createAssignment(api.registry, id, post);
  names.set(globalId('Officer', id), name);
  return id;
}

async function unit(key: keyof typeof units, options: Parameters<typeof createUnit>[1]): Promise<void> {
  units[key] = (await createUnit(api.registry, { code: key.toUpperCase(), ...options })).id;
  names.set(globalId('Unit', units[key]), key);
}

async function createUnits(): Promise<void> {
  await unit('bureau', { kind: 'MUNICIPAL_BUREAU' });
  const parentId = units.bureau;
  await unit('station', { parentId, category: 'STATION', authorizedStrength: 2 });
  await unit('office', { parentId });
  await unit('empty', { parentId, category: 'GENERAL' });
  await unit('task', { parentId, category: 'OPERATIONAL', temporary: true });
  await unit('other', { category: 'STATION' });
}

async function createPeople(): Promise<void> {
  const { bureau, station, office, task, other } = units;
  await person('局长', {}, [{ unitId: bureau, role: 'LEADER' }]);
  await person('所长', { rank: 'SUPERINTENDENT_THIRD_CLASS', joinedOn: day('2024-01-01'), from: '2026-01-01' }, [
    { unitId: station, role: 'LEADER', from: '2026-01-01' },
  ]);
  await person('教导员', {}, [{ unitId: station, role: 'DEPUTY' }]);
  await person('无职', {}, [{ unitId: station, to: '2025-01-01' }]);
  await person('从未任职', {}, []);
  await person('只兼职', {}, [
    { unitId: station, to: '2025-01-01' },
    { unitId: office, kind: 'CONCURRENT', title: '联络员' },
  ]);
  await person('无号', { policeNumber: null }, [{ unitId: station }]);
  await person(
    '新警',
    { policeNumber: null, rank: null, grade: null, joinedOn: day('2026-01-01'), from: '2026-01-01' },
    [{ unitId: task, from: '2026-01-01' }],
  );
  await person('无衔', { rank: null }, [{ unitId: task }]);
  await person('无级', { grade: null }, [{ unitId: task }]);
  await person('不知何时', { joinedOn: null }, [{ unitId: task }]);
  await person('重名', { joinedOn: day('2018-07-01') }, [{ unitId: task }]);
  await person('重名', { joinedOn: day('2017-07-01') }, [{ unitId: task }]);
  await person('重名', { joinedOn: day('2018-07-01') }, [{ unitId: office }]);
  await person('辅警', { category: 'AUXILIARY', rank: null, grade: null, policeNumber: null }, [
    { unitId: task, role: 'DEPUTY' },
  ]);
  await person('久未晋衔', { rank: 'CONSTABLE_SECOND_CLASS' }, [{ unitId: task }]);
  await person('断档', {}, [
    { unitId: task, to: '2021-01-01' },
    { unitId: task, from: '2021-03-01' },
  ]);
  await person('早到', { joinedOn: day('2020-06-01') }, [{ unitId: task }]);
  await person('久借', {}, [{ unitId: task }, { unitId: other, kind: 'SECONDMENT' }]);
  const suspended = await person('久停', { to: '2025-01-01' }, [{ unitId: task }]);
  const { policeNumber } = (await api.registry.officerVersion.findFirst({ where: { officerId: suspended } }))!;
  await addOfficerVersion(api.registry, suspended, {
    name: '久停',
    policeNumber,
    rank: 'COMMISSIONER_GENERAL',
    grade: 'POLICE_OFFICER_1',
    joinedOn: day('2019-07-01'),
    status: 'SUSPENDED',
    from: '2025-01-01',
  });
  const dismissed = await person('已开除', {}, [{ unitId: task }]);
  await createSanction(api.registry, { officerId: dismissed, kind: 'DISMISSAL' });
  const overturned = await person('撤销开除', {}, [{ unitId: task }]);
  await createSanction(api.registry, { officerId: overturned, kind: 'DISMISSAL', overturned: true });
  // who has left is no doubt
  await person('已退休', { status: 'RETIRED', rank: null, policeNumber: null }, [{ unitId: task, to: '2020-06-01' }]);
  await person('别处', { grade: null }, [
    { unitId: other, role: 'LEADER' },
    { unitId: other, role: 'LEADER', kind: 'CONCURRENT', title: '政委' },
  ]);
  await person('别处二', {}, [{ unitId: other, role: 'LEADER' }]);
}

async function createMatters(): Promise<void> {
  const { station: unitId, task } = units;
  const holder = (await api.registry.officerVersion.findFirst({ where: { name: '早到' } }))!.officerId;
  const honor = await createHonor(api.registry, [{ unitId: task }, { officerId: holder }], { awardedOn: null });
  names.set(globalId('Honor', honor.id), '无日奖励');
  await createHonor(api.registry, [{ unitId }], { awardedOn: day('2021-01-01'), awardedPrecision: 'DAY' });
  const proposed = await createHonor(api.registry, [{ unitId }], {
    status: 'NOMINATED',
    nominatedOn: day('2024-01-01'),
  });
  names.set(globalId('Honor', proposed.id), '久未定');
  const policy = await createPolicy(api.registry, { unitId });
  const round = await createRound(api.registry, { unitId, policyId: policy.id, openedOn: '2024-01-01' });
  names.set(globalId('SelectionRound', round.id), '久开');
  await createRound(api.registry, { unitId, policyId: policy.id, openedOn: '2026-01-01' });
  const scheme = await createScheme(api.registry, { columns: { ownerId: unitId } });
  const cycle = await createCycle(api.registry, {
    schemeId: scheme.id,
    unitId,
    fromOn: '2023-01-01',
    toOn: '2024-01-01',
  });
  names.set(globalId('EvaluationCycle', cycle.id), '久未定案');
}

beforeAll(async () => {
  await createUnits();
  await createPeople();
  await createMatters();
}, 60_000);

const of = (key: keyof typeof units) => globalId('Unit', units[key]);
const asked = async (client: GraphQLClient, variables: object = {}, headers: Record<string, string> = PURPOSE) =>
  (await client.request(Doubts, { within: of('bureau'), asOf: TODAY, first: 100, ...variables } as never, headers))
    .dataQuality;

type Nodes = Awaited<ReturnType<typeof asked>>['nodes'];
const told = (nodes: Nodes) => nodes.map(({ check, subject }) => `${check} ${names.get(subject.id)}`);

const EXPECTED = [
  'unit-without-leader office',
  'unit-without-leader task',
  'unit-without-officers empty',
  'over-authorized-strength station',
  'unit-without-category bureau',
  'unit-without-category office',
  'temporary-unit-overlong task',
  'leader-of-lower-rank station',
  'officer-without-post 无职',
  'officer-without-post 从未任职',
  'concurrent-without-primary 只兼职',
  'officer-without-number 无号',
  'officer-without-rank 无衔',
  'officer-without-grade 无级',
  'joining-day-unknown 不知何时',
  'names-alike 重名',
  'names-alike 重名',
  'names-alike 重名',
  'auxiliary-in-command 辅警',
  'rank-not-reached-by-years 久未晋衔',
  'service-gap 断档',
  'assignment-before-joining 早到',
  'secondment-overlong 久借',
  'suspension-overlong 久停',
  'dismissed-in-service 已开除',
  'honor-without-day 无日奖励',
  'nomination-undecided 久未定',
  'round-not-concluded 久开',
  'cycle-not-finalized 久未定案',
];

describe('dataQuality', () => {
  it('finds what is doubtful of a unit and all below it, and nothing of what is in order', async () => {
    const { nodes, totalCount } = await asked(api.admin);
    expect(told(nodes)).toEqual(EXPECTED);
    expect(totalCount).toBe(EXPECTED.length);
    // a unit that leads nowhere else finds nobody who belongs to no unit
    expect(told((await asked(api.admin, { within: of('station') })).nodes)).toEqual(
      EXPECTED.filter((line) => /station|无职|只兼职|无号|久未定$|久开|久未定案/.test(line)),
    );
    expect(
      told(
        (await asked(api.admin, { within: of('other'), checks: ['unit-with-several-leaders', 'officer-without-post'] }))
          .nodes,
      ),
    ).toEqual(['unit-with-several-leaders other', 'officer-without-post 从未任职']);
  });

  it('tells each in the language of the request', async () => {
    const messages = async (language: string) =>
      (await asked(api.admin, {}, { ...PURPOSE, 'accept-language': language })).nodes.map(({ message }) => message);
    const zh = await messages('zh-CN');
    const en = await messages('en');
    expect(zh[3]).toBe('编制 2 人，实有民警 3 人');
    expect(en[3]).toBe('3 police officers serve where 2 are authorized.');
    expect(zh.slice(7, 8)).toEqual(['正职负责人为三级警司，低于副职的总警监']);
    expect(zh[20]).toBe('在职期间 2021-01-01 至 2021-03-01 没有主要任职');
    expect(zh.slice(15, 18).toSorted()).toEqual([
      '疑似重复登记：另有 1 人同名且同日入警',
      '疑似重复登记：本单位另有 1 人同名',
      '疑似重复登记：本单位另有 1 人同名，另有 1 人同名且同日入警',
    ]);
    expect([...zh, ...en].filter((message) => /undefined|null|NaN/.test(message))).toEqual([]);
    expect(en.filter((message) => !/^[\x20-\x7E]+$/.test(message))).toEqual([]);
  });

  it('is paged in either direction, in as many statements whatever is found', async () => {
    const lines: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof asked>> = await asked(api.admin, { first: 5, after });
      lines.push(...told(page.nodes));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(lines).toEqual(EXPECTED);
    const last = await asked(api.admin, { first: null, last: 4 });
    expect(told(last.nodes)).toEqual(EXPECTED.slice(-4));
    const before = await asked(api.admin, { first: null, last: 4, before: last.pageInfo.startCursor });
    expect(told(before.nodes)).toEqual(EXPECTED.slice(-8, -4));
    const statements = async (first: number) =>
      (await api.statements(() => asked(api.admin, { first, checks: ['officer-without-post', 'names-alike'] }))).length;
    expect(await statements(5)).toBe(await statements(1));
  });

  it('refuses what is no check, and tells which may be meant; asks for some alone', async () => {
    expect(await refusal(asked(api.admin, { checks: ['service-gaps'] }))).toMatchObject([
      {
        message: 'checks has "service-gaps", which is no check: did you mean service-gap?',
        extensions: { code: 'BAD_USER_INPUT', argument: 'checks' },
      },
    ]);
    const { nodes, totalCount } = await asked(api.admin, { checks: ['service-gap', 'officer-without-rank'] });
    expect([told(nodes), totalCount]).toEqual([['officer-without-rank 无衔', 'service-gap 断档'], 2]);
    expect(await asked(api.admin, { checks: [] })).toMatchObject({ nodes: [], totalCount: 0 });
  });

  it('shows each viewer what the viewer may read, and notes what is on record as read', async () => {
    const anybody = await api.signedIn(['registry:read']);
    const seen = EXPECTED.filter((line) => !/^(dismissed|cycle)/.test(line));
    expect(told((await asked(anybody)).nodes)).toEqual(seen);
    expect(await refusal(asked(await api.signedIn(scopesWithout('registry:read'))))).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    const bound = await api.signedIn(['registry:read', 'evaluation:read', 'discipline:read'], [units.station]);
    expect(told((await asked(bound)).nodes)).toEqual(told((await asked(api.admin, { within: of('station') })).nodes));
    expect(await asked(bound, { within: of('task') })).toMatchObject({ nodes: [], totalCount: 0 });
    const elsewhere = await api.signedIn(['discipline:read'], [units.station], ['registry:read']);
    expect(told((await asked(elsewhere)).nodes)).toEqual(seen);

    expect(told((await asked(api.admin, {}, {})).nodes)).toEqual(
      EXPECTED.filter((line) => !line.startsWith('dismissed')),
    );
    expect(await refusal(asked(api.admin, { checks: ['dismissed-in-service'] }, {}))).toMatchObject([
      { extensions: { code: 'PURPOSE_REQUIRED' } },
    ]);
    const before = await api.registry.personalRead.count();
    await asked(api.admin, { checks: ['dismissed-in-service', 'service-gap'] });
    expect(await api.registry.personalRead.count()).toBe(before + 1);
  });

  it('takes the category of a unit above the root of a subtree', async () => {
    const root = await createUnit(api.registry, { parentId: units.station });
    const below = await createUnit(api.registry, { parentId: root.id });
    const statement = new TemporalStatement({ asOf: TODAY, knownAt: null });
    const rows = placedSubtree(statement, statement.value(root.id, 'int'));
    expect(
      await api.registry.$query(sql`SELECT id, category FROM ${rows} AS sub ORDER BY id`, statement.values),
    ).toEqual([root, below].map(({ id }) => ({ id, category: 'STATION' })));
  });

  it('tells what was doubtful on another day', async () => {
    expect(told((await asked(api.admin, { asOf: '2020-06-15' })).nodes)).not.toContain('service-gap 断档');
    expect((await asked(api.admin, { asOf: '2019-06-15' })).nodes).toEqual([]);
  });

  it.each(['docs/insight.md', 'docs/insight.zh.md'])('has each check in the table of %s', (page) => {
    const listed = [...readFileSync(page, 'utf8').matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name]) => name);
    expect(listed.filter((name) => CHECKS.some((check) => check.name === name))).toEqual(
      CHECKS.map(({ name }) => name),
    );
  });
});
