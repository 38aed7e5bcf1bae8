import { beforeAll, describe, expect, it } from '@jest/globals';
import { TransferOfficerDocument, type TransferOfficerInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import {
  addAssignmentVersion,
  addOfficerVersion,
  createAssignment,
  createOfficer,
  createOfficerIn,
  createUnit,
} from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears, postRows, versionOf } from '../../support/writes.ts';

const api = useApp();

interface Made {
  id: number;
  code: string;
}

let a: Made;
let b: Made;
/** Closed since 2024. */
let closed: Made;

beforeAll(async () => {
  a = await createUnit(api.registry, { code: 'A' });
  b = await createUnit(api.registry, { code: 'B' });
  closed = await createUnit(api.registry, { code: 'C', to: '2024-01-01' });
});

const transfer = (officer: { id: number }, more: Partial<TransferOfficerInput> = {}, headers = {}) =>
  api.admin
    .request(
      TransferOfficerDocument,
      {
        input: {
          id: globalId('Officer', officer.id),
          to: globalId('Unit', b.id),
          title: '民警',
          effectiveOn: '2023-01-01',
          ...more,
        },
      },
      headers,
    )
    .then(({ transferOfficer }) => transferOfficer);

const refused = (officer: { id: number }, more: Partial<TransferOfficerInput>, headers = {}) =>
  leavingNoTrace(api.registry, () => transfer(officer, more, headers));

const posts = async (officer: { id: number }) =>
  (await postRows(api.registry, officer.id)).map(({ unit, title, from, to }) => [unit, title, from, to]);

describe('transferOfficer', () => {
  it('ends the primary assignment and begins another, with one change', async () => {
    const officer = await createOfficer(api.registry);
    const old = await createAssignment(api.registry, officer.id, { unitId: a.id });
    const beside = await createAssignment(api.registry, officer.id, {
      unitId: a.id,
      kind: 'CONCURRENT',
      title: '教官',
    });
    const result = await transfer(officer, {
      expectedVersion: 1,
      title: ' 所长 ',
      role: 'LEADER',
      basis: { documentNumber: '测政〔2023〕3号', reason: '轮岗' },
    });
    const rows = await postRows(api.registry, officer.id);
    const basis = '测政〔2023〕3号';
    expect(rows).toMatchObject([
      { id: old.id, unit: a.id, title: '民警', from: '2020-01-01', to: '2023-01-01', basis: null },
      { id: beside.id, unit: a.id, title: '教官', to: null },
      { unit: b.id, title: '所长', role: 'LEADER', kind: 'PRIMARY', from: '2023-01-01', to: null, basis },
    ]);
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2023-01-01'],
      ['unit', 'A', 'B'],
      ['title', '民警', '所长'],
      ['role', 'MEMBER', 'LEADER'],
    ];
    expect(result).toEqual({
      __typename: 'TransferOfficerSuccess',
      officer: { id: globalId('Officer', officer.id), version: 2, name: '甲乙' },
      openDuties: [],
      assignment: {
        id: globalId('Assignment', rows[2]!['id'] as number),
        version: 1,
        unit: { code: 'B' },
        externalOrgan: null,
        title: '所长',
        role: 'LEADER',
        kind: 'PRIMARY',
        validity: { from: '2023-01-01', to: null },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toEqual({
      position: change.position,
      operation: 'transferOfficer',
      subjectType: 'Officer',
      subjectId: officer.id,
      actor: 'service:administrator',
      basisDocument: basis,
      basisReason: '轮岗',
      fields,
    });
    expect(await versionOf(api.registry, 'assignment', old.id)).toBe(2);
    expect(await versionOf(api.registry, 'assignment', beside.id)).toBe(1);
  });

  it('lets a later post on record follow, and drops what was planned for the post that ends', async () => {
    const officer = await createOfficer(api.registry);
    const old = await createAssignment(api.registry, officer.id, { unitId: a.id, to: '2024-01-01' });
    await addAssignmentVersion(api.registry, old, { unitId: b.id, from: '2024-01-01', to: '2025-01-01' });
    await createAssignment(api.registry, officer.id, { unitId: a.id, title: '所长', from: '2025-01-01' });
    const result = await transfer(officer, { title: '副所长' });
    expect(await posts(officer)).toEqual([
      [a.id, '民警', '2020-01-01', '2023-01-01'],
      [b.id, '副所长', '2023-01-01', '2025-01-01'],
      [a.id, '所长', '2025-01-01', null],
    ]);
    expect(result).toMatchObject({
      change: {
        fields: [
          {},
          { field: 'unit', before: 'A', after: 'B' },
          { field: 'title', before: '民警', after: '副所长' },
          { field: '2024-01-01.unit', before: 'B', after: null },
        ],
      },
    });
  });

  it('gives a first primary post until the next one or the end of service', async () => {
    const officer = await createOfficer(api.registry, { to: '2026-01-01' });
    await addOfficerVersion(api.registry, officer.id, { from: '2026-01-01', status: 'RETIRED' });
    await transfer(officer, { effectiveOn: '2024-01-01' });
    const result = await transfer(officer, { title: '内勤' });
    expect(result).toMatchObject({
      change: {
        fields: [
          {},
          { field: 'unit', before: null, after: 'B' },
          { field: 'title', before: null, after: '内勤' },
          { field: 'role', before: null, after: 'MEMBER' },
          { field: 'kind', before: null, after: 'PRIMARY' },
          { field: 'validTo', before: null, after: '2024-01-01' },
        ],
      },
    });
    expect(await posts(officer)).toEqual([
      [b.id, '内勤', '2023-01-01', '2024-01-01'],
      [b.id, '民警', '2024-01-01', '2026-01-01'],
    ]);
  });

  it('replaces a post from its first day on', async () => {
    const officer = await createOfficerIn(api.registry, a);
    await transfer(officer);
    const again = await transfer(officer, { to: globalId('Unit', a.id), title: '内勤' });
    expect(again).toMatchObject({ officer: { version: 3 }, assignment: { unit: { code: 'A' } } });
    expect(await posts(officer)).toEqual([
      [a.id, '民警', '2020-01-01', '2023-01-01'],
      [a.id, '内勤', '2023-01-01', null],
    ]);
  });

  it('refuses the post that the officer already holds', async () => {
    const officer = await createOfficer(api.registry);
    const post = await createAssignment(api.registry, officer.id, { unitId: b.id });
    expect(await refused(officer, {})).toEqual({
      __typename: 'ConflictError',
      message: '该民警当日已在此单位任此职',
      existing: { id: globalId('Assignment', post.id) },
    });
    expect(await refused(officer, {}, ENGLISH)).toMatchObject({
      message: 'The officer holds this very post on that day.',
    });
  });

  it('refuses a unit that closes while the post would be held', async () => {
    const officer = await createOfficerIn(api.registry, a);
    const to = globalId('Unit', closed.id);
    expect(await refused(officer, { to })).toEqual({
      __typename: 'RuleViolationError',
      message: '单位 单位C C 自 2023-01-01 起并非始终存续',
      rule: 'unit-outside-validity',
      article: null,
    });
  });

  it('refuses a unit that does not exist on the day', async () => {
    const officer = await createOfficerIn(api.registry, a);
    const to = globalId('Unit', closed.id);
    expect(await refused(officer, { to, effectiveOn: '2024-01-01' })).toMatchObject({
      __typename: 'NotFoundError',
      key: to,
    });
  });

  it('refuses an officer who does not serve', async () => {
    const retired = await createOfficer(api.registry, { status: 'RETIRED' });
    expect(await refused(retired, {})).toEqual({
      __typename: 'RuleViolationError',
      message: '甲乙 自 2023-01-01 起并非始终在职',
      rule: 'officer-not-serving',
      article: null,
    });
    expect(await refused(retired, {}, ENGLISH)).toMatchObject({
      message: '甲乙 does not serve on every day from 2023-01-01.',
    });
  });

  it('refuses an officer who is not on record on the day', async () => {
    const officer = await createOfficerIn(api.registry, a);
    expect(await refused(officer, { effectiveOn: '2019-12-31' })).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Officer',
      key: globalId('Officer', officer.id),
    });
    expect(await refused({ id: 999_999 }, {})).toMatchObject({ __typename: 'NotFoundError', type: 'Officer' });
  });

  it('refuses a version that is not the current one', async () => {
    const officer = await createOfficerIn(api.registry, a);
    expect(await refused(officer, { expectedVersion: 3 })).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 1,
    });
  });

  it('lists all problems of the input', async () => {
    const officer = await createOfficerIn(api.registry, a);
    const wrong = { id: 'x', to: globalId('Officer', 1), title: '', effectiveOn: nextYears(12) };
    expect(await refused(officer, wrong)).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: 'id' }, { path: 'to' }, { path: 'title' }, { path: 'effectiveOn' }],
    });
  });
});
