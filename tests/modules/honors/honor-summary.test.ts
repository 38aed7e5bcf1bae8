import { beforeAll, describe, expect, it } from '@jest/globals';
import { HonorSummaryDocument } from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { addOfficerVersion, createAssignment, createOfficer, createOfficerIn } from '../../support/factories.ts';
import { createUnit, day } from '../../support/factories.ts';
import { addHonorVersion, createHonor, type HonorOptions } from '../../support/honor-factories.ts';

const api = useApp();

const on = (text: string, awardedPrecision: 'DAY' | 'MONTH' | 'YEAR' = 'DAY'): HonorOptions => ({
  awardedOn: day(text),
  awardedPrecision,
  from: text,
});

const COMMENDED = { meritClass: 'COMMENDATION', kind: 'INDIVIDUAL', level: 'COUNTY' } as const;
const MERIT = { meritClass: 'THIRD_CLASS_MERIT', kind: 'INDIVIDUAL', level: 'MUNICIPAL' } as const;
const TITLE = { meritClass: 'TITLE', kind: 'COLLECTIVE', level: 'PROVINCIAL' } as const;

let bureau: { id: number };
let station: { id: number };

/**
 * B - S, TF (temporary, gone from 2023-07-01). 甲 in S; 乙 in S until 2023-03-01, then in B; 丙 in S until his death in 2022.
 */
beforeAll(async () => {
  const { registry } = api;
  bureau = await createUnit(registry, { code: 'B' });
  station = await createUnit(registry, { code: 'S', parentId: bureau.id });
  const force = await createUnit(registry, { code: 'TF', parentId: bureau.id, temporary: true, to: '2023-07-01' });
  const [first, second, third] = [
    await createOfficerIn(registry, station),
    await createOfficer(registry),
    await createOfficer(registry, { to: '2022-12-01' }),
  ];
  await createAssignment(registry, second.id, { unitId: station.id, to: '2023-03-01' });
  await createAssignment(registry, second.id, { unitId: bureau.id, from: '2023-03-01' });
  await createAssignment(registry, third.id, { unitId: station.id, to: '2022-12-01' });
  await addOfficerVersion(registry, third.id, { from: '2022-12-01', status: 'DECEASED' });

  const honor = (recipients: Parameters<typeof createHonor>[1], options: HonorOptions) =>
    createHonor(registry, recipients, options);
  const [甲, 乙, 丙] = [{ officerId: first.id }, { officerId: second.id }, { officerId: third.id }] as const;
  await honor([甲, 乙], { ...COMMENDED, ...on('2023-02-28') });
  await honor([甲, 乙], { ...COMMENDED, ...on('2023-03-01') });
  // by the year only: the unit is that of the last day it may mean
  await honor([乙], { ...MERIT, ...on('2023-01-01', 'YEAR') });
  await honor([丙], { ...MERIT, ...on('2023-01-15'), posthumous: true });
  await honor([{ unitId: force.id }], { ...TITLE, ...on('2023-06-01') });
  await honor([{ unitId: bureau.id }, { unitId: station.id }], { ...TITLE, ...on('2022-05-01', 'MONTH') });
  await honor([{ unitId: bureau.id }, { otherName: '某组' }], on('2022-06-01'));
  // none of these counts
  await honor([甲], { ...COMMENDED, ...on('2023-05-01'), status: 'NOMINATED' });
  await honor([甲], { ...COMMENDED });
  const revoked = await honor([甲], { ...COMMENDED, ...on('2023-04-01'), to: '2023-10-01' });
  await addHonorVersion(registry, revoked.id, {
    ...COMMENDED,
    ...on('2023-04-01'),
    from: '2023-10-01',
    status: 'REVOKED',
  });
});

const SummaryOn = graphql(`
  query SummaryOn($ids: [ID!]!, $date: Date, $knownAt: DateTime, $from: Int, $to: Int, $all: Boolean)
  @asOf(date: $date, knownAt: $knownAt) {
    nodes(ids: $ids) {
      ... on Unit {
        honorSummary(from: $from, to: $to, includeSubunits: $all) {
          year
          meritClass
          kind
          level
          honors
          recipients
        }
      }
    }
  }
`);

type Asked = { date?: string; knownAt?: string; from?: number; to?: number; all?: boolean };

const summary = async (units: readonly { id: number }[], asked: Asked) => {
  const ids = units.map(({ id }) => globalId('Unit', id));
  const { nodes } = await api.admin.request(SummaryOn, { ids, ...asked });
  return nodes.map((node) => (node && 'honorSummary' in node ? node.honorSummary : null));
};

const line = (year: number, of: object, honors: number, recipients: number) => ({ year, ...of, honors, recipients });
const UNKNOWN = { meritClass: null, kind: null, level: null };

describe('Unit.honorSummary', () => {
  it('counts the honors of the unit and its officers in a year', async () => {
    const [own] = await summary([station], { date: '2024-01-01', from: 2023 });
    // 乙 was there on 28 February only
    expect(own).toEqual([line(2023, COMMENDED, 2, 3), line(2023, MERIT, 1, 1)]);
  });

  it('counts the units below, closed ones too', async () => {
    const years = { date: '2024-01-01', from: 2022, to: 2023 };
    const [own] = await summary([bureau], years);
    expect(own).toEqual([
      line(2022, TITLE, 1, 1),
      line(2022, UNKNOWN, 1, 1),
      line(2023, COMMENDED, 1, 1),
      line(2023, MERIT, 1, 1),
    ]);
    const [all] = await summary([bureau], { ...years, all: true });
    expect(all).toEqual([
      line(2022, TITLE, 1, 2),
      line(2022, UNKNOWN, 1, 1),
      line(2023, COMMENDED, 2, 4),
      line(2023, MERIT, 2, 2),
      line(2023, TITLE, 1, 1),
    ]);
  });

  it('counts a revoked honor until the day of revocation alone', async () => {
    const count = async (date: string) => (await summary([station], { date, from: 2023 }))[0]![0];
    expect(await count('2023-09-30')).toEqual(line(2023, COMMENDED, 3, 4));
    expect(await count('2023-10-01')).toEqual(line(2023, COMMENDED, 2, 3));
  });

  it('defaults to the year of the day of the query, as known at its moment', async () => {
    expect(await summary([station], { date: '2022-06-01' })).toEqual([[line(2022, TITLE, 1, 1)]]);
    expect(await summary([station], { knownAt: '2020-01-01T00:00:00Z', from: 2022 })).toEqual([null]);
    const { unit } = await api.admin.request(HonorSummaryDocument, { code: 'S', from: 2022 });
    expect(unit).toMatchObject({ code: 'S', honorSummary: [{ year: 2022, honors: 1 }] });
  });

  it('is read in one statement besides that of the units, however many units', async () => {
    const asked = { from: 2022, to: 2023, all: true };
    expect(await api.statements(() => summary([bureau], asked))).toHaveLength(2);
    expect(await api.statements(() => summary([bureau, station], asked))).toHaveLength(2);
  });

  it.each([
    [{ from: 0 }, 'from', 'from must be from 1 to 9999'],
    [{ from: 2023, to: 2022 }, 'to', 'to must be from the first year to 9999'],
    [{ from: 2000, to: 2050 }, 'to', 'to must leave at most 50 years'],
  ])('refuses years out of range: %j', async (years, argument, message) => {
    expect(await refusal(summary([bureau], years))).toMatchObject([
      { message, extensions: { code: 'BAD_USER_INPUT', argument } },
    ]);
  });
});
