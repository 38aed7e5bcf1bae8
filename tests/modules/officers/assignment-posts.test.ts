import { beforeAll, describe, expect, it } from '@jest/globals';
import { AddAssignmentDocument, type AddAssignmentInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createAssignment, createOfficer, createUnit } from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears, postRows, versionOf } from '../../support/writes.ts';

const api = useApp();

let a: { id: number; code: string };
let b: { id: number; code: string };

beforeAll(async () => {
  a = await createUnit(api.registry, { code: 'A' });
  b = await createUnit(api.registry, { code: 'B', to: '2024-01-01' });
});

const add = (officer: { id: number }, more: Partial<AddAssignmentInput> = {}, headers = {}) =>
  api.admin
    .request(
      AddAssignmentDocument,
      {
        input: {
          officer: globalId('Officer', officer.id),
          unit: globalId('Unit', a.id),
          title: '教官',
          kind: 'CONCURRENT',
          effectiveOn: '2023-01-01',
          ...more,
        },
      },
      headers,
    )
    .then((data) => data.addAssignment);

const refused = <Result>(work: () => Promise<Result>) => leavingNoTrace(api.registry, work);

describe('addAssignment', () => {
  it('gives one more post for a time, with one change', async () => {
    const officer = await createOfficer(api.registry, { policeNumber: 'T00001' });
    const primary = await createAssignment(api.registry, officer.id, { unitId: a.id });
    const result = await add(officer, {
      expectedVersion: 1,
      unit: globalId('Unit', b.id),
      title: '专班成员',
      kind: 'SECONDMENT',
      until: '2023-07-01',
      basis: { documentNumber: '测借〔2023〕1号' },
    });
    const [, row] = await postRows(api.registry, officer.id);
    const id = row!['id'] as number;
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2023-01-01'],
      ['officer', null, '甲乙 T00001'],
      ['unit', null, 'B'],
      ['title', null, '专班成员'],
      ['role', null, 'MEMBER'],
      ['kind', null, 'SECONDMENT'],
      ['validTo', null, '2023-07-01'],
    ];
    expect(result).toEqual({
      __typename: 'AddAssignmentSuccess',
      assignment: {
        id: globalId('Assignment', id),
        version: 1,
        officer: { id: globalId('Officer', officer.id), version: 2, name: '甲乙' },
        unit: { code: 'B' },
        externalOrgan: null,
        title: '专班成员',
        role: 'MEMBER',
        kind: 'SECONDMENT',
        validity: { from: '2023-01-01', to: '2023-07-01' },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'addAssignment', subjectType: 'Assignment', subjectId: id, fields });
    expect(row).toMatchObject({ unit: b.id, from: '2023-01-01', to: '2023-07-01', basis: '测借〔2023〕1号' });
    expect(await versionOf(api.registry, 'assignment', primary.id)).toBe(1);
  });

  it('gives a primary post outside the police', async () => {
    const officer = await createOfficer(api.registry);
    const post = { unit: null, externalOrgan: '某县人民政府', title: '副县长', kind: 'PRIMARY' as const };
    expect(await add(officer, { ...post, role: 'DEPUTY' })).toMatchObject({
      assignment: { unit: null, externalOrgan: '某县人民政府', role: 'DEPUTY', validity: { to: null } },
      change: {
        fields: [
          {},
          { field: 'officer', after: '甲乙' },
          { field: 'externalOrgan', after: '某县人民政府' },
          {},
          {},
          {},
        ],
      },
    });
  });

  it('refuses a second primary post on a day', async () => {
    const officer = await createOfficer(api.registry);
    const later = await createAssignment(api.registry, officer.id, { unitId: a.id, from: nextYears(1) });
    const primary = { kind: 'PRIMARY' as const, title: '民警' };
    expect(await refused(() => add(officer, primary))).toEqual({
      __typename: 'ConflictError',
      message: '该民警在此期间已有主要任职，请用调动',
      existing: { id: globalId('Assignment', later.id) },
    });
    expect(await refused(() => add(officer, primary, ENGLISH))).toMatchObject({
      message: 'The officer has a primary assignment in that time; transfer the officer instead.',
    });
    expect(await add(officer, { ...primary, until: nextYears(1) })).toMatchObject({
      __typename: 'AddAssignmentSuccess',
    });
  });

  it('refuses a post that is held already, until it has ended', async () => {
    const officer = await createOfficer(api.registry);
    await add(officer, { until: '2023-02-01' });
    expect(await refused(() => add(officer, { effectiveOn: '2022-01-01' }))).toMatchObject({
      __typename: 'ConflictError',
      message: '该民警当日已在此单位任此职',
    });
    expect(await add(officer, { effectiveOn: '2023-02-01' })).toMatchObject({ __typename: 'AddAssignmentSuccess' });
  });

  it('gives a post that lasts no longer than the officer serves', async () => {
    const officer = await createOfficer(api.registry, { to: '2025-01-01' });
    await addOfficerVersion(api.registry, officer.id, { from: '2025-01-01', status: 'SEPARATED' });
    expect(await add(officer)).toMatchObject({ assignment: { validity: { to: '2025-01-01' } } });
    expect(await refused(() => add(officer, { title: '顾问', until: '2025-01-02' }))).toMatchObject({
      rule: 'officer-not-serving',
    });
    expect(await refused(() => add(officer, { effectiveOn: '2025-01-01' }, ENGLISH))).toMatchObject({
      rule: 'officer-not-serving',
      message: '甲乙 does not serve on every day from 2025-01-01.',
    });
  });

  it('gives a post that lasts no longer than its unit exists', async () => {
    const officer = await createOfficer(api.registry);
    const unit = globalId('Unit', b.id);
    expect(await refused(() => add(officer, { unit, until: '2024-01-02' }))).toMatchObject({
      rule: 'unit-outside-validity',
    });
    expect(await add(officer, { unit, until: '2024-01-01' })).toMatchObject({ __typename: 'AddAssignmentSuccess' });
  });

  it.each([
    ['neither unit nor organ', { unit: null }, {}, [['unit', '与系统外单位必须且只能填写一项']]],
    [
      'both unit and organ',
      { externalOrgan: '某办' },
      ENGLISH,
      [['unit', 'or externalOrgan: exactly one must be given']],
    ],
    ['an end on the first day', { until: '2023-01-01' }, {}, [['until', '必须晚于生效日期']]],
    ['an end before it', { until: '2022-01-01' }, ENGLISH, [['until', 'must be after effectiveOn']]],
    ['an organ of nothing', { unit: null, externalOrgan: ' ' }, {}, [['externalOrgan', '不能为空']]],
    ['the id of another type', { officer: globalId('Unit', 1) }, {}, [['officer', '给出的是单位，应为民警']]],
    ['a title that is too long', { title: 'x'.repeat(101) }, {}, [['title', '不能超过 100 个字符']]],
  ])('refuses %s', async (_case, more, headers, issues) => {
    const officer = await createOfficer(api.registry);
    expect(await refused(() => add(officer, more, headers))).toMatchObject({
      __typename: 'InvalidInputError',
      issues: issues.map(([path, message]) => ({ path, message })),
    });
  });

  it('refuses an officer who does not exist', async () => {
    expect(await refused(() => add({ id: 999_999 }))).toMatchObject({ __typename: 'NotFoundError', type: 'Officer' });
  });

  it('refuses a unit that does not exist', async () => {
    const officer = await createOfficer(api.registry);
    const unit = globalId('Unit', 999_999);
    expect(await refused(() => add(officer, { unit }))).toMatchObject({ __typename: 'NotFoundError', type: 'Unit' });
  });

  it('refuses a version that is not the current one', async () => {
    const officer = await createOfficer(api.registry);
    expect(await refused(() => add(officer, { expectedVersion: 9 }))).toMatchObject({ currentVersion: 1 });
  });
});
