import { describe, expect, it } from '@jest/globals';
import type { LoadSummary } from '../../src/publications/load.ts';
import { requirementsOf } from '../../src/modules/programs/requirement.declaration.ts';
import { contents, usePublishedFacts } from './facts-directory.ts';
import { sql } from '../../src/sql/sql.ts';

// One registry, corrected step by step: every test leaves the files and the registry the same.
const facts = usePublishedFacts();

const edit = (file: string, from: string | RegExp, to: string) =>
  facts.edit(file, (content) => content.replace(from, to));

/** What a load did, without the datasets to which it did nothing. */
async function effects(): Promise<Record<string, Partial<LoadSummary['units']>>> {
  const summary = await facts.load();
  return Object.fromEntries(
    Object.entries(summary).flatMap(([dataset, { inserted, corrected, absent }]) =>
      inserted + corrected + absent > 0 ? [[dataset, { inserted, corrected, absent }]] : [],
    ),
  );
}

const lastChange = () => facts.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });

describe('a row that differs', () => {
  it('corrects a unit: the old row is superseded, not edited', async () => {
    await edit('units.csv', '网办中心,,CENTER', '网上办事中心,网办中心,CENTER');
    expect(await effects()).toEqual({ units: { inserted: 0, corrected: 1, absent: 0 } });
    const change = await lastChange();
    const [before, after, ...others] = await facts.registry.unitVersion.findMany({
      where: { code: '330681-WB' },
      orderBy: { id: 'asc' },
      include: { unit: true },
    });
    expect(others).toEqual([]);
    expect(before).toMatchObject({ name: '网办中心', shortName: null, supersededAt: change.at });
    expect(after).toMatchObject({
      name: '网上办事中心',
      namePinyin: 'wang shang ban shi zhong xin',
      shortName: '网办中心',
      recordedAt: change.at,
      supersededAt: null,
      startKnown: false,
      unit: { version: 2 },
    });
    expect(change).toMatchObject({
      position: 2n,
      operation: 'loadFacts',
      fields: [{ field: 'units.corrected', before: null, after: '330681-WB' }],
    });
    expect(await effects()).toEqual({});
    expect((await lastChange()).position).toBe(2n);
  });

  it('corrects posts, including which one is primary', async () => {
    await facts.edit('posts.csv', (content) =>
      content
        .replace('局长,LEADER,true', '局长、督察长,LEADER,false')
        .replace('公安局党委书记,PARTY_SECRETARY,false', '公安局党委书记,PARTY_SECRETARY,true'),
    );
    expect(await effects()).toEqual({ posts: { inserted: 0, corrected: 2, absent: 0 } });
    const posts = await facts.registry.assignmentVersion.findMany({
      where: { officer: { versions: { some: { name: '谢琦' } } }, supersededAt: null },
      orderBy: { assignmentId: 'asc' },
      select: { title: true, kind: true, assignment: { select: { version: true } } },
    });
    expect(posts).toEqual([
      { title: '局长、督察长', kind: 'CONCURRENT', assignment: { version: 2 } },
      { title: '公安局党委书记', kind: 'PRIMARY', assignment: { version: 2 } },
      { title: '诸暨市副市长', kind: 'CONCURRENT', assignment: { version: 1 } },
    ]);
  });

  it('corrects a source, and all things that begin on its day', async () => {
    await edit('sources.csv', '2019-01-10', '2019-01-09');
    expect(await effects()).toEqual({
      sources: { inserted: 0, corrected: 1, absent: 0 },
      units: { inserted: 0, corrected: 2, absent: 0 },
      metrics: { inserted: 0, corrected: 2, absent: 0 },
      programs: { inserted: 0, corrected: 12, absent: 0 },
    });
    expect((await lastChange()).fields).toEqual([
      { field: 'sources.corrected', before: null, after: 'zhangzhou-2019' },
      { field: 'units.corrected', before: null, after: '350600, 350600-110' },
      {
        field: 'metrics.corrected',
        before: null,
        after: [
          '350600-110/linked_departments/2019//achieved/zhangzhou-2019',
          '350600-110/reform_rounds/../2019//achieved/zhangzhou-2019',
        ].join(', '),
      },
      {
        field: 'programs.corrected',
        before: null,
        after: expect.stringMatching(/^zhangzhou-six, .*zhangzhou-element-control$/),
      },
      { field: 'sources.zhangzhou-2019.publishedOn', before: '2019-01-10', after: '2019-01-09' },
    ]);
    const units = await facts.registry.unitVersion.findMany({ where: { code: '350600' }, orderBy: { id: 'asc' } });
    expect(units.map(({ validFrom }) => validFrom.toISOString().slice(0, 10))).toEqual(['2019-01-10', '2019-01-09']);
  });

  it('corrects a program of which a requirement differs', async () => {
    await edit('program_requirements.csv', ',30,,MONTH,', ',40,,MONTH,');
    expect(await effects()).toEqual({ programs: { inserted: 0, corrected: 1, absent: 0 } });
    const { versions } = await facts.registry.program.findUniqueOrThrow({
      where: { key: 'jiangnan-three-stations' },
      include: { versions: { where: { supersededAt: null } } },
    });
    expect(requirementsOf(versions[0]!)).toMatchObject([{ minimum: 20 }, { minimum: 40 }]);
  });

  it('corrects a figure: another row takes its place', async () => {
    await edit('metrics.csv', '27.8,exact,percent,', '28.7,at_least,percent,');
    expect(await effects()).toEqual({ metrics: { inserted: 0, corrected: 1, absent: 0 } });
    const rows = await facts.registry.metricObservation.findMany({
      where: { key: 'new_officer_strike_share' },
      orderBy: { id: 'asc' },
    });
    const { at } = await lastChange();
    expect(rows.map(({ value, qualifier, supersededAt }) => [value.toNumber(), qualifier, supersededAt])).toEqual([
      [27.8, 'EXACT', at],
      [28.7, 'AT_LEAST', null],
    ]);
    // and is corrected again
    await edit('metrics.csv', '28.7,at_least', '28.8,at_least');
    expect(await effects()).toEqual({ metrics: { inserted: 0, corrected: 1, absent: 0 } });
    expect(await facts.registry.metricObservation.count({ where: { key: 'new_officer_strike_share' } })).toBe(3);
  });

  it('corrects an honor, a program, and the first day of a policy', async () => {
    await edit('honors.csv', '个人二等功,INDIVIDUAL,SECOND_CLASS_MERIT', '个人三等功,INDIVIDUAL,THIRD_CLASS_MERIT');
    await edit('honor_programs.csv', 'innovators preferred', 'innovators first');
    await facts.edit('selection_ratios.csv', (content) => content.replaceAll('2021-12,MONTH', '2021-12-20,DAY'));
    expect(await effects()).toEqual({
      honors: { inserted: 0, corrected: 1, absent: 0 },
      honor_programs: { inserted: 0, corrected: 1, absent: 0 },
      selection_ratios: { inserted: 0, corrected: 3, absent: 0 },
    });
    const policy = await facts.registry.selectionPolicy.findFirstOrThrow({
      include: { targets: true, versions: true },
    });
    expect(policy).toMatchObject({ version: 2, targets: { length: 3 }, versions: { length: 2 } });
    const honor = await facts.registry.honorVersion.findFirstOrThrow({
      where: { title: '个人三等功', supersededAt: null },
      include: { honor: { include: { recipients: true } } },
    });
    expect(honor).toMatchObject({ meritClass: 'THIRD_CLASS_MERIT', honor: { version: 2, recipients: { length: 1 } } });
  });

  it('corrects the source of a thing', async () => {
    await edit('officers.csv', /^(jiangnan-panjun,.*),jiangnan-2021$/m, '$1,zhuji-2021');
    expect(await effects()).toEqual({ officers: { inserted: 0, corrected: 1, absent: 0 } });
    const sources = await facts.registry.attestation.findMany({
      where: { officer: { versions: { some: { name: '潘军' } } } },
      select: { source: { select: { key: true } } },
    });
    expect(sources).toEqual([{ source: { key: 'zhuji-2021' } }]);
    expect((await lastChange()).fields).toEqual([
      { field: 'officers.corrected', before: null, after: 'jiangnan-panjun' },
      { field: 'officers.jiangnan-panjun.source', before: 'jiangnan-2021', after: 'zhuji-2021' },
    ]);
  });

  it('is no correction where only cells differ that are not stored', async () => {
    await edit('officers.csv', 'road traffic', 'traffic police');
    const before = await contents(facts.registry);
    expect(await effects()).toEqual({});
    expect(await contents(facts.registry)).toEqual(before);
  });
});

describe('a row that is new or gone', () => {
  it('inserts new things, and moves the first day of the units above', async () => {
    await facts.edit(
      'units.csv',
      (content) =>
        `${content}330127-QX,千岛湖派出所,,STATION,STATION,inferred,330127,inferred,330127,false,composed,千岛湖,zhuji-2021\n`,
    );
    await facts.edit('officers.csv', (content) => `${content}chunan-wangming,王明,POLICE,,zhuji-2021\n`);
    await facts.edit(
      'posts.csv',
      (content) => `${content}chunan-wangming,330127-QX,,所长,LEADER,true,2020-05,MONTH,external,zhuji-2021\n`,
    );
    expect(await effects()).toEqual({
      // the bureau itself was attested only by the source, of 2021
      units: { inserted: 1, corrected: 1, absent: 0 },
      officers: { inserted: 1, corrected: 0, absent: 0 },
      posts: { inserted: 1, corrected: 0, absent: 0 },
    });
    expect((await lastChange()).fields).toEqual([
      { field: 'units', before: '30', after: '31' },
      { field: 'units.inserted', before: null, after: '330127-QX' },
      { field: 'units.corrected', before: null, after: '330127' },
      { field: 'officers', before: '17', after: '18' },
      { field: 'officers.inserted', before: null, after: 'chunan-wangming' },
      { field: 'posts', before: '25', after: '26' },
      { field: 'posts.inserted', before: null, after: 'chunan-wangming/330127-QX/LEADER' },
    ]);
    const rows = await facts.registry.$query<{ code: string; from: string }>(
      sql`SELECT code, valid_from::text AS "from" FROM unit_version
WHERE code LIKE '330127%' AND superseded_at IS NULL ORDER BY code`,
      [],
    );
    expect(rows).toEqual([
      { code: '330127', from: '2020-05-01' },
      { code: '330127-QX', from: '2020-05-01' },
    ]);
  });

  it('keeps rows that are gone, and the first days that they need', async () => {
    await facts.edit('posts.csv', (content) =>
      content.replace(
        'chunan-wangming,330127-QX,,所长,LEADER,true,2020-05',
        'chunan-wangming,330127,,民警,MEMBER,true,2021-11',
      ),
    );
    await edit('units.csv', /^330127-QX.*\n/m, '');
    // moving the primary post away makes it another post; the officer still has the first one
    await expect(facts.load()).rejects.toThrow(
      'posts.csv:27 primary: chunan-wangming has another primary post in the registry from 2020-05-01; end that one first',
    );
    await edit('posts.csv', /^chunan-wangming.*\n/m, '');
    await edit('officers.csv', /^chunan-wangming.*\n/m, '');
    const before = await contents(facts.registry);
    expect(await effects()).toEqual({
      units: { inserted: 0, corrected: 0, absent: 1 },
      officers: { inserted: 0, corrected: 0, absent: 1 },
      posts: { inserted: 0, corrected: 0, absent: 1 },
    });
    expect(await contents(facts.registry)).toEqual(before);
  });
});
