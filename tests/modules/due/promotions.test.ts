import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { globalId, scopesWithout, useApp } from '../../support/app.ts';
import { createRule, createSanction } from '../../support/discipline-factories.ts';
import { createCycle, createEvaluation, createScheme } from '../../support/evaluation-factories.ts';
import { addOfficerVersion, createAssignment, createOfficer, createUnit } from '../../support/factories.ts';
import { daysAfter, monthsAfter } from '../../../src/time/day.ts';

// whom everything is about is made up (合成); what is due is compared with what each officer is eligible for

const api = useApp();
const PURPOSE = { 'x-purpose': 'test' };
const ON = '2026-06-01';
let unit: { id: number };
const ids: number[] = [];

const RANKS = ['CONSTABLE_FIRST_CLASS', 'SUPERINTENDENT_THIRD_CLASS', 'SUPERINTENDENT_SECOND_CLASS'] as const;
const GRADES = ['POLICE_OFFICER_4', 'POLICE_OFFICER_3', 'POLICE_OFFICER_2'] as const;

/** Numbers that are the same in every run. */
let seed = 7;
const below = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;

type Row = NonNullable<Parameters<typeof createOfficer>[1]>;

/** A history of up to four rows, with gaps, suspensions and breaks of service among them. */
async function history(): Promise<void> {
  const rows: Row[] = [];
  let from = daysAfter('2019-01-01', below(1500));
  const count = 1 + below(4);
  for (let i = 0; i < count; i++) {
    const last = i === count - 1;
    const to = daysAfter(from, 30 + below(500));
    rows.push({
      from,
      ...(!last && { to }),
      rank: RANKS[below(8) === 0 ? 2 : below(2)]!,
      grade: GRADES[below(8) === 0 ? 2 : below(2)]!,
      status: !last && below(6) === 0 ? 'SEPARATED' : below(6) === 0 ? 'SUSPENDED' : 'ACTIVE',
      startKnown: below(8) > 0,
    });
    from = below(8) === 0 ? daysAfter(to, 10) : to;
  }
  const name = `officer${ids.length}`;
  const [first, ...others] = rows;
  const { id } = await createOfficer(api.registry, { name, namePinyin: name, ...first });
  for (const row of others) await addOfficerVersion(api.registry, id, { name, namePinyin: name, ...row });
  await createAssignment(api.registry, id, { unitId: unit.id, from: '2010-01-01' });
  ids.push(id);
}

const RESULTS = ['EXCELLENT', 'COMPETENT', 'NOT_GRADED', 'BASICALLY_COMPETENT', null] as const;

/** The results of some years; null for no result. */
async function everyYear(of: readonly number[], resultOf: () => (typeof RESULTS)[number]): Promise<void> {
  const { registry } = api;
  const scheme = await createScheme(registry, {});
  for (const year of of) {
    const period = { fromOn: `${year}-01-01`, toOn: `${year + 1}-01-01`, from: `${year + 1}-02-01` };
    const cycle = await createCycle(registry, { schemeId: scheme.id, unitId: unit.id, status: 'FINALIZED', ...period });
    for (const officerId of ids) {
      const grade = resultOf();
      if (grade) await createEvaluation(registry, { cycleId: cycle.id, officerId, grade, total: 80, rank: 1 });
    }
  }
}

beforeAll(async () => {
  const { registry } = api;
  unit = await createUnit(registry, { kind: 'STATION', from: '2010-01-01' });
  for (const [key, value, confirmed] of [
    ['grade.police-officer-3.months', 24, true],
    ['grade.police-officer-2.months', 36, true],
    ['grade.excellent.shorter.months', 6, true],
    ['sanction.warning.no-rank.months', 6, true],
  ] as const) {
    await createRule(registry, { key, value, confirmed, from: '2019-01-01' });
  }
  for (let i = 0; i < 60; i++) await history();
  await everyYear([2022, 2023, 2024, 2025], () => RESULTS[below(RESULTS.length)]!);
  await createSanction(registry, { officerId: ids[0]!, from: '2026-05-01' });
}, 60_000);

interface Item {
  readonly kind: string;
  readonly dueOn: string;
  readonly message: string;
  readonly officer: { readonly id: string };
  readonly rule: { readonly key: string } | null;
}

async function due(
  kinds: string,
  {
    on = ON,
    from = '2020-06-01',
    client = api.admin,
    headers = PURPOSE,
  }: { on?: string; from?: string; client?: GraphQLClient; headers?: object } = {},
): Promise<Item[]> {
  const nodes: Item[] = [];
  for (let after: string | null = null; ;) {
    const query = `query ($within: ID!, $after: String) @asOf(date: "${on}") {
      dueItems(within: $within, from: "${from}", to: "${monthsAfter(from, 119)}", kinds: [${kinds}], first: 100, after: $after) {
        nodes { kind dueOn message officer { id } rule { key } } pageInfo { hasNextPage endCursor }
      }
    }`;
    const answer: { dueItems: { nodes: Item[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await client.request(query, { within: globalId('Unit', unit.id), after }, { ...headers });
    nodes.push(...answer.dueItems.nodes);
    if (!answer.dueItems.pageInfo.hasNextPage) return nodes;
    after = answer.dueItems.pageInfo.endCursor;
  }
}

/** The day on which eligibility says that the years are full, by officer: of those whose years are not full yet. */
async function years(purpose: 'RANK' | 'GRADE', on: string): Promise<Map<string, string>> {
  const query = `query ($ids: [ID!]!) @asOf(date: "${on}") {
    nodes(ids: $ids) { ... on Officer { id status eligibility(purpose: ${purpose}) { reasons { code until } } } }
  }`;
  const { nodes } = await api.admin.request<{
    nodes: { id: string; status: string; eligibility: { reasons: { code: string; until: string | null }[] } | null }[];
  }>(query, { ids: ids.map((id) => globalId('Officer', id)) }, PURPOSE);
  return new Map(
    nodes.flatMap(({ id, status, eligibility }) => {
      // who has left the force has nothing due
      if (status !== 'ACTIVE' && status !== 'SUSPENDED') return [];
      const until = eligibility?.reasons.find(({ code }) => code === `years-in-${purpose.toLowerCase()}`)?.until;
      return until ? [[id, until] as const] : [];
    }),
  );
}

describe('what is due and what somebody is eligible for', () => {
  it.each([
    ['RANK', ON],
    ['GRADE', ON],
    ['RANK', '2023-01-15'],
    ['GRADE', '2023-01-15'],
  ] as const)('agree on the day on which the years of a %s are full, as of %s', async (purpose, on) => {
    const items = await due(`${purpose}_PROMOTION`, { on });
    const expected = await years(purpose, on);
    const ahead = items.filter(({ dueOn }) => dueOn > on);
    expect(new Map(ahead.map(({ officer, dueOn }) => [officer.id, dueOn]))).toEqual(expected);
    expect(expected.size).toBeGreaterThan(3);
    expect(new Set(items.map(({ officer }) => officer.id)).size).toBe(items.length);
  });

  it('tell what is overdue on the day, and the rule', async () => {
    const overdue = (await due('RANK_PROMOTION')).filter(({ dueOn }) => dueOn <= ON);
    const eligible = await years('RANK', ON);
    expect(overdue.length).toBeGreaterThan(3);
    for (const { officer, rule } of overdue) {
      expect(eligible.has(officer.id)).toBe(false);
      expect(rule!.key).toMatch(/^rank\..*\.months$/);
    }
  });
});

describe('what stands against it', () => {
  it('is told as far as the viewer may read it', async () => {
    const [sanctioned] = ids.map((id) => globalId('Officer', id));
    const of = (items: Item[]) => items.find(({ officer }) => officer.id === sanctioned)!;
    const full = of(await due('RANK_PROMOTION', {}));
    const without = await api.signedIn(scopesWithout('discipline:read'));
    const less = of(await due('RANK_PROMOTION', { client: without, headers: {} }));
    expect(less).toMatchObject({ dueOn: full.dueOn });
    expect(less.message).not.toContain('处分');
    expect(full.message.includes('受处分影响，至 2026-11-01 止')).toBe(full.dueOn < '2026-11-01');
  });

  it('of evaluations is neither told nor to be concluded from the day by who may not read them', async () => {
    const without = await api.signedIn(scopesWithout('evaluation:read', 'discipline:read'));
    const asked = [due('GRADE_PROMOTION'), due('GRADE_PROMOTION', { client: without, headers: {} })] as const;
    const [all, less] = await Promise.all(asked);
    await everyYear([2021], () => 'EXCELLENT');
    expect(await due('GRADE_PROMOTION', { client: without, headers: {} })).toEqual(less);
    expect(await due('GRADE_PROMOTION')).not.toEqual(all);
  });
});
