import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../generated/gql.ts';
import { refusal, useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';
import { CATEGORIES, createPolicy, createRound, createSelection } from '../support/selection-factories.ts';

const api = useApp();

const Report = graphql(`
  query Report($unitCode: String!, $from: Date!, $to: Date!, $date: Date, $knownAt: DateTime)
  @asOf(date: $date, knownAt: $knownAt) {
    selectionReport(unitCode: $unitCode, from: $from, to: $to) {
      unit {
        code
      }
      policy {
        key
      }
      from
      to
      total
      lines {
        category
        targetBasisPoints
        selected
        shareBasisPoints
        deviationBasisPoints
      }
    }
  }
`);

const TwoReports = graphql(`
  query TwoReports($one: String!, $other: String!, $from: Date!, $to: Date!) {
    one: selectionReport(unitCode: $one, from: $from, to: $to) {
      total
      lines {
        selected
      }
    }
    other: selectionReport(unitCode: $other, from: $from, to: $to) {
      total
      lines {
        selected
      }
    }
  }
`);

const Plan = graphql(`
  query Plan($unitCode: String!, $vacancies: Int!, $from: Date, $date: Date) @asOf(date: $date) {
    selectionPlan(unitCode: $unitCode, vacancies: $vacancies, from: $from) {
      unit {
        code
      }
      policy {
        key
      }
      vacancies
      lines {
        category
        targetBasisPoints
        alreadySelected
        quota
      }
    }
  }
`);

const TwoPlans = graphql(`
  query TwoPlans($one: String!, $other: String!, $from: Date) {
    one: selectionPlan(unitCode: $one, vacancies: 3, from: $from) {
      lines {
        quota
      }
    }
    other: selectionPlan(unitCode: $other, vacancies: 3, from: $from) {
      lines {
        quota
      }
    }
  }
`);

const ids: Record<string, number> = {};

/**
 * J (45 : 40 : 15 through 2022, 50 : 30 : 20 since) - J1, J2, and MOVED until 2022-07-01, then below N, which has no policy.
 * Selected in 2022: by J 4 from stations and 3 operational in February, 1 general on the last day; by J1 2 operational
 * in March; by MOVED 1 from a station in June. On the first day of 2023, by J 1 general.
 */
beforeAll(async () => {
  const { registry } = api;
  ids['J'] = (await createUnit(registry, { code: 'J' })).id;
  ids['N'] = (await createUnit(registry, { code: 'N' })).id;
  for (const code of ['J1', 'J2']) ids[code] = (await createUnit(registry, { code, parentId: ids['J'] })).id;
  const moved = await createUnit(registry, { code: 'MOVED', parentId: ids['J'], to: '2022-07-01' });
  ids['MOVED'] = moved.id;
  const [version] = await registry.unitVersion.findMany({ where: { unitId: moved.id } });
  const { id: _id, ...columns } = version!;
  const since = new Date('2022-07-01');
  await registry.unitVersion.create({ data: { ...columns, parentId: ids['N'], validFrom: since, validTo: null } });
  const policy = await createPolicy(registry, { key: 'until-2022', unitId: ids['J'], to: '2023-01-01' });
  await createPolicy(registry, {
    key: 'since-2023',
    unitId: ids['J'],
    from: '2023-01-01',
    targets: [5000, 3000, 2000],
    method: 'SAINTE_LAGUE',
  });
  const rounds: Record<string, number> = {};
  for (const code of ['J', 'J1', 'MOVED']) {
    rounds[code] = (await createRound(registry, { unitId: ids[code]!, policyId: policy.id })).id;
  }
  const select = async (
    code: string,
    category: (typeof CATEGORIES)[number],
    selectedOn: string,
    count: number,
    more: object = {},
  ) => {
    for (let n = 0; n < count; n++) {
      const roundId = rounds[code]!;
      await createSelection(registry, { roundId, fromUnitId: ids['J2']!, category, selectedOn, ...more });
    }
  };
  await select('J', 'STATION', '2022-02-01', 4);
  await select('J', 'OPERATIONAL', '2022-02-01', 3);
  await select('J1', 'OPERATIONAL', '2022-03-01', 2);
  await select('MOVED', 'STATION', '2022-06-01', 1);
  await select('J', 'GENERAL', '2022-12-31', 1);
  await select('J', 'GENERAL', '2023-01-01', 1);
  await select('J', 'GENERAL', '2022-02-01', 2, { supersededAt: new Date(Date.now() - 10_000) });
});

const YEAR = { from: '2022-01-01', to: '2023-01-01' };

describe('selectionReport', () => {
  it('sets what was selected in the period, there and below, against the policy of its last day', async () => {
    const { selectionReport } = await api.admin.request(Report, { unitCode: 'J', ...YEAR });
    expect(selectionReport).toEqual({
      unit: { code: 'J' },
      policy: { key: 'until-2022' },
      ...YEAR,
      total: 10,
      lines: [
        {
          category: 'STATION',
          targetBasisPoints: 4500,
          selected: 4,
          shareBasisPoints: 4000,
          deviationBasisPoints: -500,
        },
        {
          category: 'OPERATIONAL',
          targetBasisPoints: 4000,
          selected: 5,
          shareBasisPoints: 5000,
          deviationBasisPoints: 1000,
        },
        {
          category: 'GENERAL',
          targetBasisPoints: 1500,
          selected: 1,
          shareBasisPoints: 1000,
          deviationBasisPoints: -500,
        },
      ],
    });
  });

  type Variables = Partial<Record<'unitCode' | 'from' | 'to' | 'date' | 'knownAt', string>>;
  const counts = async (variables: Variables) => {
    const { selectionReport: report } = await api.admin.request(Report, { unitCode: 'J', ...YEAR, ...variables });
    return report && [report.policy.key, ...report.lines.map(({ selected }) => selected)];
  };

  it('includes the first day of the period and not the day after its last', async () => {
    expect(await counts({ from: '2022-12-31', to: '2023-01-01' })).toEqual(['until-2022', 0, 0, 1]);
    expect(await counts({ from: '2022-12-31', to: '2023-01-02' })).toEqual(['since-2023', 0, 0, 2]);
    expect(await counts({ from: '2023-01-01', to: '2023-01-02' })).toEqual(['since-2023', 0, 0, 1]);
  });

  it('takes the tree of the day of the query, and what was selected by then', async () => {
    expect(await counts({ date: '2022-06-30' })).toEqual(['until-2022', 5, 5, 0]);
    expect(await counts({ date: '2022-07-01' })).toEqual(['until-2022', 4, 5, 0]);
    expect(await counts({ date: '2022-02-01' })).toEqual(['until-2022', 4, 3, 0]);
  });

  it('counts what was believed', async () => {
    expect(await counts({ knownAt: new Date(Date.now() - 20_000).toISOString() })).toEqual(['until-2022', 4, 5, 3]);
  });

  it('has no shares where nobody was selected', async () => {
    const { selectionReport } = await api.admin.request(Report, {
      unitCode: 'J2',
      from: '2024-01-01',
      to: '2024-02-01',
    });
    expect(selectionReport?.total).toBe(0);
    expect(selectionReport?.lines).toEqual(
      [5000, 3000, 2000].map((targetBasisPoints, i) => ({
        category: CATEGORIES[i],
        targetBasisPoints,
        selected: 0,
        shareBasisPoints: null,
        deviationBasisPoints: null,
      })),
    );
  });

  it('is null without a unit on the day, and without a policy on the last day', async () => {
    expect(await counts({ unitCode: 'NONE' })).toBeNull();
    expect(await counts({ unitCode: 'J', date: '2019-12-31' })).toBeNull();
    expect(await counts({ unitCode: 'N' })).toBeNull();
    expect(await counts({ from: '2019-01-01', to: '2020-01-01' })).toBeNull();
    expect(await counts({ from: '2019-01-01', to: '2020-01-02' })).toEqual(['until-2022', 0, 0, 0]);
  });

  it('refuses a period without a day', async () => {
    for (const from of ['2023-01-01', '2023-01-02']) {
      const request = api.admin.request(Report, { unitCode: 'J', from, to: '2023-01-01' });
      expect(await refusal(request)).toMatchObject([
        { message: 'from must be before to', extensions: { code: 'BAD_USER_INPUT', argument: 'from' } },
      ]);
    }
  });

  it('costs the same statements for one and for two', async () => {
    const one = await api.statements(() => api.admin.request(TwoReports, { one: 'J', other: 'J', ...YEAR }));
    const two = await api.statements(() => api.admin.request(TwoReports, { one: 'J', other: 'J1', ...YEAR }));
    // the units, their policies, the targets of these, the counts
    expect(one).toHaveLength(4);
    expect(two).toHaveLength(4);
  });
});

describe('selectionPlan', () => {
  const quotas = async (unitCode: string, vacancies: number, more: { from?: string; date?: string } = {}) => {
    const { selectionPlan } = await api.admin.request(Plan, { unitCode, vacancies, ...more });
    return (
      selectionPlan && [
        selectionPlan.policy.key,
        ...selectionPlan.lines.map((line) => [line.alreadySelected, line.quota]),
      ]
    );
  };

  it('splits vacancies by the policy in force', async () => {
    const { selectionPlan } = await api.admin.request(Plan, { unitCode: 'J1', vacancies: 10 });
    expect(selectionPlan).toEqual({
      unit: { code: 'J1' },
      policy: { key: 'since-2023' },
      vacancies: 10,
      lines: [
        { category: 'STATION', targetBasisPoints: 5000, alreadySelected: 0, quota: 5 },
        { category: 'OPERATIONAL', targetBasisPoints: 3000, alreadySelected: 0, quota: 3 },
        { category: 'GENERAL', targetBasisPoints: 2000, alreadySelected: 0, quota: 2 },
      ],
    });
  });

  it('splits by the method and the policy of the day', async () => {
    // 45 : 40 : 15 of 4 is 2, 2, 0 by the largest remainder
    expect(await quotas('J', 4, { date: '2022-12-31' })).toEqual(['until-2022', [0, 2], [0, 2], [0, 0]]);
    // 50 : 30 : 20 of 3: 5000, 3000 and then 2000 against 5000 / 3
    expect(await quotas('J', 3)).toEqual(['since-2023', [0, 1], [0, 1], [0, 1]]);
  });

  it('counts what was selected since a day, there and below', async () => {
    // 4 + 5 + 1 and 10 make 20: 9, 8, 3
    const options = { from: '2022-01-01', date: '2022-12-31' };
    expect(await quotas('J', 10, options)).toEqual(['until-2022', [4, 5], [5, 3], [1, 2]]);
    // up to the day of the query, 1 of MOVED, which is still below, 2 of J1, and 4 vacancies make 7: 3, 3, 1
    const june = { from: '2022-02-02', date: '2022-06-30' };
    expect(await quotas('J', 4, june)).toEqual(['until-2022', [1, 2], [2, 1], [0, 1]]);
  });

  it('gives none to a category that has more than its part, and all to the others', async () => {
    // 2 operational, 1 general and 2 vacancies make 5: 2, 2, 1, and nobody has more
    const options = { from: '2022-02-02', date: '2022-12-31' };
    expect(await quotas('J', 2, options)).toEqual(['until-2022', [0, 2], [2, 0], [1, 0]]);
    // 2 operational and 1 vacancy make 3: 1, 1, 1; stations and general share the vacancy as 45 : 15
    expect(await quotas('J1', 1, { from: '2022-01-01', date: '2022-12-31' })).toEqual([
      'until-2022',
      [0, 1],
      [2, 0],
      [0, 0],
    ]);
  });

  it('is null without a unit or a policy on the day', async () => {
    expect(await quotas('NONE', 1)).toBeNull();
    expect(await quotas('N', 1)).toBeNull();
    expect(await quotas('J', 1, { date: '2019-12-31' })).toBeNull();
  });

  it('takes 1 to 10,000 vacancies', async () => {
    expect(await quotas('J', 10_000)).toEqual(['since-2023', [0, 5000], [0, 3000], [0, 2000]]);
    for (const vacancies of [0, -1, 10_001]) {
      const request = api.admin.request(Plan, { unitCode: 'J', vacancies });
      expect(await refusal(request)).toMatchObject([
        {
          message: 'vacancies must be from 1 to 10,000',
          extensions: { code: 'BAD_USER_INPUT', argument: 'vacancies' },
        },
      ]);
    }
  });

  it('costs the same statements for one and for two', async () => {
    const from = '2022-01-01';
    const one = await api.statements(() => api.admin.request(TwoPlans, { one: 'J', other: 'J', from }));
    const two = await api.statements(() => api.admin.request(TwoPlans, { one: 'J', other: 'J1', from }));
    // the units, their policies, the targets of these, the counts
    expect(one).toHaveLength(4);
    expect(two).toHaveLength(4);
    // nothing to count
    expect(await api.statements(() => api.admin.request(TwoPlans, { one: 'J', other: 'J1' }))).toHaveLength(3);
  });
});
