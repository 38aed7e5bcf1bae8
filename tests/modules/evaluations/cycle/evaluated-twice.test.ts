import { beforeAll, describe, expect, it } from '@jest/globals';
import { OpenEvaluationCycleDocument } from '../../../generated/graphql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { createScheme } from '../../../support/evaluation-factories.ts';
import { createAssignment, createOfficer, createOfficerIn, createUnit, unique } from '../../../support/factories.ts';
import { leavingNoTrace } from '../../../support/writes.ts';
import { refusedInBoth } from '../../../support/refusals.ts';

const api = useApp();

type Headers = Record<string, string>;
type Place = { id: number };

let bureau: Place;
let station: Place;
let elsewhere: Place;

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'ET' });
  station = await createUnit(api.registry, { code: 'ET-S', parentId: bureau.id });
  elsewhere = await createUnit(api.registry, { code: 'ET-E', parentId: bureau.id });
  for (const policeNumber of ['990701', '990702', null]) {
    await createOfficerIn(api.registry, station, { policeNumber, name: policeNumber ?? '无号者' });
  }
});

const YEAR = { from: '2024-01-01', to: '2025-01-01' };

const open = (by: Place, unit: Place, period: { from: string; to: string } = YEAR, headers: Headers = {}) =>
  api.admin
    .request(
      OpenEvaluationCycleDocument,
      {
        input: { scheme: globalId('EvaluationScheme', by.id), unit: globalId('Unit', unit.id), ...period },
        key: `key-${unique()}`,
      },
      headers,
    )
    .then((data) => data.openEvaluationCycle);

const rule = (zh: string, en: string) =>
  [zh, en].map((message) => ({ __typename: 'RuleViolationError', message, rule: 'evaluated-twice', article: null }));

const scheme = async (columns: Parameters<typeof createScheme>[1] = {}) => {
  const key = `twice-${unique()}`;
  return { key, ...(await createScheme(api.registry, { key, ...columns })) };
};

describe('openEvaluationCycle for those who take part already', () => {
  it('refuses at the station what the bureau does, and the other way round', async () => {
    for (const [first, code, second] of [
      [bureau, 'ET', station],
      [station, 'ET-S', bureau],
    ] as const) {
      const { key, ...by } = await scheme();
      expect(await open(by, first)).toMatchObject({ participants: 3 });
      expect(await refusedInBoth(api, (headers) => open(by, second, YEAR, headers))).toEqual(
        rule(
          `990701 990701、990702 990702、无号者已参加按考核办法「办法${key}」开展、周期重叠的考核，如单位 单位${code} ${code} 2024-01-01 起至 2025-01-01 前的考核周期`,
          `In a cycle of the scheme 办法${key} that shares days with this one already, such as that of the unit 单位${code} ${code} from 2024-01-01 until 2025-01-01: 990701 990701, 990702 990702, 无号者.`,
        ),
      );
    }
  });

  it('refuses one day that is shared, and takes a period that only meets', async () => {
    const by = await scheme();
    await open(by, bureau);
    const refused = { __typename: 'RuleViolationError', rule: 'evaluated-twice' };
    for (const period of [
      { from: '2024-12-31', to: '2025-12-31' },
      { from: '2023-01-01', to: '2024-01-02' },
      { from: '2024-06-01', to: '2024-07-01' },
    ]) {
      expect(await leavingNoTrace(api.registry, () => open(by, station, period))).toMatchObject(refused);
    }
    expect(await open(by, station, { from: '2025-01-01', to: '2026-01-01' })).toMatchObject({ participants: 3 });
    expect(await open(by, station, { from: '2023-01-01', to: '2024-01-01' })).toMatchObject({ participants: 3 });
  });

  it('knows a scheme by its key, whatever the edition, and leaves other schemes alone', async () => {
    const key = `twice-${unique()}`;
    const old = await createScheme(api.registry, { key, to: '2025-06-01' });
    const next = await createScheme(api.registry, { key, from: '2025-06-01' });
    await open(old, bureau);
    expect(
      await leavingNoTrace(api.registry, () => open(next, station, { from: '2024-07-01', to: '2025-07-01' })),
    ).toMatchObject({ rule: 'evaluated-twice' });
    expect(await open(await scheme(), station)).toMatchObject({ participants: 3 });
  });

  it('refuses officers whom a transfer brings into a second cycle, and names the first five', async () => {
    const { key, ...by } = await scheme();
    const from = await createUnit(api.registry, { code: 'ET-F', parentId: bureau.id });
    const to = await createUnit(api.registry, { parentId: bureau.id });
    for (let n = 1; n <= 7; n++) {
      const { id } = await createOfficer(api.registry, { policeNumber: `99071${n}` });
      await createAssignment(api.registry, id, { unitId: from.id, to: '2025-03-01' });
      await createAssignment(api.registry, id, { unitId: to.id, from: '2025-03-01' });
    }
    await createOfficerIn(api.registry, to);
    expect(await open(by, from)).toMatchObject({ participants: 7 });
    const next = { from: '2024-07-01', to: '2025-07-01' };
    expect(await refusedInBoth(api, (headers) => open(by, to, next, headers))).toEqual(
      rule(
        `甲乙 990711、甲乙 990712、甲乙 990713、甲乙 990714、甲乙 990715 等 7 个考核对象已参加按考核办法「办法${key}」开展、周期重叠的考核，如单位 单位ET-F ET-F 2024-01-01 起至 2025-01-01 前的考核周期`,
        `In a cycle of the scheme 办法${key} that shares days with this one already, such as that of the unit 单位ET-F ET-F from 2024-01-01 until 2025-01-01: 甲乙 990711, 甲乙 990712, 甲乙 990713, 甲乙 990714, 甲乙 990715 and others, 7 in all.`,
      ),
    );
    expect(await open(by, elsewhere, next)).toMatchObject({ participants: 0 });
  });

  it('refuses units that a cycle of a unit above evaluates', async () => {
    const { key, ...by } = await scheme({ columns: { subjectKind: 'UNIT' } });
    const above = await createUnit(api.registry, { code: 'ET-A' });
    const middle = await createUnit(api.registry, { code: 'ET-M', parentId: above.id });
    await createUnit(api.registry, { code: 'ET-L', parentId: middle.id });
    expect(await open(by, above)).toMatchObject({ participants: 2 });
    expect(await refusedInBoth(api, (headers) => open(by, middle, YEAR, headers))).toEqual(
      rule(
        `单位ET-L ET-L已参加按考核办法「办法${key}」开展、周期重叠的考核，如单位 单位ET-A ET-A 2024-01-01 起至 2025-01-01 前的考核周期`,
        `In a cycle of the scheme 办法${key} that shares days with this one already, such as that of the unit 单位ET-A ET-A from 2024-01-01 until 2025-01-01: 单位ET-L ET-L.`,
      ),
    );
  });
});
