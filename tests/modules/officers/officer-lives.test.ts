import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import {
  CreateUnitDocument,
  DemoteOfficerDocument,
  EnrollOfficerDocument,
  PromoteOfficerDocument,
  ReenrollOfficerDocument,
  ReinstateOfficerDocument,
  ReviseAssignmentDocument,
  SeparateOfficerDocument,
  SuspendOfficerDocument,
} from '../../generated/graphql.ts';
import { useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';

// what personnel staff record of one person over the years, act by act

const api = useApp();

const LifeOn = graphql(`
  query LifeOn($id: ID!, $date: Date!) @asOf(date: $date) {
    officer(id: $id) {
      policeNumber
      category
      status
      rank
      primaryAssignment {
        id
        title
      }
    }
  }
`);

let unit: string;

beforeAll(async () => {
  const input = { code: 'A', name: '甲所', kind: 'STATION' as const, effectiveOn: '2019-01-01' };
  const { createUnit } = await api.admin.request(CreateUnitDocument, { input, key: 'unit' });
  if (createUnit.__typename !== 'CreateUnitSuccess') throw new Error(createUnit.message);
  unit = createUnit.unit.id;
});

const on = async (id: string, date: string) => {
  const { officer } = await api.admin.request(LifeOn, { id, date });
  return officer && { ...officer, primaryAssignment: officer.primaryAssignment?.title ?? null };
};

const postOn = async (id: string, date: string) =>
  (await api.admin.request(LifeOn, { id, date })).officer!.primaryAssignment!.id;

const basis = { documentNumber: '测人〔2024〕1号' };

async function enroll(policeNumber: string, category: 'AUXILIARY' | 'POLICE'): Promise<string> {
  const input = {
    name: '甲乙',
    policeNumber,
    category,
    rank: category === 'POLICE' ? ('CONSTABLE_SECOND_CLASS' as const) : null,
    unit,
    title: category === 'POLICE' ? '民警' : '辅警',
    effectiveOn: '2020-01-01',
  };
  const { enrollOfficer } = await api.admin.request(EnrollOfficerDocument, { input, key: policeNumber });
  if (enrollOfficer.__typename !== 'EnrollOfficerSuccess') throw new Error(enrollOfficer.message);
  return enrollOfficer.officer.id;
}

const separate = (id: string, status: 'RETIRED' | 'SEPARATED', effectiveOn: string) =>
  api.admin.request(SeparateOfficerDocument, { input: { id, status, effectiveOn } });

const promote = async (id: string, effectiveOn: string) => {
  const input = { id, rank: 'CONSTABLE_FIRST_CLASS' as const, effectiveOn };
  return (await api.admin.request(PromoteOfficerDocument, { input })).promoteOfficer;
};

describe('a life on record', () => {
  it('is of one person where an auxiliary becomes a police officer', async () => {
    const id = await enroll('F00001', 'AUXILIARY');
    await separate(id, 'SEPARATED', '2024-01-01');
    const input = {
      id,
      unit,
      title: '民警',
      category: 'POLICE' as const,
      policeNumber: 'P00001',
      rank: 'CONSTABLE_SECOND_CLASS' as const,
      effectiveOn: '2024-01-01',
      basis,
    };
    const { reenrollOfficer } = await api.admin.request(ReenrollOfficerDocument, { input });
    expect(reenrollOfficer).toMatchObject({ __typename: 'ReenrollOfficerSuccess', officer: { id } });
    expect(await on(id, '2023-12-31')).toEqual({
      policeNumber: 'F00001',
      category: 'AUXILIARY',
      status: 'ACTIVE',
      rank: null,
      primaryAssignment: '辅警',
    });
    expect(await on(id, '2024-01-01')).toEqual({
      policeNumber: 'P00001',
      category: 'POLICE',
      status: 'ACTIVE',
      rank: 'CONSTABLE_SECOND_CLASS',
      primaryAssignment: '民警',
    });
  });

  it('has the years in a rank count from the return of who came back with it', async () => {
    const id = await enroll('P00002', 'POLICE');
    await separate(id, 'RETIRED', '2021-01-01');
    const input = { id, unit, title: '民警', policeNumber: 'P00002', effectiveOn: '2022-01-01', basis };
    expect((await api.admin.request(ReenrollOfficerDocument, { input })).reenrollOfficer).toMatchObject({
      officer: { rank: 'CONSTABLE_SECOND_CLASS' },
    });
    expect(await on(id, '2021-12-31')).toMatchObject({ status: 'RETIRED', primaryAssignment: null });
    expect(await promote(id, '2024-12-31')).toMatchObject({
      rule: 'rank-too-early',
      message: expect.stringMatching(/^二级警员自 2022-01-01 起，须满 3 年/),
    });
    expect(await promote(id, '2025-01-01')).toMatchObject({ __typename: 'PromoteOfficerSuccess' });
  });

  it('goes on in one post through a suspension that ends early, a demotion and another title', async () => {
    const id = await enroll('P00003', 'POLICE');
    await promote(id, '2023-01-01');
    await api.admin.request(SuspendOfficerDocument, {
      input: { id, effectiveOn: '2024-01-01', until: '2024-07-01', basis },
    });
    await api.admin.request(ReinstateOfficerDocument, { input: { id, effectiveOn: '2024-03-01', basis } });
    const demotion = { id, rank: 'CONSTABLE_SECOND_CLASS' as const, effectiveOn: '2024-06-01', basis };
    await api.admin.request(DemoteOfficerDocument, { input: demotion });
    const post = await postOn(id, '2024-01-01');
    await api.admin.request(ReviseAssignmentDocument, {
      input: { id: post, title: '社区民警', effectiveOn: '2024-09-01' },
    });
    expect(await on(id, '2024-02-29')).toMatchObject({ status: 'SUSPENDED', rank: 'CONSTABLE_FIRST_CLASS' });
    expect(await on(id, '2024-03-01')).toMatchObject({ status: 'ACTIVE', primaryAssignment: '民警' });
    expect(await on(id, '2024-09-01')).toMatchObject({
      status: 'ACTIVE',
      rank: 'CONSTABLE_SECOND_CLASS',
      primaryAssignment: '社区民警',
    });
    expect(await postOn(id, '2024-09-01')).toBe(post);
    expect(await promote(id, '2027-05-31')).toMatchObject({ rule: 'rank-too-early' });
    expect(await promote(id, '2027-06-01')).toMatchObject({ __typename: 'PromoteOfficerSuccess' });
  });

  it('leaves a registry that is sound', async () => {
    expect(await breaksOf(api.registry)).toEqual([]);
  });
});
