import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { refusal, useApp } from '../../support/app.ts';
import { CATEGORIES } from '../../support/selection-factories.ts';
import { recordSelections } from '../../support/selections-of-a-year.ts';

const api = useApp();

beforeAll(() => recordSelections(api.registry));

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

const YEAR = { from: '2022-01-01', to: '2023-01-01' };

describe('selectionReport', () => {
  it('compares the selections of the period in the unit and below it with the policy of its last day', async () => {
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

  it('includes the first day of the period and excludes `to`', async () => {
    expect(await counts({ from: '2022-12-31', to: '2023-01-01' })).toEqual(['until-2022', 0, 0, 1]);
    expect(await counts({ from: '2022-12-31', to: '2023-01-02' })).toEqual(['since-2023', 0, 0, 2]);
    expect(await counts({ from: '2023-01-01', to: '2023-01-02' })).toEqual(['since-2023', 0, 0, 1]);
  });

  it('uses the tree of the day of the query and the selections up to it', async () => {
    expect(await counts({ date: '2022-06-30' })).toEqual(['until-2022', 5, 5, 0]);
    expect(await counts({ date: '2022-07-01' })).toEqual(['until-2022', 4, 5, 0]);
    expect(await counts({ date: '2022-02-01' })).toEqual(['until-2022', 4, 3, 0]);
  });

  it('counts the selections believed at the instant', async () => {
    expect(await counts({ knownAt: new Date(Date.now() - 20_000).toISOString() })).toEqual(['until-2022', 4, 5, 3]);
  });

  it('has null shares where nobody was selected', async () => {
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

  it('causes the same statements for one report and for two', async () => {
    const one = await api.statements(() => api.admin.request(TwoReports, { one: 'J', other: 'J', ...YEAR }));
    const two = await api.statements(() => api.admin.request(TwoReports, { one: 'J', other: 'J1', ...YEAR }));
    // the units, their policies, the targets of these, the counts
    // planned, one statement has all of a report
    expect(one).toHaveLength(api.planned ? 1 : 4);
    expect(two).toHaveLength(api.planned ? 2 : 4);
  });
});
