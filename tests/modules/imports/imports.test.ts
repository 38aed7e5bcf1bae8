import { beforeAll, describe, expect, it } from '@jest/globals';
import { declaredScope, nodeType } from '../../../src/graphql/node-access.ts';
import { INVARIANTS } from '../../../src/invariants.ts';
import { KEPT_TABLES } from '../../../src/kept-tables.ts';
import { KINDS as KINDS_OF_IMPORT } from '../../../src/modules/imports/import-kind.rules.ts';
import { READ_BY_ALL } from '../../../src/modules/imports/row-problem.runner.ts';
import { verifyRegistry } from '../../../src/record/verify.ts';
import { schema } from '../../../src/schema.ts';
import type { ImportKind } from '../../generated/graphql.ts';
import { createActivity } from '../../support/activity-factories.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createPlace } from '../../support/duty-factories.ts';
import { createCycle, createEvaluation, createScheme } from '../../support/evaluation-factories.ts';
import { createOfficer, createAssignment, createUnit } from '../../support/factories.ts';
import { csv, importActs, ImportChanges, problemsIn } from '../../support/import-acts.ts';
import { syntheticNationalId } from '../../support/national-ids.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { contents } from '../../support/writes.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k')) });
const { upload, run, undo, begin, settled } = importActs(api);

const ON = '2024-01-01';
let root: { id: number; code: string };

beforeAll(async () => {
  root = await createUnit(api.registry, { code: 'ROOT', name: '测试市公安局' });
  const other = await createUnit(api.registry, { code: 'OTHER', parentId: root.id });
  await createUnit(api.registry, { name: '测试（一）Ab所', parentId: root.id });
  for (const number of ['000001', '000002']) {
    const officer = await createOfficer(api.registry, { policeNumber: number, name: '合成员' });
    await createAssignment(api.registry, officer.id, { unitId: other.id });
  }
  const { id: first } = await api.registry.officerVersion.findFirstOrThrow({ where: { policeNumber: '000001' } });
  const { officerId } = await api.registry.officerVersion.findUniqueOrThrow({ where: { id: first } });
  const scheme = await createScheme(api.registry, { key: 'annual' });
  const cycle = await createCycle(api.registry, {
    schemeId: scheme.id,
    unitId: root.id,
    fromOn: '2024-01-01',
    toOn: '2025-01-01',
  });
  await createEvaluation(api.registry, { cycleId: cycle.id, officerId });
  await createActivity(api.registry, { title: '合成轮训' });
  await createPlace(api.registry, { code: 'P-0' });
});

const changesOf = async (id: string) =>
  (await api.admin.request(ImportChanges, { id })).importBatch!.changes.nodes.map(({ at, operation, basis }) => ({
    at,
    operation,
    order: basis?.documentNumber ?? null,
  }));

interface Kind {
  readonly kind: ImportKind;
  readonly operation: string;
  readonly rows: readonly (readonly (string | number)[])[];
  /** How its first row begins, told. */
  readonly tells?: RegExp;
}

const KINDS: readonly Kind[] = [
  {
    kind: 'CREATE_UNITS',
    operation: 'createUnit',
    rows: [
      ['单位代码', '单位名称', '上级单位', '机构种类', '生效日期', '文号', '编制数'],
      ['NEW-1', '新一分局（合成）', 'ROOT', '公安分局', ON, '合成〔2024〕1号', 12],
      ['NEW-2', '新一派出所（合成）', 'new-1', '派出所', '2024.1.1', '合成〔2024〕1号', ''],
    ],
  },
  {
    kind: 'ENROLL_OFFICERS',
    operation: 'enrollOfficer',
    rows: [
      ['姓名', '警号', '人员类别', '单位', '职务', '出生日期', '性别', '警衔', '文号'],
      ['合成甲', '000101', '民警', ' 测试市　公安局', '民警', '1990/5/6', '男', '三级警司', '合成〔2024〕2号'],
      ['合成乙', '０００１０２', 'POLICE', '测试(一)AB 所', '民警', '19910102', 'Female', '', '合成〔2024〕2号'],
    ],
  },
  {
    kind: 'REVISE_OFFICERS',
    operation: 'reviseOfficer',
    rows: [
      ['警号', '姓名', '生效日期', '文号'],
      ['000101', '合成丙', '2024-02-01', '合成〔2024〕3号'],
    ],
  },
  {
    kind: 'TRANSFER_OFFICERS',
    // whom the number in the cell is of
    tells: /^民警：合成乙（000102）；/,
    operation: 'transferOfficer',
    rows: [
      ['警号', '调入单位', '新任职务', '执行日期', '文号'],
      ['000102', 'OTHER', '民警', '2024年3月1日', '合成〔2024〕4号'],
    ],
  },
  {
    kind: 'PROMOTE_OFFICERS',
    operation: 'promoteOfficer',
    rows: [
      ['警号', '职级', '生效日期', '文号'],
      ['000101', '一级警员', '2024-04-01', '合成〔2024〕5号'],
    ],
  },
  {
    kind: 'RECORD_HONORS',
    operation: 'conferHonor',
    rows: [
      ['个人或集体', '级别', '记功等级', '获奖人', '荣誉名称', '批准机关', '批准日期', '未公示的理由', '文号'],
      [
        '个人',
        '市级',
        '三等功',
        '０００ ００１',
        '三等功',
        '测试市公安局',
        '2023-05-01',
        '以往年度',
        '合成〔2023〕6号',
      ],
      ['集体', '市级', '嘉奖', 'OTHER', '先进集体', '测试市公安局', '2023-05-01', '以往年度', '合成〔2023〕6号'],
    ],
  },
  {
    kind: 'RECORD_SCORES',
    operation: 'recordScores',
    rows: [
      ['考核周期', '考核对象', '指标', '得分'],
      ['annual 2024', '000001', 'i1', '88.5'],
    ],
  },
  {
    kind: 'RECORD_ATTENDANCES',
    operation: 'recordAttendances',
    rows: [
      ['活动', '参加人', '结果', '文号'],
      ['合成轮训', '000001', '合格', '合成〔2022〕7号'],
      ['合成轮训', 'ROOT', '', '合成〔2022〕7号'],
    ],
  },
  {
    kind: 'RECORD_TALLIES',
    operation: 'recordTallies',
    rows: [
      ['统计对象', '标识', '名称', '数值', '起始日期', '截止日期（不含）', '文号'],
      ['000002', 'visits', '走访', 12, '2024-01-01', '2024-02-01', '合成〔2024〕8号'],
    ],
  },
  {
    kind: 'RECORD_PLACES',
    operation: 'recordPlaces',
    rows: [
      ['地点代码', '地点名称', '地点类别', '上级地点代码', '生效日期', '文号'],
      ['P-1', '合成社区', 'COMMUNITY', '', ON, '合成〔2024〕9号'],
      ['P-2', '合成网格', 'GRID', 'P-1', ON, '合成〔2024〕9号'],
    ],
  },
  {
    kind: 'ASSIGN_DUTIES',
    operation: 'assignDuties',
    rows: [
      ['责任人', '责任类别', '责任对象', '生效日期', '文号'],
      ['000001', 'LINKED', 'P-0', ON, '合成〔2024〕10号'],
    ],
  },
];

describe('rows of each kind', () => {
  it.each(KINDS)(
    '$kind become $operation, one change a row at one instant',
    async ({ kind, operation, rows, tells = /./ }) => {
      const id = await upload(kind, csv(...rows));
      const count = rows.length - 1;
      const rehearsed = await run('rehearse', id, { effectiveOn: ON });
      expect(problemsIn(rehearsed)).toEqual([]);
      expect(rehearsed).toMatchObject({ status: 'REHEARSED', processedCount: count, acceptedCount: count });
      expect(await changesOf(id)).toEqual([]);
      const applied = await run('apply', id, { effectiveOn: ON });
      expect(applied).toMatchObject({ status: 'APPLIED', acceptedCount: count, refusedCount: 0 });
      expect(applied.rows.nodes.every(({ subject, summary }) => subject && summary)).toBe(true);
      expect(applied.rows.nodes[0]!.summary).toMatch(tells);
      const changes = await changesOf(id);
      const order = rows[0]!.includes('文号') ? String(rows[1]!.at(rows[0]!.indexOf('文号'))) : null;
      expect(changes).toEqual(rows.slice(1).map(() => ({ at: changes[0]!.at, operation, order })));
    },
  );
});

describe('rows of one score', () => {
  it('are recorded one after another: the last counts', async () => {
    const heading = ['考核周期', '考核对象', '指标', '得分'];
    const of = (value: string) => ['annual 2024', '000001', 'i1', value];
    const id = await upload('RECORD_SCORES', csv(heading, of('91'), of('70.5')));
    const applied = await run('apply', id);
    expect(applied).toMatchObject({ status: 'APPLIED', acceptedCount: 2, refusedCount: 0 });
    // as the record of changes tells it: by name
    const tells = expect.stringMatching(/考核办法：办法annual（annual）.*；合成员 000001 · 评分条目：1/);
    expect(applied.rows.nodes.map(({ summary }) => summary)).toEqual([tells, tells]);
    const scores = await api.registry.evaluationScore.findMany({ where: { supersededAt: null } });
    expect(scores.map(({ value }) => Number(value))).toEqual([70.5]);
  });
});

describe('many rows', () => {
  const heading = ['姓名', '警号', '人员类别', '单位', '职务', '文号'];
  let made = 0;
  const person = () => ['合成员', `M${made++}`, '民警', 'ROOT', '民警', '合成〔2024〕11号'];

  /** What is sent for a file, but for what asks how far it is and tells that somebody is there. */
  const sent = async (count: number) => {
    const statements = await api.statements(async () => {
      const id = await upload('ENROLL_OFFICERS', csv(heading, ...Array.from({ length: count }, person)));
      expect(await run('rehearse', id, { effectiveOn: ON })).toMatchObject({ acceptedCount: count });
      const applied = await run('apply', id, { effectiveOn: ON });
      expect(applied).toMatchObject({ status: 'APPLIED', acceptedCount: count });
      expect(
        applied.rows.nodes.every(
          ({ subject, summary }) => subject && summary?.includes('合成员') && /：[^；]+（ROOT）/.test(summary),
        ),
      ).toBe(true);
    });
    return statements.filter((text) => !/FROM import_batch b|SET heartbeat_at|AS "parentKey"/.test(text));
  };

  it('are tried and recorded with as many statements as few, and each is told', async () => {
    const [few, many] = [await sent(20), await sent(120)];
    expect(many.toSorted()).toEqual(few.toSorted());
  });
});

const UNITS = ['单位代码', '单位名称', '上级单位', '机构种类', '生效日期'];
const unitRow = (code: string, parent: string, kind = '派出所', on = ON) => [code, `合成${code}`, parent, kind, on];

/** What is on record, files left out. */
const onRecord = async () => {
  const { import_batch: _batch, import_row: _row, ...rest } = await contents(api.registry);
  return rest;
};

describe('rows that are refused', () => {
  it('tell each cell and rule, and take all others with them where all or none are to be done', async () => {
    const id = await upload(
      'CREATE_UNITS',
      csv(
        UNITS,
        unitRow('R-1', 'ROOT'),
        unitRow('R-2', 'NOWHERE', '分局', '昨天'),
        unitRow('R-1', 'ROOT'),
        unitRow('', 'ROOT'),
        unitRow('R-5', 'R-1', '派出所', '2023-12-31'),
      ),
    );
    const before = await onRecord();
    const failed = await run('apply', id);
    expect(await onRecord()).toEqual(before);
    expect(failed).toMatchObject({ status: 'FAILED', acceptedCount: 1, refusedCount: 4 });
    expect(failed.failure).toContain('原因见各行');
    expect(problemsIn(failed).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      '3 C3 -',
      '3 D3 -',
      '3 E3 -',
      '4 A4 -',
      '5 A5 -',
      '6 C6 -',
    ]);
  });

  it('tell from which day what they name is there', async () => {
    await createUnit(api.registry, { code: 'LATE', parentId: root.id, from: '2024-06-01' });
    const id = await upload(
      'CREATE_UNITS',
      csv(UNITS, unitRow('L-1', 'LATE'), unitRow('L-2', 'LATE', '派出所', '2024-06-01')),
    );
    expect(problemsIn(await run('rehearse', id))).toEqual([`2 C2 - 上级单位：${ON} 没有“LATE”，自 2024-06-01 起才有`]);
  });

  it('tell so, too, where what they name by its id is not there on the day of their act', async () => {
    const late = await createUnit(api.registry, { code: 'LATER', parentId: root.id, from: '2024-06-01' });
    const id = await upload('CREATE_UNITS', csv(UNITS, unitRow('L-3', globalId('Unit', late.id))));
    expect(problemsIn(await run('rehearse', id))).toEqual(['2 C2 - 该日没有此单位，自 2024-06-01 起才在册']);
  });

  it('tell so only of what everybody may read who reads the registry', () => {
    const named = new Set(Object.values(KINDS_OF_IMPORT).flatMap(({ names }) => Object.values(names).flat()));
    const isOpen = (type: string) => declaredScope(nodeType(schema, type)!) === 'registry:read';
    for (const type of named) expect([type, READ_BY_ALL.has(type)]).toEqual([type, isOpen(type)]);
  });

  it('are left out where they are to be skipped, and what rests on them with them', async () => {
    const id = await upload(
      'CREATE_UNITS',
      csv(UNITS, unitRow('S-1', 'NOWHERE'), unitRow('S-2', 'S-1'), unitRow('S-3', 'ROOT')),
    );
    const applied = await run('apply', id, { policy: 'SKIP_REFUSED' });
    expect(applied).toMatchObject({ status: 'APPLIED', acceptedCount: 1, refusedCount: 2 });
    expect(applied.rows.nodes.map(({ subject }) => subject?.__typename ?? null)).toEqual([null, null, 'Unit']);
    const none = await upload('CREATE_UNITS', csv(UNITS, unitRow('S-4', 'NOWHERE')));
    expect(await run('apply', none, { policy: 'SKIP_REFUSED' })).toMatchObject({ status: 'FAILED', refusedCount: 1 });
  });

  it('are those of units that the scope of the viewer does not cover', async () => {
    const own = await createUnit(api.registry, { code: 'OWN', parentId: root.id });
    const bound = await api.signedIn(['registry:read', 'unit:write'], [own.id], ['registry:read']);
    const id = await upload('CREATE_UNITS', csv(UNITS, unitRow('B-1', 'OWN'), unitRow('B-2', 'ROOT')), {
      client: bound,
    });
    const tried = await run('rehearse', id, {}, bound);
    expect(problemsIn(tried)).toEqual(['3 - - 需要对所涉单位有 unit:write 权限']);
    expect(await run('apply', id, { policy: 'SKIP_REFUSED' }, bound)).toMatchObject({ acceptedCount: 1 });
  });
});

describe('a file that was applied', () => {
  it('is taken back newest row first, unless something rests on it', async () => {
    const rows = csv(UNITS, unitRow('U-1', 'ROOT'), unitRow('U-2', 'U-1'));
    const id = await upload('CREATE_UNITS', rows);
    await run('apply', id);
    const { id: unit } = await api.registry.unitVersion.findFirstOrThrow({ where: { code: 'U-2' } });
    const { unitId } = await api.registry.unitVersion.findUniqueOrThrow({ where: { id: unit } });
    const below = await upload('CREATE_UNITS', csv(UNITS, unitRow('U-3', 'U-2')));
    await run('apply', below);
    const refused = await undo(id);
    expect(refused).toMatchObject({ status: 'APPLIED', acceptedCount: 2, processedCount: 2 });
    expect(problemsIn(refused).length).toBeGreaterThan(0);
    expect(await undo(below)).toMatchObject({ status: 'UNDONE' });
    expect(await undo(id)).toMatchObject({ status: 'UNDONE' });
    expect(await api.registry.unitVersion.count({ where: { unitId, supersededAt: null } })).toBe(0);
    // it may be brought in again
    expect(await run('apply', await upload('CREATE_UNITS', rows))).toMatchObject({ status: 'APPLIED' });
  });

  it('is taken back without looking at a row twice', async () => {
    const files: string[] = [];
    for (const name of ['V', 'W']) {
      const rows = Array.from({ length: 12 }, (_, i) => unitRow(`${name}-${i}`, 'ROOT'));
      const id = await upload('CREATE_UNITS', csv(UNITS, ...rows));
      await run('apply', id);
      files.push(id);
    }
    const sent = await api.statements(() => undo(files.shift()!));
    expect(sent.filter((text) => text.includes('AS proven FROM change'))).toHaveLength(12);
  });

  it('is not applied again, not even at once', async () => {
    const rows = csv(UNITS, unitRow('T-1', 'ROOT'));
    const ids = [await upload('CREATE_UNITS', rows), await upload('CREATE_UNITS', rows)];
    await Promise.all(ids.map((id) => begin('apply', id)));
    const ended = await Promise.all(ids.map((id) => settled(id)));
    // the second is refused at once, or when it comes to be recorded
    expect(ended.filter(({ status }) => status === 'APPLIED')).toHaveLength(1);
    const third = await upload('CREATE_UNITS', rows);
    expect(await begin('apply', third)).toMatchObject({ rule: 'import-repeated' });
    const applied = ended.find(({ status }) => status === 'APPLIED')!;
    expect(await begin('apply', applied.id)).toMatchObject({ rule: 'import-status' });
  });

  it('is begun once by two who ask at once', async () => {
    const id = await upload('CREATE_UNITS', csv(UNITS, unitRow('W-1', 'ROOT')));
    const begun = await Promise.all([begin('apply', id), begin('apply', id), begin('rehearse', id)]);
    expect(begun.filter(({ __typename }) => __typename === 'ImportSuccess')).toHaveLength(1);
    await settled(id);
  });
});

it('leaves a record that holds', async () => {
  const breaks: string[] = [];
  const options = { tables: KEPT_TABLES, invariants: INVARIANTS, onBreak: (line: string) => breaks.push(line) };
  await verifyRegistry(api.registry, options);
  // rows that the test put there without a change
  expect(breaks.filter((line) => !/no change|not on record|noted/.test(line))).toEqual([]);
});

describe('national ids in a file', () => {
  it('are on the record of reads where a refusal tells that somebody has them, before it is told', async () => {
    const held = syntheticNationalId({ serial: '003' });
    const heading = ['姓名', '人员类别', '单位', '职务', '生效日期', '公民身份号码'];
    const row = (name: string, id: string) => [name, '民警', 'ROOT', '民警', ON, id];
    const known = await run('apply', await upload('ENROLL_OFFICERS', csv(heading, row('合成甲', held))));
    expect(known.status).toBe('APPLIED');
    const before = await api.registry.personalRead.count();
    const guessed = await upload(
      'ENROLL_OFFICERS',
      csv(heading, row('合成乙', held), row('合成丙', syntheticNationalId({ serial: '005' }))),
    );
    expect(await run('rehearse', guessed)).toMatchObject({ acceptedCount: 1, refusedCount: 1 });
    const reads = await api.registry.personalRead.findMany({ orderBy: { id: 'desc' }, take: 1 });
    expect(reads).toMatchObject([{ field: 'nationalId', viewer: 'service:administrator' }]);
    expect(await api.registry.personalRead.count()).toBe(before + 1);
  });
});
