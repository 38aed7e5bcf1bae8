import { beforeAll, describe, expect, it } from '@jest/globals';
import { EnrollOfficerDocument, type EnrollOfficerInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficer, createUnit, unique } from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears, officerRows, postRows } from '../../support/writes.ts';

const api = useApp();

let station: { id: number; code: string };

beforeAll(async () => {
  station = await createUnit(api.registry, { code: 'S' });
});

const newOfficer = (more: Partial<EnrollOfficerInput> = {}): EnrollOfficerInput => ({
  name: '甲乙',
  category: 'POLICE',
  unit: globalId('Unit', station.id),
  title: '民警',
  effectiveOn: '2023-03-01',
  ...more,
});

const enroll = (more: Partial<EnrollOfficerInput> = {}, headers = {}, key = `key-${unique()}`) =>
  api.admin
    .request(EnrollOfficerDocument, { input: newOfficer(more), key }, headers)
    .then(({ enrollOfficer }) => enrollOfficer);

const refused = (more: Partial<EnrollOfficerInput>, headers = {}) =>
  leavingNoTrace(api.registry, () => enroll(more, headers));

const lastOfficer = async () => (await api.registry.officer.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;

describe('enrollOfficer', () => {
  it('puts an officer on the roll in a post, with one change', async () => {
    const result = await enroll({
      name: ' 曾甲 ',
      policeNumber: ' t-０0001 ',
      gender: 'MALE',
      joinedOn: '2020-07-01',
      rank: 'CONSTABLE_FIRST_CLASS',
      grade: 'POLICE_CONSTABLE_1',
      title: ' 内勤 ',
      role: 'DEPUTY',
      basis: { documentNumber: '测政〔2023〕1号', reason: '录用' },
    });
    const id = await lastOfficer();
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2023-03-01'],
      ['name', null, '曾甲'],
      ['policeNumber', null, 'T-00001'],
      ['category', null, 'POLICE'],
      ['gender', null, 'MALE'],
      ['status', null, 'ACTIVE'],
      ['rank', null, 'CONSTABLE_FIRST_CLASS'],
      ['grade', null, 'POLICE_CONSTABLE_1'],
      ['joinedOn', null, '2020-07-01'],
      ['unit', null, 'S'],
      ['title', null, '内勤'],
      ['role', null, 'DEPUTY'],
      ['kind', null, 'PRIMARY'],
    ];
    expect(result).toEqual({
      __typename: 'EnrollOfficerSuccess',
      likelyTwins: [],
      officer: {
        id: globalId('Officer', id),
        version: 1,
        name: '曾甲',
        policeNumber: 'T-00001',
        category: 'POLICE',
        gender: 'MALE',
        status: 'ACTIVE',
        rank: 'CONSTABLE_FIRST_CLASS',
        grade: 'POLICE_CONSTABLE_1',
        joinedOn: '2020-07-01',
        primaryAssignment: {
          unit: { code: 'S' },
          title: '内勤',
          role: 'DEPUTY',
          validity: { from: '2023-03-01', to: null },
        },
        validity: { from: '2023-03-01', to: null },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toEqual({
      position: change.position,
      operation: 'enrollOfficer',
      subjectType: 'Officer',
      subjectId: id,
      actor: 'service:administrator',
      basisDocument: '测政〔2023〕1号',
      basisReason: '录用',
      fields,
    });
    const believed = { from: '2023-03-01', to: null, basis: '测政〔2023〕1号' };
    expect(await officerRows(api.registry, id)).toEqual([
      {
        name: '曾甲',
        initials: 'zj',
        number: 'T-00001',
        status: 'ACTIVE',
        rank: 'CONSTABLE_FIRST_CLASS',
        believed: true,
        ...believed,
      },
    ]);
    const post = { unit: station.id, organ: null, title: '内勤', role: 'DEPUTY', kind: 'PRIMARY', ...believed };
    expect(await postRows(api.registry, id)).toEqual([{ id: expect.any(Number), ...post }]);
  });

  it('takes an auxiliary without a police number, a member of the unit by default', async () => {
    expect(await enroll({ category: 'AUXILIARY', effectiveOn: nextYears(1) })).toMatchObject({
      officer: {
        category: 'AUXILIARY',
        policeNumber: null,
        gender: null,
        rank: null,
        primaryAssignment: { role: 'MEMBER', validity: { from: nextYears(1) } },
      },
    });
  });

  it('enrolls once under one idempotency key, and gives the first answer again', async () => {
    const more = { policeNumber: `R${unique()}` };
    const first = await enroll(more, {}, 'enroll-once');
    expect(first).toMatchObject({ __typename: 'EnrollOfficerSuccess', officer: { version: 1 } });
    expect(await leavingNoTrace(api.registry, () => enroll(more, {}, 'enroll-once'))).toEqual(first);
    const other = await leavingNoTrace(api.registry, () => enroll({ ...more, name: '丙' }, {}, 'enroll-once'));
    expect(other).toMatchObject({ rule: 'idempotency-key-reused' });
  });

  it('refuses a police number that another officer has on the day, and takes it once it is free', async () => {
    const number = `P${unique()}`;
    const gone = await createOfficer(api.registry, { policeNumber: number, to: '2022-01-01' });
    const taken = { policeNumber: number, effectiveOn: '2021-12-31' };
    expect(await refused(taken)).toEqual({
      __typename: 'ConflictError',
      message: `警号 ${number} 已被使用`,
      existing: { id: globalId('Officer', gone.id) },
    });
    expect(await refused(taken, ENGLISH)).toMatchObject({
      message: `The police number ${number} belongs to another officer.`,
    });
    const again = { policeNumber: number, effectiveOn: '2022-01-01' };
    expect(await enroll(again)).toMatchObject({ __typename: 'EnrollOfficerSuccess' });
  });

  it('refuses a police number that another officer has later', async () => {
    const number = `P${unique()}`;
    const later = await createOfficer(api.registry, { policeNumber: `${number}L`, from: nextYears(2) });
    expect(await refused({ policeNumber: `${number}L`, effectiveOn: nextYears(1) })).toMatchObject({
      __typename: 'ConflictError',
      existing: { id: globalId('Officer', later.id) },
    });
  });

  it('refuses a rank for an auxiliary (article 27)', async () => {
    const more = { category: 'AUXILIARY' as const, rank: 'CONSTABLE_SECOND_CLASS' as const };
    expect(await refused(more)).toEqual({
      __typename: 'RuleViolationError',
      message: '警衔只授予人民警察，不授予辅警',
      rule: 'rank-police-only',
      article: '公安机关组织管理条例 第二十七条',
    });
    expect(await refused(more, ENGLISH)).toMatchObject({
      message: 'Ranks are for police officers, not for auxiliaries.',
    });
  });

  it('refuses a unit that does not exist on every day from then on', async () => {
    const closing = await createUnit(api.registry, { code: 'CLOSING', to: '2024-01-01' });
    const unit = globalId('Unit', closing.id);
    expect(await refused({ unit })).toEqual({
      __typename: 'RuleViolationError',
      message: '单位 单位CLOSING CLOSING 自 2023-03-01 起并非始终存续',
      rule: 'unit-outside-validity',
      article: null,
    });
    expect(await refused({ unit }, ENGLISH)).toMatchObject({
      message: 'The unit 单位CLOSING CLOSING is not there on every day from 2023-03-01 on.',
    });
    for (const [effectiveOn, message, headers] of [
      ['2024-01-01', '该日没有此单位，自 2024-01-01 起已不在册', {}],
      ['2019-12-31', 'There is no such Unit on that day: it is on record from 2020-01-01.', ENGLISH],
    ] as const) {
      const notFound = { __typename: 'NotFoundError', message, type: 'Unit', key: unit };
      expect(await refused({ unit, effectiveOn }, headers)).toEqual(notFound);
    }
  });

  it('lists all problems of the input', async () => {
    const wrong: Partial<EnrollOfficerInput> = {
      name: '甲\u0007',
      policeNumber: 'a_1',
      birthOn: '1899-12-31',
      nationalId: '1',
      joinedOn: '2023-03-02',
      grade: 'GENERAL',
      unit: globalId('Officer', 1),
      title: ' ',
      basis: { reason: 'x'.repeat(1001) },
    };
    const issues = async (headers = {}) => {
      const result = await refused(wrong, headers);
      if (result.__typename !== 'InvalidInputError') throw new Error(result.__typename);
      return result.issues.map(({ path, message }) => [path, message]);
    };
    expect(await issues()).toEqual([
      ['birthOn', '必须在 1900-01-01 至今天之间'],
      ['nationalId', '应为 18 位公民身份号码（末位可为 X）'],
      ['name', '含有控制字符'],
      ['policeNumber', '只能含大写字母、数字和连字符，最多 20 个字符'],
      ['grade', '不是职级目录中的代码'],
      ['joinedOn', '不能晚于生效日期'],
      ['unit', '给出的是民警，应为单位'],
      ['title', '不能为空'],
      ['basis.reason', '不能超过 1000 个字符'],
    ]);
    expect(await issues(ENGLISH)).toEqual([
      ['birthOn', 'must be from 1900-01-01 to today'],
      ['nationalId', 'must have 17 digits and a last digit or X'],
      ['name', 'must not have control characters'],
      ['policeNumber', 'must have capital letters, digits and hyphens only, at most 20'],
      ['grade', 'is no code of the grade catalogue'],
      ['joinedOn', 'must not be after effectiveOn'],
      ['unit', 'is the id of an Officer, not of a Unit'],
      ['title', 'must not be blank'],
      ['basis.reason', 'must not have more than 1000 characters'],
    ]);
  });

  it.each([
    ['a name that is too long', { name: '甲'.repeat(51) }, 'name'],
    ['a name of nothing', { name: ' ' }, 'name'],
    ['a number of nothing', { policeNumber: '' }, 'policeNumber'],
    ['a number that is too long', { policeNumber: 'A'.repeat(21) }, 'policeNumber'],
    ['a title that is too long', { title: 'x'.repeat(101) }, 'title'],
    ['a day of joining before the birth', { birthOn: '1990-01-01', joinedOn: '1990-01-01' }, 'joinedOn'],
    ['a day that is too late', { effectiveOn: nextYears(12) }, 'effectiveOn'],
  ])('refuses %s', async (_case, more, path) => {
    expect(await refused(more)).toMatchObject({ __typename: 'InvalidInputError', issues: [{ path }] });
  });
});
