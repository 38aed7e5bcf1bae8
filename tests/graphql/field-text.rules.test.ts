import { describe, expect, it } from '@jest/globals';
import '../../src/schema.ts';
import { KEPT_TABLES } from '../../src/kept-tables.ts';
import { fieldLabel, fieldText, namesOfParts, tellsUnit } from '../../src/graphql/field-text.ts';
import { FIELD } from '../../src/graphql/field.vocabulary.ts';
import { allRecordings, declarations } from '../../src/record/declaration.ts';
import { recordedNames } from '../../src/record/recorded-facts.ts';

const of = (subjectType: string, field: string) => ({ subjectType, field, before: null, after: null });

describe('a field of a change', () => {
  it('has a label, whatever declaration it is of', () => {
    // of the registry: tests declare some of their own
    const kept = new Set(KEPT_TABLES.map(({ table }) => table));
    const all = [...declarations(), ...allRecordings()].filter(({ versions }) => kept.has(versions));
    expect(all.length).toBeGreaterThan(20);
    const names = all.flatMap(recordedNames).map(([, recordedAs]) => recordedAs);
    expect(names.filter((name) => !FIELD.has(name))).toEqual([]);
  });

  it.each([
    ['Officer', 'name', '姓名', 'Name'],
    ['Unit', 'name', '单位名称', 'Name'],
    ['Sanction', 'officer.rank', '人员 · 警衔', 'Officer · Rank'],
    ['Unit', '2027-01-01.name', '单位名称（2027-01-01 起）', 'Name from 2027-01-01'],
    ['CaseLiability', '合成甲 A1.validTo', '合成甲 A1 · 截止日期（不含）', '合成甲 A1 · First day after'],
    ['Officer', 'Assignment 12', '任职', 'Post'],
    ['EvaluationScheme', 'indicators.jx.name', '指标 · jx · 名称', 'Indicators · jx · Name'],
    ['EvaluationScheme', 'gradeBands.EXCELLENT', '等次分数线 · 优秀', 'Grade bands · Excellent'],
    ['SelectionPolicy', 'targets.STATION', '各类比例 · 派出所', 'Targets · Station'],
    ['EvaluationCycle', 'excellentPlaces', '优秀名额', 'Places for EXCELLENT'],
    ['Officer', 'somethingElse', 'somethingElse', 'somethingElse'],
  ])('%s %s is called %s', (type, field, zh, en) => {
    expect([fieldLabel(of(type, field), 'zh'), fieldLabel(of(type, field), 'en')]).toEqual([zh, en]);
  });

  it('is the name of a requirement, which a change tells in a line', () => {
    const field = { field: 'requirements.visits', before: null, after: '走访 群众 TALLY visits >= 30 MONTH' };
    const names = namesOfParts([field]);
    expect(fieldLabel({ ...field, subjectType: 'Program', names }, 'zh')).toBe('要求 · 走访 群众');
  });

  it('has the names of parts that its change tells, with their keys where two have one name', () => {
    const told = Object.entries({
      'indicators.jx': '绩效',
      'indicators.zf': '执法',
      'indicators.zf2': '执法',
      officer: '合成甲',
    });
    const names = namesOfParts(told.map(([part, after]) => ({ field: `${part}.name`, before: null, after })));
    const labels = ['jx', 'zf', 'zf2', 'other'].map((key) =>
      fieldLabel({ ...of('EvaluationScheme', `indicators.${key}.weightBasisPoints`), names }, 'zh'),
    );
    expect([...names.keys()]).not.toContain('officer');
    expect(labels).toEqual([
      '指标 · 绩效 · 权重',
      '指标 · 执法 zf · 权重',
      '指标 · 执法 zf2 · 权重',
      '指标 · other · 权重',
    ]);
  });

  it.each(['EvaluationCycle.unit', 'EvaluationScheme.owner', 'SelectionRound.unit', 'Unit.parent'])(
    '%s is a unit',
    (field) => {
      const [type, name] = field.split('.') as [string, string];
      expect(tellsUnit(of(type, name))).toBe(true);
      expect(tellsUnit(of(type, 'status'))).toBe(false);
    },
  );

  it.each([
    ['Officer', 'rank', 'SUPERVISOR_FIRST_CLASS', '一级警督'],
    ['Officer', 'grade', 'POLICE_OFFICER_1', '一级警长'],
    // of the assignment that enrolling makes
    ['Officer', 'role', 'DEPUTY', '副职'],
    ['Officer', 'kind', 'PRIMARY', '主要任职'],
    ['Sanction', 'officer.status', 'SUSPENDED', '停职'],
    ['Sanction', 'lifted', 'true', '是'],
    ['DossierSection', 'contents', 'sealed', '已登记（内容不显示）'],
    ['Program', 'unitCategories', 'OPERATIONAL GENERAL', '实战部门、综合部门'],
    ['Unit', 'name', 'STATION', 'STATION'],
    ['EvaluationScheme', 'subjectKind', 'OFFICER', '个人'],
    ['SelectionPolicy', 'method', 'LARGEST_REMAINDER', '最大余数法'],
    ['SelectionRound', 'minimumGrade', 'COMPETENT', '称职'],
    ['SelectionRound', 'evaluationWeights', '[5000,3000,2000]', '50%、30%、20%'],
    ['SelectionPolicy', 'targets.STATION', '4550', '45.5%'],
    ['EvaluationScheme', 'indicators.jx.weightBasisPoints', '4000', '40%'],
    ['EvaluationCycle', 'excellentCapBasisPoints', '1234', '12.34%'],
    ['EvaluationCycle', 'excellentCapBasisPoints', '5', '0.05%'],
    ['EvaluationCycle', 'excellentCapBasisPoints', '0', '0%'],
    ['SelectionRound', 'evaluationWeights', '[10000]', '100%'],
    ['SelectionRound', 'evaluationWeights', '[3333,3333,3334]', '33.33%、33.33%、33.34%'],
    ['SelectionRound', 'evaluationWeights', '[]', '[]'],
    ['SelectionRound', 'evaluationWeights', '5000,3000', '5000,3000'],
    ['SelectionRound', 'evaluationWeights', '[5000', '[5000'],
    ['SelectionRound', 'evaluationWeights', '[5000,]', '[5000,]'],
    ['SelectionRound', 'evaluationWeights', '[0.5]', '[0.5]'],
    ['EvaluationCycle', 'excellentCapBasisPoints', 'none', 'none'],
    // a number of another kind is no share, whatever it is
    ['SelectionPolicy', 'targets', '4550', '4550'],
    ['Unit', 'targets.STATION', '4550', '4550'],
    ['EvaluationCycle', 'excellentPlaces', '4000', '4000'],
    ['Program', 'requirements', '年度训练 HOURS >= 8 YEAR', '年度训练 学时 ≥ 8 每年'],
    ['Duty', 'duty', '990104 LEADING HC-SQ-01', '990104 领导责任 HC-SQ-01'],
    ['Program', 'kind', 'RECOMMENDATION', '人事推荐'],
    ['Program', 'admission', 'BY_CRITERIA', '条件自动适用'],
    // several types have a status: of a subject without one nothing says which
    ['Registry', 'status', 'ACTIVE', 'ACTIVE'],
    ['Unit', 'parent', '合成分局', '合成分局'],
    ['Token', 'scopes', 'unit:write change:read', '办理机构、查看变更记录'],
    ['Token', 'expiresAt', '2026-12-01T01:30:59.999Z', '2026-12-01 09:30'],
    // what is taken off the record, as a thing of its own type tells it
    ['Officer', 'Duty 7', '合成甲 A1 LINKED 合成社区', '合成甲 A1 联系 合成社区'],
    ['Officer', 'Sanction 7', '#7', '限制查阅的登记'],
    ['Unit', 'name', null, null],
  ])('%s %s %s is told as %s', (type, field, value, text) => {
    expect(fieldText(of(type, field), value, 'zh')).toBe(text);
  });

  it('has shares that stand in a row as English does', () => {
    expect(fieldText(of('SelectionRound', 'evaluationWeights'), '[5000,3000,2000]', 'en')).toBe('50%, 30%, 20%');
  });
});
