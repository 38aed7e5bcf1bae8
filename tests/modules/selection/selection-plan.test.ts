import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { refusal, useApp } from '../../support/app.ts';
import { recordSelections } from '../../support/selections-of-a-year.ts';

const api = useApp();

beforeAll(() => recordSelections(api.registry));

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

const quotas = async (unitCode: string, vacancies: number, more: { from?: string; date?: string } = {}) => {
  const { selectionPlan } = await api.admin.request(Plan, { unitCode, vacancies, ...more });
  return (
    selectionPlan && [
      selectionPlan.policy.key,
      ...selectionPlan.lines.map((line) => [line.alreadySelected, line.quota]),
    ]
  );
};

describe('selectionPlan', () => {
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

  it('counts the officers selected since a day in the unit and below it', async () => {
    // 4 + 5 + 1 and 10 make 20: 9, 8, 3
    const options = { from: '2022-01-01', date: '2022-12-31' };
    expect(await quotas('J', 10, options)).toEqual(['until-2022', [4, 5], [5, 3], [1, 2]]);
    // up to the day of the query, 1 of MOVED, which is still below, 2 of J1, and 4 vacancies make 7: 3, 3, 1
    const june = { from: '2022-02-02', date: '2022-06-30' };
    expect(await quotas('J', 4, june)).toEqual(['until-2022', [1, 2], [2, 1], [0, 1]]);
  });

  it('gives all vacancies to the others where a category has more than its part', async () => {
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

  it('refuses vacancies outside 1 to 10,000', async () => {
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

  it('causes the same statements for one plan and for two', async () => {
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
