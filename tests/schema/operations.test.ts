import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse, specifiedRules, validate } from 'graphql';
import { VALIDATION_RULES } from '../../src/endpoint.ts';
import { documentCheck } from '../../src/limits/documents.ts';
import { LIMITS } from '../../src/limits/limits.ts';
import { loadFacts } from '../../src/publications/load.ts';
import { schema } from '../../src/schema.ts';
import {
  ActivitiesDocument,
  HonorNomineesDocument,
  HonorsOfYearDocument,
  HonorSummaryDocument,
  OfficerCardDocument,
  OrganizationTreeDocument,
  SelectionReportDocument,
  UnitOnADayDocument,
  UnitOverviewDocument,
  UnitRosterDocument,
} from '../generated/graphql.ts';
import { useApp } from '../support/app.ts';

// the ready-made documents, asked of the published facts

const api = useApp();
const ROOT = join(import.meta.dirname, '../..');

beforeAll(async () => {
  await loadFacts(api.registry, join(ROOT, 'prisma/facts'), { actor: 'test', requestId: 'test' });
});

const metric = (value: number, baselinePeriod: string) => ({
  key: 'calls_110',
  name: '110警情',
  value,
  valueUnit: 'PERCENT_CHANGE',
  qualifier: 'exact',
  baselineValue: null,
  baselinePeriod,
  period: '2021-01/2021-11',
  published: `${Math.abs(value)}%`,
  source: { key: 'jiangnan-2021' },
});

const readDocument = (file: string) => readFile(join(ROOT, 'schema/operations', file), 'utf8');

describe('the ready-made document', () => {
  const files = readdirSync(join(ROOT, 'schema/operations'));

  // a server takes them for it, and does not look again at each start
  it.each(files)('%s is valid, and within the limits of documents', async (file) => {
    const text = await readDocument(file);
    expect(validate(schema, parse(text), [...specifiedRules, ...VALIDATION_RULES])).toEqual([]);
    expect(() => documentCheck(LIMITS)(text)).not.toThrow();
  });

  it.each(files)('%s begins with what it is for, in Chinese', async (file) => {
    expect(await readDocument(file)).toMatch(/^# \p{Script=Han}[^:]*：.*。\n/u);
  });
});

describe('of the published facts', () => {
  it('unit-overview shows what the registry holds of 江南公安分局', async () => {
    const { unit } = await api.admin.request(UnitOverviewDocument, { code: '330700-JN', metrics: ['calls_110'] });
    expect(unit).toMatchObject({
      name: '江南公安分局',
      shortName: '江南分局',
      parent: { name: '金华市公安局' },
      honors: { nodes: [{ title: '全市团体第一' }, { title: '全省抗疫先进集体' }] },
      selectionPolicy: {
        key: 'jiangnan-cadre-ratio',
        targets: [
          { category: 'STATION', basisPoints: 4500 },
          { category: 'OPERATIONAL', basisPoints: 4000 },
          { category: 'GENERAL', basisPoints: 1500 },
        ],
      },
      metrics: [metric(-1.1, '2019-01/2019-11'), metric(-13.2, '2020-01/2020-11')],
      sources: [{ key: 'jiangnan-2021', publishedOn: '2021-12' }],
    });
    expect(unit!.leaders.map(({ title, role, officer }) => [officer.name, role, title])).toEqual([
      ['陈伟通', 'LEADER', '局长'],
      ['陈伟通', 'PARTY_SECRETARY', '党委书记'],
      ['倪旭坚', 'PARTY_COMMITTEE', '党委委员'],
    ]);
    const stations = unit!.children.nodes.filter(({ category }) => category === 'STATION');
    expect(stations.map(({ name }) => name)).toEqual(['秋滨派出所', '三江派出所', '苏孟派出所']);
  });

  it('unit-on-a-day shows nothing of a day before anything was attested', async () => {
    expect(await api.admin.request(UnitOnADayDocument, { code: '330700-JN', date: '2015-01-01' })).toEqual({
      unit: null,
    });
  });

  it('unit-on-a-day shows two moments of one unit to compare', async () => {
    const before = await api.admin.request(UnitOnADayDocument, { code: '330681', date: '2021-11-28' });
    const after = await api.admin.request(UnitOnADayDocument, { code: '330681', date: '2021-11-29' });
    expect(before).toEqual({ unit: null });
    expect(after.unit).toMatchObject({
      name: '诸暨市公安局',
      parent: { name: '绍兴市公安局' },
      validity: { from: '2021-11-29', to: null, startKnown: false },
      strength: { officers: 7, police: 7, auxiliaries: 0 },
    });
  });

  it('unit-roster lists officers by pinyin, with those of subunits', async () => {
    const { unit } = await api.admin.request(UnitRosterDocument, { code: '330681', includeSubunits: true });
    expect(unit!.strength).toEqual({ officers: 7, police: 7, auxiliaries: 0, authorized: null, vacancies: null });
    const { totalCount, nodes, pageInfo } = unit!.officers;
    expect({ totalCount, more: pageInfo.hasNextPage }).toEqual({ totalCount: 7, more: false });
    expect(nodes.map(({ name, primaryAssignment }) => [name, primaryAssignment?.unit?.name])).toEqual([
      ['陈伟锋', '枫桥派出所'],
      ['傅章杰', '刑事侦查大队'],
      ['李峰岚', '交警大队'],
      ['毛宇超', '巡特警大队'],
      ['王建', '基础管控中心'],
      ['谢琦', '诸暨市公安局'],
      ['张瑜', '网办中心'],
    ]);
  });

  it('officer-card shows posts in and outside the police, and where they were read', async () => {
    const { officers } = await api.admin.request<{ officers: { nodes: { id: string }[] } }>(
      '{ officers(filter: { search: "xie qi" }) { nodes { id } } }',
    );
    const { officer } = await api.admin.request(OfficerCardDocument, { id: officers.nodes[0]!.id });
    expect(officer).toMatchObject({
      name: '谢琦',
      namePinyin: 'xie qi',
      category: 'POLICE',
      status: 'ACTIVE',
      honors: { nodes: [] },
      sources: [{ publisher: '诸暨市公安局, government site (警务资讯)', publishedOn: '2021-11-29' }],
    });
    const posts = officer!.assignments.map(({ title, kind, unit, externalOrgan }) => [
      kind,
      unit?.name ?? externalOrgan,
      title,
    ]);
    expect(posts).toEqual([
      ['PRIMARY', '诸暨市公安局', '局长'],
      ['CONCURRENT', '诸暨市公安局', '公安局党委书记'],
      ['CONCURRENT', '诸暨市人民政府', '诸暨市副市长'],
    ]);
  });

  it('organization-tree shows a unit and three levels below it', async () => {
    const { unit } = await api.admin.request(OrganizationTreeDocument, { code: '330600' });
    const draw = (branch: { code: string; children?: { nodes: readonly object[] } }): object => ({
      [branch.code]: (branch.children?.nodes ?? []).map((node) => draw(node as typeof branch)),
    });
    expect(unit!.ancestors.map(({ code }) => code)).toEqual(['330000']);
    expect(draw(unit!)).toEqual({
      '330600': [
        { '330624': [{ '330624-CX': [{ '330624-CX-DF': [] }] }, { '330624-XJ': [] }] },
        {
          '330681': [
            { '330681-FQ': [{ '330681-FQ-ZH': [] }] },
            ...['JC', 'JJ', 'WB', 'XT', 'XZ'].map((letters) => ({ [`330681-${letters}`]: [] })),
          ],
        },
      ],
    });
  });

  it('honor-nominees lists the nominees of programs, with what these prefer', async () => {
    const { honorPrograms } = await api.admin.request(HonorNomineesDocument, {});
    expect(
      honorPrograms.map(({ key, preferredTraits, nominees }) => [key, preferredTraits, nominees.totalCount]),
    ).toEqual([
      ['wuhan-jingxing', ['INNOVATION'], 0],
      ['zhejiang-fengqiao-station', [], 0],
      ['zhejiang-sanneng-dianxing', [], 0],
      ['zhejiang-zuimei', [], 0],
      ['zhuji-fengqiao-xingjing', [], 0],
    ]);
  });

  it('honor-summary counts the honors of a unit and of its officers by year', async () => {
    const { unit } = await api.admin.request(HonorSummaryDocument, { code: '330700-JN', from: 2020, to: 2021 });
    const one = { honors: 1, recipients: 1 };
    expect(unit!.honorSummary).toEqual([
      { year: 2020, meritClass: 'COMMENDATION', kind: 'COLLECTIVE', level: 'PROVINCIAL', ...one },
      { year: 2021, meritClass: 'SECOND_CLASS_MERIT', kind: 'INDIVIDUAL', level: null, ...one },
      { year: 2021, meritClass: 'COMPETITION', kind: 'COLLECTIVE', level: 'MUNICIPAL', ...one },
    ]);
  });

  it('activities shows the contests with their places, prizes and honors, of whom they name', async () => {
    const { activities } = await api.admin.request(ActivitiesDocument, { filter: { kind: ['CONTEST'] } });
    const results = new Map(activities.nodes.map(({ title, attendances }) => [title, attendances.nodes]));
    expect(results.get('政工干部比武')).toMatchObject([
      { participant: { code: '330700-JN' }, place: 1, prize: '团体第一', honor: { title: '全市团体第一' } },
    ]);
    const named = { otherName: '青年民警' };
    expect(results.get('省、市业务比武')).toMatchObject([
      ...Array.from({ length: 4 }, () => ({ participant: named, place: 1, honor: { title: '4个第一' } })),
      { participant: named, place: null, prize: '银奖', honor: { title: '1个银奖' } },
    ]);
    const trained = await api.admin.request(ActivitiesDocument, { filter: { title: { eq: '政治轮训' } } });
    expect(trained.activities.nodes.map(({ startsOn, host }) => [startsOn, host])).toEqual(
      ['2021', '2020', '2019'].map((year) => [year, '浙江警察学院、中国人民公安大学']),
    );
  });

  it('honors-of-year lists the honors of a year with their recipients', async () => {
    const { honors } = await api.admin.request(HonorsOfYearDocument, { year: 2021 });
    expect(honors.totalCount).toBe(4);
    expect(honors.nodes.map(({ title, awardedOn, recipients }) => [title, awardedOn, recipients])).toEqual([
      ['个人二等功', '2021', [{ __typename: 'Officer', name: '沈子超', unit: { name: '江南公安分局' } }]],
      ['全市团体第一', '2021', [{ __typename: 'Unit', code: '330700-JN', unitName: '江南公安分局' }]],
      ['4个第一', '2021', [{ __typename: 'OtherRecipient', otherName: '青年民警' }]],
      ['1个银奖', '2021', [{ __typename: 'OtherRecipient', otherName: '青年民警' }]],
    ]);
  });

  it('selection-report compares selections with the ratios of the sub-bureau', async () => {
    const period = { from: '2021-12-01', to: '2022-12-01' };
    const { selectionPlan, selectionReport } = await api.admin.request(SelectionReportDocument, {
      unitCode: '330700-JN',
      ...period,
      vacancies: 20,
    });
    expect(selectionPlan!.lines.map(({ category, quota }) => [category, quota])).toEqual([
      ['STATION', 9],
      ['OPERATIONAL', 8],
      ['GENERAL', 3],
    ]);
    expect(selectionReport).toMatchObject({ ...period, total: 0 });
    expect(selectionReport!.lines.map(({ shareBasisPoints }) => shareBasisPoints)).toEqual([null, null, null]);
  });
});
