import { beforeAll, describe, expect, it } from '@jest/globals';
import { SelectionTrendDocument } from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import { refusal, useApp } from '../../support/app.ts';
import { recordSelections } from '../../support/selections-of-a-year.ts';

const api = useApp();

beforeAll(() => recordSelections(api.registry));

const TrendAsOf = graphql(`
  query TrendAsOf($unitCode: String!, $years: Int!, $date: Date!, $knownAt: DateTime)
  @asOf(date: $date, knownAt: $knownAt) {
    selectionTrend(unitCode: $unitCode, years: $years) {
      from
      to
      policy {
        key
      }
      total
      lines {
        selected
        deviationBasisPoints
      }
    }
  }
`);

const TwoTrends = graphql(`
  query TwoTrends($one: String!, $other: String!, $years: Int!) {
    one: selectionTrend(unitCode: $one, years: $years) {
      total
      lines {
        selected
      }
    }
    other: selectionTrend(unitCode: $other, years: $years) {
      total
      lines {
        selected
      }
    }
  }
`);

/** Of each year its first day, policy and numbers selected; null where it has no report. */
const trend = async (unitCode: string, years: number, date: string, knownAt: string | null = null) => {
  const { selectionTrend } = await api.admin.request(TrendAsOf, { unitCode, years, date, knownAt });
  return selectionTrend?.map(
    (report) => report && [report.from, report.policy.key, ...report.lines.map(({ selected }) => selected)],
  );
};

describe('selectionTrend', () => {
  it('has a report for each year up to that of the day, oldest first, none where no policy was in force', async () => {
    expect(await trend('J', 5, '2023-06-30')).toEqual([
      null,
      ['2020-01-01', 'until-2022', 0, 0, 0],
      ['2021-01-01', 'until-2022', 0, 0, 0],
      ['2022-01-01', 'until-2022', 4, 5, 1],
      ['2023-01-01', 'since-2023', 0, 0, 1],
    ]);
  });

  it('counts the year of the day up to that day, in the tree of that day, as known', async () => {
    expect(await trend('J', 1, '2022-02-28')).toEqual([['2022-01-01', 'until-2022', 4, 3, 0]]);
    // before MOVED left
    expect(await trend('J', 1, '2022-06-30')).toEqual([['2022-01-01', 'until-2022', 5, 5, 0]]);
    const before = new Date(Date.now() - 20_000).toISOString();
    expect(await trend('J', 1, '2022-12-31', before)).toEqual([['2022-01-01', 'until-2022', 4, 5, 3]]);
  });

  it('is what the report of each year says', async () => {
    const { selectionTrend } = await api.admin.request(TrendAsOf, { unitCode: 'J', years: 2, date: '2023-06-30' });
    const Year = graphql(`
      query ReportOfYear($from: Date!, $to: Date!, $date: Date!) @asOf(date: $date) {
        selectionReport(unitCode: "J", from: $from, to: $to) {
          from
          to
          policy {
            key
          }
          total
          lines {
            selected
            deviationBasisPoints
          }
        }
      }
    `);
    const reports = [];
    for (const [from, to] of [
      ['2022-01-01', '2023-01-01'],
      ['2023-01-01', '2024-01-01'],
    ] as const) {
      reports.push((await api.admin.request(Year, { from, to, date: '2023-06-30' })).selectionReport);
    }
    expect(selectionTrend).toEqual(reports);
  });

  it('is null without a unit on the day', async () => {
    expect(await trend('NONE', 1, '2022-06-30')).toBeUndefined();
    expect(await trend('N', 2, '2022-06-30')).toEqual([null, null]);
  });

  it('ends where the calendar does', async () => {
    expect(await trend('J', 20, '2020-06-30')).toHaveLength(20);
    expect(await trend('J', 2, '9999-06-30')).toEqual([['9998-01-01', 'since-2023', 0, 0, 0]]);
  });

  it.each([0, 21, -1])('refuses %d years', async (years) => {
    const request = api.admin.request(SelectionTrendDocument, { unitCode: 'J', years });
    expect(await refusal(request)).toMatchObject([
      { message: 'years must be from 1 to 20', extensions: { code: 'BAD_USER_INPUT', argument: 'years' } },
    ]);
  });

  it('is refused without the scope', async () => {
    const request = (await api.signedIn(['change:read'])).request(SelectionTrendDocument, { unitCode: 'J', years: 1 });
    expect(await refusal(request)).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('costs the same statements for one year of one unit and for twenty of two', async () => {
    const count = async (one: string, other: string, years: number) =>
      (await api.statements(() => api.admin.request(TwoTrends, { one, other, years }))).length;
    // the units, their policies, the targets of these, the counts
    expect(await count('J', 'J', 1)).toBe(4);
    expect(await count('J', 'J1', 20)).toBe(4);
  });
});
