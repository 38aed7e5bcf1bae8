import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../../generated/gql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { createCycle, createEvaluation, createScheme, createScore } from '../../../support/evaluation-factories.ts';
import { addOfficerVersion, createOfficer, createUnit } from '../../../support/factories.ts';

const api = useApp();

const CycleRanking = graphql(`
  query CycleRanking(
    $id: ID!
    $subjects: [ID!]
    $named: [String!]
    $search: String
    $first: Int
    $after: String
    $date: Date
  ) @asOf(date: $date) {
    evaluationCycle(id: $id) {
      evaluations(subjects: $subjects, named: $named, search: $search, first: $first, after: $after) {
        totalCount
        nodes {
          rank
          subject {
            ... on Officer {
              name
            }
            ... on Unit {
              code
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      gradeDistribution {
        grade
        count
        basisPoints
      }
    }
  }
`);

const OwnEvaluations = graphql(`
  query OwnEvaluations($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Officer {
        evaluations {
          totalCount
          nodes {
            cycle {
              from
            }
          }
        }
      }
      ... on Unit {
        evaluations {
          totalCount
          nodes {
            cycle {
              from
            }
            subject {
              ... on Unit {
                code
              }
            }
          }
        }
      }
    }
  }
`);

const EvaluationDetails = graphql(`
  query EvaluationDetails($id: ID!, $first: Int!) {
    evaluationCycle(id: $id) {
      version
      evaluations(first: $first) {
        totalCount
        nodes {
          version
          scores {
            value
            indicator {
              key
            }
          }
          subject {
            ... on Officer {
              a: evaluations(first: 3) {
                totalCount
                nodes {
                  cycle {
                    version
                    gradeDistribution {
                      count
                    }
                    scheme {
                      version
                      indicators {
                        key
                      }
                      gradeBands {
                        minimum
                      }
                    }
                    unit {
                      code
                    }
                  }
                }
              }
              b: evaluations(first: 3) {
                totalCount
                nodes {
                  id
                }
              }
            }
          }
        }
      }
    }
  }
`);

let cycle: { id: number };
let officers: { id: number }[];
let unit: { id: number };

beforeAll(async () => {
  const { registry } = api;
  unit = await createUnit(registry, { code: 'B' });
  officers = [];
  for (const name of ['甲一', '乙二', '丙三', '丁四']) officers.push(await createOfficer(registry, { name }));
  officers.push(await createOfficer(registry, { name: '戊五', from: '2023-07-01' }));
  const { id: schemeId, indicatorIds } = await createScheme(registry);
  const held = { schemeId, unitId: unit.id };
  cycle = await createCycle(registry, { ...held, fromOn: '2023-01-01', toOn: '2024-01-01' });
  const results = [
    {},
    { total: 80, rank: 2, grade: 'COMPETENT' as const },
    { total: 80, rank: 2, grade: 'COMPETENT' as const },
    { total: 95, rank: 1, grade: 'EXCELLENT' as const },
    { rank: 4 },
  ];
  for (const [i, result] of results.entries()) {
    const { id } = await createEvaluation(registry, { cycleId: cycle.id, officerId: officers[i]!.id, ...result });
    await createScore(registry, { evaluationId: id, indicatorId: indicatorIds[0]!, value: 80 });
  }
  const next = await createCycle(registry, { ...held, fromOn: '2024-01-01', toOn: '2025-01-01' });
  for (const { id } of officers) await createEvaluation(registry, { cycleId: next.id, officerId: id });
  const ofUnits = await createScheme(registry, { columns: { subjectKind: 'UNIT' } });
  const older = { schemeId: ofUnits.id, unitId: unit.id, fromOn: '2022-01-01', toOn: '2023-01-01' };
  const { id: olderId } = await createCycle(registry, older);
  await createEvaluation(registry, { cycleId: olderId, unitId: unit.id });
});

describe('the evaluations of a cycle', () => {
  it('come by rank, then by id, those without one last, page by page', async () => {
    const seen: unknown[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page++) {
      const answer: {
        evaluationCycle?: {
          evaluations: { totalCount?: number | null; nodes: unknown[]; pageInfo: { endCursor?: string | null } };
        } | null;
      } = await api.admin.request(CycleRanking, { id: globalId('EvaluationCycle', cycle.id), first: 2, after });
      const { totalCount, nodes, pageInfo } = answer.evaluationCycle!.evaluations;
      expect(totalCount).toBe(5);
      seen.push(...nodes);
      after = pageInfo.endCursor ?? null;
    }
    expect(seen).toEqual([
      { rank: 1, subject: { name: '丁四' } },
      { rank: 2, subject: { name: '乙二' } },
      { rank: 2, subject: { name: '丙三' } },
      { rank: 4, subject: { name: '戊五' } },
      { rank: null, subject: { name: '甲一' } },
    ]);
  });

  it('are found by numbers, codes and names that subjects have or had, each once and page by page, in one statement', async () => {
    const { registry } = api;
    const { id: schemeId } = await createScheme(registry);
    const { id } = await createCycle(registry, { schemeId, unitId: unit.id, fromOn: '2023-04-01', toOn: '2023-05-01' });
    const officerId = (await createOfficer(registry, { name: '己六', policeNumber: 'N-1', to: '2024-01-01' })).id;
    await addOfficerVersion(registry, officerId, { name: '己六', policeNumber: 'N-2', from: '2024-01-01' });
    const squad = await createUnit(registry, { code: 'CU', name: '合成支队', shortName: '支队（b）' });
    for (const subject of [{ officerId }, { unitId: squad.id }, { officerId: officers[0]!.id }]) {
      await createEvaluation(registry, { cycleId: id, ...subject });
    }
    const named = async (names: readonly string[], more: object = {}) => {
      const asked = { id: globalId('EvaluationCycle', id), named: [...names], ...more };
      return (await api.admin.request(CycleRanking, asked)).evaluationCycle!.evaluations;
    };
    const [ofOfficer, ofUnit] = [{ name: '己六' }, { code: 'CU' }].map((subject) => ({ rank: null, subject }));
    for (const name of ['n-1', 'N-2']) expect((await named([name])).nodes).toEqual([ofOfficer]);
    for (const name of ['cu', '合成支队', '支队（b）']) expect((await named([name])).nodes).toEqual([ofUnit]);
    // as they are copied from a spreadsheet
    for (const name of [' Ｎ－ 1\u3000', '\u00A0n-2']) expect((await named([name])).nodes).toEqual([ofOfficer]);
    for (const name of ['ｃｕ ', '合 成　支队', ' 支 队（ｂ）', '支队(B)', '支\u{E0100}队（b）']) {
      expect([name, (await named([name])).nodes]).toEqual([name, [ofUnit]]);
    }
    // by what is theirs from a later day on, nobody is found
    expect((await named(['N-2'], { date: '2023-12-31' })).nodes).toEqual([]);
    const both = ['N-1', 'N-2', '支队(b)', '甲一'];
    const first = await named(both, { first: 1 });
    expect(first).toMatchObject({ totalCount: 2, nodes: [ofOfficer] });
    expect((await named(both, { first: 1, after: first.pageInfo.endCursor })).nodes).toEqual([ofUnit]);
    expect(await named([])).toMatchObject({ totalCount: 0, nodes: [] });
    const others = Array.from({ length: 1_000 }, (_name, i) => `X-${i}`);
    const one = await api.statements(() => named(both));
    const many = await api.statements(() => named([...both, ...others.slice(4)]));
    expect(many).toHaveLength(one.length);
    for (const wrong of [[...others, 'N-1'], ['N\0']]) await expect(named(wrong)).rejects.toThrow('named');
    // no text is a wildcard
    expect((await named(['', ' ', '%', "N-1' OR 'a' = 'a"])).nodes).toEqual([]);
    const elsewhere = await api.signedIn(['evaluation:read'], [squad.id], ['registry:read']);
    const asked = { id: globalId('EvaluationCycle', id), named: ['N-1', '支队(b)'] };
    expect((await elsewhere.request(CycleRanking, asked)).evaluationCycle!.evaluations.nodes).toEqual([ofUnit]);
  });

  it('are found by the ids of subjects, whether or not these have a number, in one statement, however many they are', async () => {
    const { registry } = api;
    const { id: schemeId } = await createScheme(registry);
    const { id } = await createCycle(registry, { schemeId, unitId: unit.id, fromOn: '2023-08-01', toOn: '2023-09-01' });
    const officer = await createOfficer(registry, { name: '无号', policeNumber: null });
    const squad = await createUnit(registry, { code: 'CS' });
    for (const subject of [{ officerId: officer.id }, { unitId: squad.id }, { officerId: officers[0]!.id }]) {
      await createEvaluation(registry, { cycleId: id, ...subject });
    }
    const of = async (subjects: readonly string[], client = api.admin) => {
      const asked = { id: globalId('EvaluationCycle', id), subjects: [...subjects] };
      return (await client.request(CycleRanking, asked)).evaluationCycle!.evaluations;
    };
    const [ofOfficer, ofUnit] = [{ name: '无号' }, { code: 'CS' }].map((subject) => ({ rank: null, subject }));
    const both = [globalId('Officer', officer.id), globalId('Unit', squad.id)];
    expect((await of(both.slice(0, 1))).nodes).toEqual([ofOfficer]);
    expect(await of([...both, globalId('Officer', 999_999)])).toMatchObject({
      totalCount: 2,
      nodes: [ofOfficer, ofUnit],
    });
    // the id of an officer is not that of a unit of the same number
    expect((await of([globalId('Unit', officer.id)])).nodes).not.toContainEqual(ofOfficer);
    expect(await of([])).toMatchObject({ totalCount: 0, nodes: [] });
    const many = Array.from({ length: 998 }, (_id, i) => globalId('Officer', 1_000_000 + i));
    const two = await api.statements(() => of(both));
    expect(await api.statements(() => of([...both, ...many]))).toHaveLength(two.length);
    for (const wrong of [[...both, ...many, both[0]!], [globalId('Honor', 1)], ['?']]) {
      await expect(of(wrong)).rejects.toThrow('subjects');
    }
    const elsewhere = await api.signedIn(['evaluation:read'], [squad.id], ['registry:read']);
    expect((await of(both, elsewhere)).nodes).toEqual([ofUnit]);
  });

  it('are found by a part of what subjects are called, or were, page by page, in as many statements as all', async () => {
    const { registry } = api;
    const { id: schemeId } = await createScheme(registry);
    const { id } = await createCycle(registry, { schemeId, unitId: unit.id, fromOn: '2023-06-01', toOn: '2023-07-01' });
    const written = { name: '庚七', namePinyin: 'geng qi', nameJoined: 'gengqi', nameInitials: 'gq' };
    const officerId = (await createOfficer(registry, { ...written, policeNumber: 'S-1', to: '2024-01-01' })).id;
    await addOfficerVersion(registry, officerId, { ...written, policeNumber: 'T-1', from: '2024-01-01' });
    const squad = await createUnit(registry, { code: 'GU', name: '合成庚大队', shortName: '庚队' });
    for (const subject of [{ officerId }, { unitId: squad.id }, { officerId: officers[0]!.id }]) {
      await createEvaluation(registry, { cycleId: id, ...subject });
    }
    const found = async (search: string, more: object = {}) => {
      const asked = { id: globalId('EvaluationCycle', id), search, ...more };
      return (await api.admin.request(CycleRanking, asked)).evaluationCycle!.evaluations;
    };
    const [ofOfficer, ofUnit] = [{ name: '庚七' }, { code: 'GU' }].map((subject) => ({ rank: null, subject }));
    for (const text of ['庚七', 'gengqi', 'GQ', 's-1', 'T-']) {
      expect([text, (await found(text)).nodes]).toEqual([text, [ofOfficer]]);
    }
    for (const text of ['成庚', ' 庚队', '庚隊', 'gu'])
      expect([text, (await found(text)).nodes]).toEqual([text, [ofUnit]]);
    expect((await found('T-1', { date: '2023-12-31' })).nodes).toEqual([]);
    const first = await found('庚', { first: 1 });
    expect(first).toMatchObject({ totalCount: 2, nodes: [ofOfficer] });
    expect((await found('庚', { first: 1, after: first.pageInfo.endCursor })).nodes).toEqual([ofUnit]);
    for (const none of ['辛', '%', "庚' OR 'a' = 'a"]) {
      expect(await found(none)).toMatchObject({ totalCount: 0, nodes: [] });
    }
    expect((await found(' ')).totalCount).toBe(3);
    for (const wrong of ['庚'.repeat(65), '庚\0']) await expect(found(wrong)).rejects.toThrow('search');
    const all = await api.statements(() => found(' '));
    expect(await api.statements(() => found('庚'))).toHaveLength(all.length);
    const elsewhere = await api.signedIn(['evaluation:read'], [squad.id], ['registry:read']);
    const asked = { id: globalId('EvaluationCycle', id), search: '庚' };
    expect((await elsewhere.request(CycleRanking, asked)).evaluationCycle!.evaluations.nodes).toEqual([ofUnit]);
  });

  it('spread over every grade, in basis points of those graded', async () => {
    const { evaluationCycle } = await api.admin.request(CycleRanking, { id: globalId('EvaluationCycle', cycle.id) });
    expect(evaluationCycle!.gradeDistribution).toEqual([
      { grade: 'EXCELLENT', count: 1, basisPoints: 3_333 },
      { grade: 'COMPETENT', count: 2, basisPoints: 6_667 },
      { grade: 'BASICALLY_COMPETENT', count: 0, basisPoints: 0 },
      { grade: 'INCOMPETENT', count: 0, basisPoints: 0 },
      { grade: 'NOT_GRADED', count: 2, basisPoints: 0 },
    ]);
  });

  it('are rounded by half a point upward, so that the shares may not sum to 10,000', async () => {
    const { registry } = api;
    const { id: schemeId } = await createScheme(registry);
    const period = { fromOn: '2023-01-01', toOn: '2023-02-01' };
    const { id: cycleId } = await createCycle(registry, { schemeId, unitId: unit.id, ...period });
    for (let i = 0; i < 32; i++) {
      const { id: officerId } = await createOfficer(registry);
      await createEvaluation(registry, { cycleId, officerId, grade: i === 0 ? 'EXCELLENT' : 'COMPETENT' });
    }
    const { evaluationCycle } = await api.admin.request(CycleRanking, { id: globalId('EvaluationCycle', cycleId) });
    expect(evaluationCycle!.gradeDistribution.map(({ basisPoints }) => basisPoints)).toEqual([313, 9_688, 0, 0, 0]);
  });

  it.each([
    ['2022-12-31', null],
    ['2023-01-01', 4],
    ['2023-06-30', 4],
    ['2023-07-01', 5],
  ])('are there from the first day of the period, when their subjects are: %s', async (date, totalCount) => {
    const id = globalId('EvaluationCycle', cycle.id);
    const { evaluationCycle } = await api.admin.request(CycleRanking, { id, date });
    expect(evaluationCycle?.evaluations.totalCount ?? null).toBe(totalCount);
  });

  it('are empty while the cycle is a draft', async () => {
    const { registry } = api;
    const { id: schemeId } = await createScheme(registry);
    const prepared = { schemeId, unitId: unit.id, fromOn: '2023-03-01', toOn: '2023-04-01', from: '2023-02-01' };
    const { id } = await createCycle(registry, { ...prepared, status: 'DRAFT' });
    await createEvaluation(registry, { cycleId: id, officerId: officers[0]!.id, grade: 'EXCELLENT' });
    const answer = await api.admin.request(CycleRanking, { id: globalId('EvaluationCycle', id), date: '2023-02-28' });
    expect(answer.evaluationCycle).toMatchObject({ evaluations: { totalCount: 0, nodes: [] } });
    expect(answer.evaluationCycle!.gradeDistribution.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
  });

  it('cost one statement for each field, however many there are and under any number of aliases', async () => {
    const id = globalId('EvaluationCycle', cycle.id);
    const one = await api.statements(() => api.admin.request(EvaluationDetails, { id, first: 1 }));
    const many = await api.statements(() => api.admin.request(EvaluationDetails, { id, first: 5 }));
    // the cycle and its lock; the page and its count, locks, scores; the officers, their evaluations and the counts of
    // these; the cycles of these, their locks, distributions, units and schemes; locks, indicators and bands of these
    expect([one, many].map(({ length }) => length)).toEqual([17, 17]);
  });
});

describe('the evaluations of an officer and of a unit', () => {
  it('come newest cycle first', async () => {
    const ids = [globalId('Officer', officers[1]!.id), globalId('Unit', unit.id)];
    const { nodes } = await api.admin.request(OwnEvaluations, { ids });
    expect(nodes).toEqual([
      { evaluations: { totalCount: 2, nodes: [{ cycle: { from: '2024-01-01' } }, { cycle: { from: '2023-01-01' } }] } },
      { evaluations: { totalCount: 1, nodes: [{ cycle: { from: '2022-01-01' }, subject: { code: 'B' } }] } },
    ]);
  });
});
