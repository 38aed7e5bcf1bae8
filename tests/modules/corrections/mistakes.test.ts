import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import {
  AddAssignmentDocument,
  CorrectAssignmentDocument,
  CorrectOfficerDocument,
  CorrectUnitDocument,
  CreateUnitDocument,
  EndAssignmentDocument,
  EnrollOfficerDocument,
  PromoteOfficerDocument,
  TransferOfficerDocument,
  WithdrawRecordDocument,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { unique } from '../../support/factories.ts';

/** The mistakes that personnel staff make, each made by an act and put right by acts: docs/corrections.md tells the same. */

const api = useApp();

const UnitsThen = graphql(`
  query UnitsThen($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    officer(id: $id) {
      rank
      unit {
        name
      }
      assignments {
        title
        kind
        unit {
          name
        }
        validity {
          from
          to
        }
      }
    }
  }
`);

const Staff = graphql(`
  query Staff($unit: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    unit(id: $unit) {
      officers(first: 1, includeSubunits: true) {
        totalCount
      }
    }
  }
`);

const key = () => `key-${unique()}`;

async function newUnit(name: string, parent: string | null, effectiveOn = '2015-01-01') {
  const input = { code: `U${unique()}`, name, kind: 'STATION' as const, parent, effectiveOn };
  const { createUnit } = await api.admin.request(CreateUnitDocument, { input, key: key() });
  if (createUnit.__typename !== 'CreateUnitSuccess') throw new Error(createUnit.message);
  return createUnit.unit.id;
}

async function enrolled(unit: string, effectiveOn = '2016-01-01') {
  const input = {
    name: '甲乙',
    category: 'POLICE' as const,
    policeNumber: `P${unique()}`,
    rank: 'SUPERVISOR_THIRD_CLASS' as const,
    unit,
    title: '民警',
    effectiveOn,
  };
  const { enrollOfficer } = await api.admin.request(EnrollOfficerDocument, { input, key: key() });
  if (enrollOfficer.__typename !== 'EnrollOfficerSuccess') throw new Error(enrollOfficer.message);
  return enrollOfficer.officer.id;
}

/** What is believed of an officer on a day. */
const on = async (id: string, date: string, knownAt: string | null = null) =>
  (await api.admin.request(UnitsThen, { id, date, knownAt })).officer!;

const staff = async (unit: string, date: string, knownAt: string | null = null) =>
  (await api.admin.request(Staff, { unit, date, knownAt })).unit?.officers.totalCount ?? null;

const transfer = async (id: string, to: string, effectiveOn: string) => {
  const input = { id, to, title: '所长', effectiveOn };
  const { transferOfficer } = await api.admin.request(TransferOfficerDocument, { input });
  if (transferOfficer.__typename !== 'TransferOfficerSuccess') throw new Error(transferOfficer.message);
  return transferOfficer.assignment.id;
};

const correctPost = async (input: Parameters<typeof inputOf>[0]) => {
  const { correctAssignment } = await api.admin.request(CorrectAssignmentDocument, { input: inputOf(input) });
  expect(correctAssignment).toMatchObject({ __typename: 'CorrectAssignmentSuccess' });
};
interface PostInput {
  readonly id: string;
  readonly unit?: string;
  readonly title?: string;
  readonly until?: string;
  readonly from?: string;
  readonly untilUnknown?: boolean;
  readonly moveAdjoining?: boolean;
}
const inputOf = (input: PostInput) => ({ ...input, basis: { reason: '登记有误' } });

let city: string;
let east: string;
let west: string;

beforeAll(async () => {
  city = await newUnit('市局', null);
  [east, west] = [await newUnit('东分局', city), await newUnit('西分局', city)];
});

describe('a rank date that was mistyped last month', () => {
  const promote = async (id: string, effectiveOn: string) => {
    const input = { id, rank: 'SUPERVISOR_SECOND_CLASS' as const, effectiveOn };
    const { promoteOfficer } = await api.admin.request(PromoteOfficerDocument, { input });
    expect(promoteOfficer).toMatchObject({ __typename: 'PromoteOfficerSuccess' });
  };
  const correct = async (id: string, from: string, until: string, rank: 'SECOND' | 'THIRD') => {
    const input = {
      id,
      period: { from, until },
      rank: `SUPERVISOR_${rank}_CLASS` as const,
      basis: { reason: '日期录错' },
    };
    const { correctOfficer } = await api.admin.request(CorrectOfficerDocument, { input });
    expect(correctOfficer).toMatchObject({ __typename: 'CorrectOfficerSuccess' });
  };
  const ranks = async (id: string, ...days: string[]) =>
    Promise.all(days.map(async (day) => (await on(id, day)).rank?.split('_')[1]));

  it('later than the true day: the rank holds on the days between, too', async () => {
    const id = await enrolled(east);
    await promote(id, '2026-10-11');
    await correct(id, '2026-10-01', '2026-10-11', 'SECOND');
    expect(await ranks(id, '2026-09-30', '2026-10-01', '2026-10-11')).toEqual(['THIRD', 'SECOND', 'SECOND']);
  });

  it('earlier than the true day: the rank before holds on the days between', async () => {
    const id = await enrolled(east);
    await promote(id, '2026-10-01');
    await correct(id, '2026-10-01', '2026-10-11', 'THIRD');
    expect(await ranks(id, '2026-09-30', '2026-10-01', '2026-10-11')).toEqual(['THIRD', 'THIRD', 'SECOND']);
  });
});

it('a transfer that was recorded for the wrong officer is undone while nothing rests on it', async () => {
  const [wrong, right] = [await enrolled(east), await enrolled(east)];
  await transfer(wrong, west, '2026-10-01');
  const { position } = await api.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });
  const input = { id: globalId('Change', Number(position)), basis: { reason: '应为另一人' } };
  const { withdrawRecord } = await api.admin.request(WithdrawRecordDocument, { input });
  expect(withdrawRecord).toMatchObject({ __typename: 'WithdrawRecordSuccess' });
  await transfer(right, west, '2026-10-01');
  expect((await on(wrong, '2026-11-01')).unit).toEqual({ name: '东分局' });
  expect((await on(right, '2026-11-01')).unit).toEqual({ name: '西分局' });
});

it('where something rests on it by now, it is corrected: one keeps the post, the other is transferred late', async () => {
  const [wrong, right] = [await enrolled(east), await enrolled(east)];
  const post = await transfer(wrong, west, '2026-10-01');
  const before = new Date().toISOString();
  await correctPost({ id: post, unit: east, title: '民警' });
  await transfer(right, west, '2026-10-01');
  for (const day of ['2026-09-30', '2026-10-01', '2026-11-01']) {
    expect((await on(wrong, day)).unit).toEqual({ name: '东分局' });
    expect((await on(right, day)).unit).toEqual({ name: day < '2026-10-01' ? '东分局' : '西分局' });
  }
  // what was believed before it was put right
  expect((await on(wrong, '2026-11-01', before)).unit).toEqual({ name: '西分局' });
});

it('a transfer on the wrong day: the post before it ends on the day on which it begins', async () => {
  const id = await enrolled(east);
  await correctPost({ id: await transfer(id, west, '2026-10-01'), from: '2026-09-01', moveAdjoining: true });
  expect((await on(id, '2026-08-31')).unit).toEqual({ name: '东分局' });
  expect((await on(id, '2026-09-01')).assignments.map(({ unit }) => unit?.name)).toEqual(['西分局']);
});

it('a unit below the wrong bureau for three months, with 40 officers in it since', async () => {
  const station = await newUnit('新所', east, '2026-08-28');
  for (let i = 0; i < 40; i++) await enrolled(station, '2026-09-01');
  const [first, were] = [await staff(west, '2026-09-01'), await staff(west, '2026-11-01')];
  const before = new Date().toISOString();
  const input = { id: station, period: { from: '2026-08-28' }, parent: west, basis: { reason: '隶属关系录错' } };
  const { correctUnit } = await api.admin.request(CorrectUnitDocument, { input });
  expect(correctUnit).toMatchObject({
    __typename: 'CorrectUnitSuccess',
    change: { fields: [{ field: 'effectiveOn' }, { field: 'parent', before: expect.any(String) }] },
  });
  expect(await staff(west, '2026-09-01')).toBe(first! + 40);
  expect(await staff(west, '2026-11-01')).toBe(were! + 40);
  expect(await staff(west, '2026-11-01', before)).toBe(were);
  // the officers are where they were: no post was touched
  expect(await staff(station, '2026-11-01')).toBe(40);
});

it('a title with a typo', async () => {
  const id = await enrolled(east);
  const input = { officer: id, unit: west, title: '教宫', kind: 'CONCURRENT' as const, effectiveOn: '2025-01-01' };
  const { addAssignment } = await api.admin.request(AddAssignmentDocument, { input });
  if (addAssignment.__typename !== 'AddAssignmentSuccess') throw new Error(addAssignment.message);
  await correctPost({ id: addAssignment.assignment.id, title: '教官' });
  expect((await on(id, '2025-06-01')).assignments.map(({ title }) => title).toSorted()).toEqual(['教官', '民警']);
});

it('a secondment that was ended too early, and one that lasts longer than planned', async () => {
  const id = await enrolled(east);
  const input = { officer: id, unit: west, title: '借调', kind: 'SECONDMENT' as const, effectiveOn: '2026-01-01' };
  const { addAssignment } = await api.admin.request(AddAssignmentDocument, {
    input: { ...input, until: '2026-12-31' },
  });
  if (addAssignment.__typename !== 'AddAssignmentSuccess') throw new Error(addAssignment.message);
  const post = addAssignment.assignment.id;
  await api.admin.request(EndAssignmentDocument, { input: { id: post, effectiveOn: '2026-06-01' } });
  const end = async () =>
    (await on(id, '2026-02-01')).assignments.find(({ kind }) => kind === 'SECONDMENT')!.validity.to;
  expect(await end()).toBe('2026-06-01');
  await correctPost({ id: post, until: '2026-09-01' });
  expect(await end()).toBe('2026-09-01');
  await correctPost({ id: post, untilUnknown: true });
  expect(await end()).toBeNull();
});

it('the registry is sound after all of it', async () => {
  expect(await breaksOf(api.registry)).toEqual([]);
});
