import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, useApp } from '../../support/app.ts';
import {
  addAssignmentVersion,
  addUnitVersion,
  createAssignment,
  createOfficer,
  createOfficerIn,
  createUnit,
} from '../../support/factories.ts';

const api = useApp();

const AssignmentsOf = graphql(`
  query AssignmentsOf($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    officer(id: $id) {
      unit {
        code
      }
      primaryAssignment {
        title
      }
      assignments {
        title
      }
      all: assignments(includeEnded: true) {
        title
        validity {
          from
          to
        }
      }
    }
  }
`);

const AssignmentsToCome = graphql(`
  query AssignmentsToCome($id: ID!, $date: Date) @asOf(date: $date) {
    officer(id: $id) {
      assignments(includeFuture: true) {
        title
        validity {
          from
        }
      }
      all: assignments(includeEnded: true, includeFuture: true) {
        title
      }
    }
  }
`);

const AssignmentNode = graphql(`
  query AssignmentNode($id: ID!, $date: Date) @asOf(date: $date) {
    node(id: $id) {
      ... on Assignment {
        version
        title
        role
        kind
        externalOrgan
        officer {
          name
        }
        unit {
          code
        }
        validity {
          from
          to
          startKnown
        }
        basis {
          documentNumber
          reason
        }
      }
    }
  }
`);

const AssignmentsOfMany = graphql(`
  query AssignmentsOfMany($first: Int!) {
    officers(first: $first, filter: { search: "ding" }) {
      nodes {
        assignments {
          unit {
            name
          }
        }
        again: assignments(includeEnded: false) {
          title
        }
        all: assignments(includeEnded: true) {
          unit {
            name
          }
        }
      }
    }
  }
`);

let officer: { id: number };
let post: { id: number };

beforeAll(async () => {
  const { registry } = api;
  const station = await createUnit(registry, { code: 'S' });
  const brigade = await createUnit(registry, { code: 'D' });
  officer = await createOfficer(registry);
  const { id } = officer;
  post = await createAssignment(registry, id, {
    unitId: station.id,
    title: '社区民警',
    to: '2021-01-01',
    basisDocument: '测警政〔2020〕1号',
  });
  await addAssignmentVersion(
    registry,
    { ...post, officerId: id },
    {
      unitId: station.id,
      title: '所长',
      role: 'LEADER',
      from: '2021-01-01',
      to: '2023-01-01',
      startKnown: false,
      basisReason: '任命',
    },
  );
  await createAssignment(registry, id, { unitId: brigade.id, title: '大队长', from: '2023-01-01', role: 'LEADER' });
  const concurrent = { unitId: station.id, kind: 'CONCURRENT' } as const;
  await createAssignment(registry, id, { ...concurrent, title: '指导员', from: '2023-06-01', to: '2999-01-01' });
  await createAssignment(registry, id, { ...concurrent, title: '教导员', from: '2023-02-01' });
  await createAssignment(registry, id, {
    kind: 'SECONDMENT',
    externalOrgan: '测试区政府',
    title: '挂职',
    to: '2022-01-01',
  });
  await createAssignment(registry, id, { ...concurrent, title: '副局长', from: '2999-01-01' });

  for (let i = 0; i < 20; i++) {
    await createOfficerIn(registry, i % 2 ? station : brigade, { namePinyin: 'ding', nameJoined: 'ding' });
  }
});

describe('assignments', () => {
  it.each([
    { date: '2019-12-31', code: null, primary: null, titles: null, all: null },
    {
      date: '2020-12-31',
      code: 'S',
      primary: '社区民警',
      titles: ['社区民警', '挂职'],
      all: ['社区民警', '挂职'],
    },
    { date: '2021-01-01', code: 'S', primary: '所长', titles: ['所长', '挂职'], all: ['所长', '挂职'] },
    { date: '2022-12-31', code: 'S', primary: '所长', titles: ['所长'], all: ['所长', '挂职'] },
    {
      date: '2024-01-01',
      code: 'D',
      primary: '大队长',
      titles: ['大队长', '教导员', '指导员'],
      all: ['所长', '大队长', '教导员', '指导员', '挂职'],
    },
  ])('on $date are those that hold, by kind and start', async ({ date, code, primary, titles, all }) => {
    const { officer: found } = await api.admin.request(AssignmentsOf, { id: globalId('Officer', officer.id), date });
    expect(found && { ...found, all: found.all.map(({ title }) => title) }).toEqual(
      titles && {
        unit: { code },
        primaryAssignment: { title: primary },
        assignments: titles.map((title) => ({ title })),
        all,
      },
    );
  });

  it('that have ended show when', async () => {
    const { officer: found } = await api.admin.request(AssignmentsOf, { id: globalId('Officer', officer.id) });
    expect(found!.all[0]).toEqual({ title: '所长', validity: { from: '2021-01-01', to: '2023-01-01' } });
  });

  it('that are to begin are told as they begin, where they are asked for, and others as they are on the day', async () => {
    const read = async (date: string) =>
      (await api.admin.request(AssignmentsToCome, { id: globalId('Officer', officer.id), date })).officer!;
    const titles = (posts: readonly { title: string }[]) => posts.map(({ title }) => title);
    const before = await read('2020-12-31');
    expect(titles(before.assignments)).toEqual(['社区民警', '大队长', '教导员', '指导员', '副局长', '挂职']);
    expect(before.assignments[1]).toEqual({ title: '大队长', validity: { from: '2023-01-01' } });
    expect(titles(before.all)).toEqual(titles(before.assignments));
    const after = await read('2024-01-01');
    expect(titles(after.assignments)).toEqual(['大队长', '教导员', '指导员', '副局长']);
    expect(titles(after.all)).toEqual(['所长', '大队长', '教导员', '指导员', '副局长', '挂职']);
  });

  it('are as they were known', async () => {
    const { id } = await createOfficer(api.registry, { recordedAt: new Date('2020-01-01T00:00:00Z') });
    const unit = await createUnit(api.registry, { recordedAt: new Date('2020-01-01T00:00:00Z') });
    const known = { recordedAt: new Date('2020-01-01T00:00:00Z'), supersededAt: new Date('2024-01-01T00:00:00Z') };
    const mistaken = await createAssignment(api.registry, id, { unitId: unit.id, title: '误录', ...known });
    await addAssignmentVersion(api.registry, mistaken, {
      unitId: unit.id,
      title: '更正',
      recordedAt: new Date('2024-01-01T00:00:00Z'),
    });
    const at = async (knownAt: string) =>
      (await api.admin.request(AssignmentsOf, { id: globalId('Officer', id), knownAt })).officer?.primaryAssignment;
    expect(await at('2019-12-31T00:00:00Z')).toBeUndefined();
    expect(await at('2023-12-31T00:00:00Z')).toEqual({ title: '误录' });
    expect(await at('2024-01-01T00:00:00Z')).toEqual({ title: '更正' });
  });

  it('are read by the same statements for one officer and for many', async () => {
    const count = async (first: number) =>
      (await api.statements(() => api.admin.request(AssignmentsOfMany, { first }))).length;
    // the page, the assignments of the day, those and the ended ones; units come along
    expect(await count(1)).toBe(3);
    expect(await count(20)).toBe(3);
  });
});

describe('an assignment', () => {
  const node = (id: number, date: string | null = null) =>
    api.admin.request(AssignmentNode, { id: globalId('Assignment', id), date });

  it('is found by its id as it was on the day', async () => {
    expect(await node(post.id, '2020-06-01')).toEqual({
      node: {
        version: 1,
        title: '社区民警',
        role: 'MEMBER',
        kind: 'PRIMARY',
        externalOrgan: null,
        officer: { name: '甲乙' },
        unit: { code: 'S' },
        validity: { from: '2020-01-01', to: '2021-01-01', startKnown: true },
        basis: { documentNumber: '测警政〔2020〕1号', reason: null },
      },
    });
  });

  it('is found as last recorded after its end, and not before its start', async () => {
    expect(await node(post.id)).toMatchObject({
      node: { title: '所长', validity: { to: '2023-01-01', startKnown: false }, basis: { reason: '任命' } },
    });
    expect(await node(post.id, '2019-12-31')).toEqual({ node: null });
  });

  it('has an organ and no unit where it is outside the police', async () => {
    const { id } = await createOfficer(api.registry);
    const outside = await createAssignment(api.registry, id, { externalOrgan: '测试区政府' });
    expect(await node(outside.id)).toMatchObject({ node: { unit: null, externalOrgan: '测试区政府', basis: null } });
    expect(await api.admin.request(AssignmentsOf, { id: globalId('Officer', id) })).toMatchObject({
      officer: { unit: null, primaryAssignment: { title: '民警' } },
    });
  });

  it('names a closed unit as last recorded', async () => {
    const unit = await createUnit(api.registry, { code: 'C1', name: '原名', to: '2021-01-01' });
    await addUnitVersion(api.registry, unit.id, { code: 'C1', name: '末名', from: '2021-01-01', to: '2022-01-01' });
    const { id } = await createOfficer(api.registry);
    await createAssignment(api.registry, id, { unitId: unit.id });
    const { officer: found } = await api.admin.request<{ officer: object }>(
      `{ officer(id: "${globalId('Officer', id)}") { unit { name validity { to } } primaryAssignment { unit { name } } } }`,
    );
    expect(found).toEqual({
      unit: { name: '末名', validity: { to: '2022-01-01' } },
      primaryAssignment: { unit: { name: '末名' } },
    });
  });
});
