import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { SelectionCandidatesDocument, type CandidatesQueryVariables } from '../../generated/graphql.ts';
import { createForce } from '../../support/candidates.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createCycle, createEvaluation, createScheme } from '../../support/evaluation-factories.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { createRound, createSelection } from '../../support/selection-factories.ts';
import { ENGLISH } from '../../support/writes.ts';

const api = useApp();

let roundId: string;

/** Of each candidate the place, the score, the name, the category and the rule that excludes. */
const Candidates = graphql(`
  query Candidates(
    $round: ID!
    $category: [UnitCategory!]
    $includeIneligible: Boolean
    $search: String
    $first: Int
    $after: String
  ) {
    selectionRound(id: $round) {
      candidates(
        category: $category
        includeIneligible: $includeIneligible
        search: $search
        first: $first
        after: $after
      ) {
        totalCount
        nodes {
          place
          score
          officer {
            name
          }
          category
          excludedBy
        }
        pageInfo {
          endCursor
        }
      }
    }
  }
`);

type Which = Omit<CandidatesQueryVariables, 'round'>;

const list = async (variables: Which = {}) => {
  const { selectionRound } = await api.admin.request(Candidates, { round: roundId, ...variables });
  return selectionRound!.candidates;
};

const shown = async (variables: Which = {}) =>
  (await list(variables)).nodes.map(({ place, score, officer, category, excludedBy }) => [
    place,
    score,
    officer.name,
    category,
    ...(excludedBy === null ? [] : [excludedBy]),
  ]);

beforeAll(async () => {
  const { registry } = api;
  const { add, policy, units } = await createForce(registry);
  const round = await createRound(registry, { unitId: units.B.id, policyId: policy.id, openedOn: '2024-03-01' });
  roundId = globalId('SelectionRound', round.id);
  // 0.5 × 90 + 0.3 × 80 + 0.2 × 70 = 83; what is further back does not count
  const three = await add('S', '甲', [
    { year: 2023, total: 90, grade: 'EXCELLENT', outcome: 'RETAIN' },
    { year: 2022, total: 80 },
    { year: 2021, total: 70 },
    { year: 2020, total: 1 },
  ]);
  for (const meritClass of ['COMMENDATION', 'THIRD_CLASS_MERIT', 'COMMENDATION', null] as const) {
    await createHonor(registry, [{ officerId: three.id }], { meritClass });
  }
  await createHonor(registry, [{ officerId: three.id }], { meritClass: 'TITLE', status: 'NOMINATED' });
  // (5000 × 85.55 + 3000 × 80) / 8000 = 83.46875; below the station, of its category
  await add('SP', '乙', [
    { year: 2023, total: 85.55, grade: 'BASICALLY_COMPETENT', outcome: 'ADJUST' },
    { year: 2022, total: 80 },
  ]);
  await add('O', '丁', [{ year: 2021, total: 83.47 }]);
  await add('O', '丙', [{ year: 2021, total: 83.47 }]);
  const usual = await add('O', '戊', [{ year: 2023, total: 60 }], {
    namePinyin: 'wu yi',
    nameJoined: 'wuyi',
    nameInitials: 'wy',
    policeNumber: '000777',
  });
  // a competence assessment after it is no result
  const assessment = await createCycle(registry, {
    schemeId: (await createScheme(registry, { groups: { superiors: 10_000 } })).id,
    unitId: units.B.id,
    fromOn: '2023-01-01',
    toOn: '2024-02-01',
    status: 'FINALIZED',
  });
  await createEvaluation(registry, {
    cycleId: assessment.id,
    officerId: usual.id,
    total: 10,
    grade: 'INCOMPETENT',
    outcome: 'RETAIN',
  });
  // those whom a rule excludes
  await add('S', 'x1', [{ year: 2023, total: 99 }], { status: 'SUSPENDED' });
  await add('S', 'x2', [{ year: 2023, total: 99 }], { category: 'AUXILIARY' });
  await add('N', 'x3', [{ year: 2023, total: 99 }]);
  await add('S', 'x4', [{ year: 2020, total: 99 }]);
  await add('S', 'x5', [
    { year: 2023, total: 50, grade: 'INCOMPETENT' },
    { year: 2022, total: 99 },
  ]);
  await add('S', 'x6', [{ year: 2023, total: 99, outcome: 'REMOVE' }]);
  await add('S', 'x7', [{ year: 2023, grade: 'NOT_GRADED' }]);
  await add('S', 'x8', [{ year: 2023, total: 99 }], { status: 'RETIRED' });
  const taken = await add('S', 'x9', [{ year: 2023, total: 99 }]);
  const selection = { roundId: round.id, officerId: taken.id, fromUnitId: units.S.id, selectedOn: '2024-04-01' };
  await createSelection(registry, selection);
});

const ELIGIBLE = [
  [1, 83.47, '丁', 'OPERATIONAL'],
  [1, 83.47, '丙', 'OPERATIONAL'],
  [1, 83.47, '乙', 'STATION'],
  [2, 83, '甲', 'STATION'],
  [3, 60, '戊', 'OPERATIONAL'],
];

const EXCLUDED = [
  [null, null, 'x1', 'STATION', 'suspended'],
  [null, null, 'x2', 'STATION', 'not-police'],
  [null, null, 'x3', null, 'no-unit-category'],
  [null, null, 'x4', 'STATION', 'no-evaluation'],
  [null, null, 'x5', 'STATION', 'evaluation-incompetent'],
  [null, null, 'x6', 'STATION', 'competence-remove'],
  [null, null, 'x7', 'STATION', 'no-evaluation'],
  [null, null, 'x8', 'STATION', 'not-serving'],
  [null, null, 'x9', 'STATION', 'selected-already'],
];

describe('candidates', () => {
  it('are the eligible by the weighted mean of their last results, equal scores by name sharing a place in their category', async () => {
    expect(await shown()).toEqual(ELIGIBLE);
  });

  it('include excluded officers last on request, each with the rule that excludes', async () => {
    const variables = { includeIneligible: true };
    expect(await shown(variables)).toEqual([...ELIGIBLE, ...EXCLUDED]);
    expect((await list(variables)).totalCount).toBe(14);
  });

  it('are counted, paged and filtered by category', async () => {
    expect(await shown({ category: ['STATION'] })).toEqual([ELIGIBLE[2], ELIGIBLE[3]]);
    expect(await shown({ category: [] })).toEqual([]);
    const pages: unknown[] = [];
    let after: string | null = null;
    for (let page = 0; page < 5; page++) {
      const variables: Which = { includeIneligible: true, first: 3, after };
      pages.push(...(await shown(variables)));
      after = (await list(variables)).pageInfo.endCursor;
    }
    expect(pages).toEqual([...ELIGIBLE, ...EXCLUDED]);
    expect((await list({ first: 1 })).totalCount).toBe(5);
  });

  it('are found by name, pinyin, initials or number, with their place among all, in as many statements', async () => {
    for (const search of ['戊', 'wuyi', 'wu', 'WY', '000777', '0007', '０００７７７']) {
      expect([search, await shown({ search })]).toEqual([search, [ELIGIBLE[4]]]);
    }
    expect(await shown({ search: '戊', category: ['STATION'] })).toEqual([]);
    expect(await list({ search: '己' })).toMatchObject({ totalCount: 0, nodes: [] });
    expect((await list({ search: ' ' })).totalCount).toBe(5);
    expect((await list({ search: 'x', includeIneligible: true, first: 2 })).totalCount).toBe(9);
    expect(await shown({ search: 'x3', includeIneligible: true })).toEqual([EXCLUDED[2]]);
    for (const wrong of ['戊'.repeat(65), '戊\0']) await expect(list({ search: wrong })).rejects.toThrow('search');
    const all = await api.statements(() => list());
    expect(await api.statements(() => list({ search: '戊' }))).toHaveLength(all.length);
  });

  it('have reasons for and against, in both languages', async () => {
    const ask = async (headers: Record<string, string>) => {
      const variables = { round: roundId, category: ['STATION' as const], includeIneligible: true, first: 100 };
      const { selectionRound } = await api.admin.request(SelectionCandidatesDocument, variables, headers);
      return new Map(selectionRound!.candidates.nodes.map((candidate) => [candidate.officer.name, candidate]));
    };
    const [zh, en] = [await ask({}), await ask(ENGLISH)];
    const reasons = (name: string) => [zh, en].map((all) => all.get(name)!.reasons.map(({ text }) => text));
    expect(zh.get('甲')).toMatchObject({
      lastGrade: 'EXCELLENT',
      competenceOutcome: 'RETAIN',
      honorsByClass: [
        { meritClass: 'COMMENDATION', count: 2 },
        { meritClass: 'THIRD_CLASS_MERIT', count: 1 },
        { meritClass: null, count: 1 },
      ],
      eligible: true,
      excludedBy: null,
      reasons: [
        { kind: 'FOR', code: 'active-in-category' },
        { kind: 'FOR', code: 'evaluation-grade' },
        { kind: 'FOR', code: 'competence-outcome' },
        { kind: 'FOR', code: 'honors' },
      ],
    });
    expect(reasons('甲')).toEqual([
      ['在派出所任职', '最近一次考核为优秀', '最近一次胜任度测评建议留任', '获嘉奖 2 次、三等功 1 次、其他荣誉 1 次'],
      [
        'Serves in a unit of the category: station.',
        'The last evaluation is excellent.',
        'The last competence assessment recommends: retain.',
        'Honors conferred: commendation 2, third-class merit 1, other 1.',
      ],
    ]);
    expect(zh.get('乙')!.reasons.map(({ kind, code }) => [kind, code])).toEqual([
      ['FOR', 'active-in-category'],
      ['AGAINST', 'evaluation-grade'],
      ['AGAINST', 'competence-outcome'],
    ]);
    expect(zh.get('x8')).toMatchObject({ eligible: false, score: null, place: null, lastGrade: 'COMPETENT' });
    expect(reasons('x8')[0]).toEqual(['不在职', '最近一次考核为称职']);
    expect(reasons('x6')).toEqual([
      ['最近一次胜任度测评建议免职', '在派出所任职', '最近一次考核为称职'],
      [
        'The last competence assessment recommends removal.',
        'Serves in a unit of the category: station.',
        'The last evaluation is competent.',
      ],
    ]);
  });
});
