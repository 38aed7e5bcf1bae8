import { beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { createRules, disciplineActs, ordered } from '../../support/discipline-acts.ts';
import {
  createConcern,
  createLiability,
  createRecommendation,
  createSanction,
} from '../../support/discipline-factories.ts';
import { createOfficerIn, createUnit, day, unique } from '../../support/factories.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { createProgram, requirement } from '../../support/program-factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';
import { withdrawals } from '../../support/withdrawals.ts';
import { LiftSanctionDocument } from '../../generated/graphql.ts';

// 合成: all people are synthetic

const api = useApp({ personalKeys: personalKeys(newKey('k')) });
const { impose } = disciplineActs(api);
const { act } = withdrawals(api);
const PURPOSE = { 'x-purpose': 'synthetic' };
const SCOPES = ['discipline:write', 'discipline:read'] as const;

beforeAll(() => createRules(api.registry, { 'sanction.warning.months': 6 }));

const imposed = async (officer: { id: number }, decidedOn = '2022-03-15') => {
  const result = await impose(officer, { decidedOn, form: 'SECOND' });
  if (result.__typename !== 'ImposeSanctionSuccess') throw new Error(JSON.stringify(result));
  return result.sanction.id;
};

describe('a sanction', () => {
  it('follows the officer through a transfer and through a merger of units, with who may read and lift it', async () => {
    const [first, second, third] = [
      await createUnit(api.registry),
      await createUnit(api.registry),
      await createUnit(api.registry),
    ];
    const officer = await createOfficerIn(api.registry, first);
    const sanction = await imposed(officer);
    const reader = ({ id }: { id: number }) => api.signedIn([...SCOPES], [id], ['registry:read']);
    const seenBy = async (unit: { id: number }) => {
      const { node, of } = await (
        await reader(unit)
      ).request<{ node: object | null; of: { sanctions: { nodes: { officer: { id: string } }[] } } }>(
        `{ node(id: "${sanction}") { id }
  of: unit(id: "${globalId('Unit', unit.id)}") { sanctions { nodes { officer { id } } } } }`,
        {},
        PURPOSE,
      );
      return [node !== null, of.sanctions.nodes.length];
    };
    const seen = async () => [await seenBy(first), await seenBy(second), await seenBy(third)];
    const [here, not] = [
      [true, 1],
      [false, 0],
    ];
    expect(await seen()).toEqual([here, not, not]);

    const to = globalId('Unit', second.id);
    await act('transferOfficer', { id: globalId('Officer', officer.id), to, title: '民警', effectiveOn: '2022-05-01' });
    expect(await seen()).toEqual([not, here, not]);

    await act('mergeUnits', { ids: [to], into: globalId('Unit', third.id), effectiveOn: '2022-06-01' });
    // the unit that was closed is read as it last was, and is of nobody's any more
    expect(await seen()).toEqual([not, not, here]);
    const input = { id: sanction, effectiveOn: '2022-07-01', basis: ordered() };
    expect(await (await reader(third)).request(LiftSanctionDocument, { input }, PURPOSE)).toMatchObject({
      liftSanction: { sanction: { status: 'LIFTED', until: '2022-09-15' } },
    });
  });
});

describe('what is counted of units', () => {
  it('is the rate of sanctions of a period, and early measures, of units of five alone', async () => {
    const [unit, small] = [await createUnit(api.registry), await createUnit(api.registry)];
    const officers = [];
    for (let n = 0; n < 5; n++) officers.push(await createOfficerIn(api.registry, unit));
    const few = await createOfficerIn(api.registry, small);
    await imposed(few);
    await imposed(officers[0]!);
    await imposed(officers[0]!, '2022-04-01');
    await imposed(officers[1]!, '2021-12-31');
    const concern = await createConcern(api.registry, {
      officerId: officers[2]!.id,
      keeperId: unit.id,
      from: '2022-01-10',
    });
    const words = { takenBy: Buffer.from([2]), recordedAt: new Date(Date.now() - 60_000) };
    for (const [takenOn, measure] of [
      ['2022-02-01', 'TALK'],
      ['2022-03-01', null],
      ['2023-01-01', 'EDUCATION'],
    ] as const) {
      await api.registry.concernStep.create({
        data: { concernId: concern.id, takenOn: day(takenOn), stage: 'CORRECTED', measure, ...words },
      });
    }
    const sanctions = requirement({
      key: 's',
      measure: 'SANCTIONS',
      per: 'YEAR',
      minimum: null,
      maximum: 30,
      tally: null,
    });
    const program = { kind: 'WARNING', subjectKind: 'UNIT', reach: 'OWNER', requirements: [sanctions] } as const;
    await createProgram(api.registry, { ...program, ownerId: unit.id });
    await createProgram(api.registry, { ...program, ownerId: small.id });
    interface Told {
      readonly unit: {
        readonly standings: readonly {
          readonly met: boolean | null;
          readonly lines: readonly { value: number | null }[];
        }[];
        readonly disciplineSummary: readonly { readonly form: string; readonly count: number }[];
      };
    }
    const told = async ({ id }: { id: number }, on: string, client = api.admin) =>
      (
        await client.request<Told>(
          `query @asOf(date: "${on}") { unit(id: "${globalId('Unit', id)}") {
  standings(kind: [WARNING]) { met lines { value } }
  disciplineSummary(from: "2022-01-01", to: "2023-01-01") { form count } } }`,
          {},
          PURPOSE,
        )
      ).unit;
    const forms = ({ disciplineSummary }: Told['unit']) => disciplineSummary.map(({ form, count }) => [form, count]);
    const whole = await told(unit, '2022-12-31');
    // two of five officers' worth in 2022; the third was decided the year before
    expect(whole.standings).toEqual([{ met: false, lines: [{ value: 40 }] }]);
    expect(forms(whole)).toEqual([
      ['FIRST', 1],
      ['SECOND', 2],
      ['THIRD', 0],
      ['FOURTH', 0],
    ]);
    expect((await told(unit, '2022-03-31')).standings).toEqual([{ met: true, lines: [{ value: 20 }] }]);
    expect((await told(unit, '2021-12-31')).standings).toEqual([{ met: true, lines: [{ value: 20 }] }]);
    // of fewer than five a rate would tell of persons
    expect((await told(small, '2022-12-31')).standings).toEqual([{ met: null, lines: [{ value: null }] }]);
  });
});

it('what contradicts the rules of sanctions, liabilities and recommendations is found by verify, each by its line', async () => {
  const { registry } = api;
  const unit = await createUnit(registry, { category: 'STATION' });
  const [officer, other] = [await createOfficerIn(registry, unit), await createOfficerIn(registry, unit)];
  const before = new Set(await breaksOf(registry));
  const early = await createSanction(registry, { officerId: officer.id, from: '2019-06-01' });
  const part = await createLiability(registry, { officerId: officer.id, unitId: unit.id, from: '2019-06-01' });
  const moved = await createSanction(registry, { officerId: officer.id, from: '2021-01-01', to: '2021-06-01' });
  const row = await registry.sanctionVersion.findFirstOrThrow({ where: { sanctionId: moved.id } });
  const { id: _id, ...columns } = row;
  await registry.sanctionVersion.create({
    data: { ...columns, lifted: true, validFrom: day('2021-06-01'), validTo: null, decidedOn: day('2021-02-01') },
  });
  const never = await createSanction(registry, { officerId: other.id, from: '2021-03-01', lifted: true });
  const found = { foundOn: day('2021-05-01'), fault: 'INTENT' as const, basisDocument: '合成', recordedAt: new Date() };
  const finding = await registry.liabilityFinding.create({
    data: { ...found, liabilityId: part.id, sanctionId: never.id },
  });
  const program = await createProgram(registry, { kind: 'RECOMMENDATION', ownerId: unit.id });
  const policy = await createPolicy(registry, { unitId: unit.id, key: `p${unique()}` });
  const round = await createRound(registry, { unitId: unit.id, policyId: policy.id, openedOn: '2022-01-01' });
  const recommendation = await createRecommendation(registry, {
    roundId: round.id,
    candidateId: officer.id,
    recommenderId: other.id,
    programId: program.id,
    from: '2021-12-31',
  });
  const rowOf = async (table: 'sanction_version' | 'case_liability_version' | 'recommendation_version', id: number) => {
    const owner = {
      sanction_version: 'sanction',
      case_liability_version: 'liability',
      recommendation_version: 'recommendation',
    };
    const rows = await registry.$queryRawUnsafe<{ id: number }[]>(
      `SELECT id FROM ${table} WHERE ${owner[table]}_id = ${id} ORDER BY id LIMIT 1`,
    );
    return rows[0]!.id;
  };
  const gone = `officer ${officer.id} on days on which that one is not there`;
  const lines = [
    `sanction_version ${await rowOf('sanction_version', early.id)}: it is of ${gone}`,
    `case_liability_version ${await rowOf('case_liability_version', part.id)}: it is of ${gone}`,
    `sanction ${moved.id}: it begins on 2021-01-01 and was decided on 2021-01-01`,
    `sanction_version ${await rowOf('sanction_version', never.id)}: it is lifted from the day of the decision on`,
    `liability_finding ${finding.id}: it led to a sanction of another officer`,
    `recommendation_version ${await rowOf('recommendation_version', recommendation.id)}: it is signed on a day on which its round is not open`,
  ];
  const after = (await breaksOf(registry)).filter((line) => !before.has(line));
  expect(after).toEqual(expect.arrayContaining(lines));
  // and nothing else of these tables but that no change recorded them
  const others = after.filter((line) => /^(sanction|case_liability|liability|recommendation)/.test(line));
  expect(others.filter((line) => !lines.includes(line) && !/change|proof|proven|recorded/.test(line))).toEqual([]);
});
