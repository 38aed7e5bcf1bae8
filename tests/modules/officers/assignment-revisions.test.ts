import { beforeAll, describe, expect, it } from '@jest/globals';
import { ReviseAssignmentDocument, type ReviseAssignmentInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addAssignment, addAssignmentVersion, createAssignment, createUnit } from '../../support/factories.ts';
import { issue, refusedInBoth, rule } from '../../support/refusals.ts';
import { lastChange, postRows } from '../../support/writes.ts';

const api = useApp();

let a: { id: number; code: string };

beforeAll(async () => {
  a = await createUnit(api.registry, { code: 'A' });
});

const revise = (assignment: { id: number }, more: Partial<ReviseAssignmentInput>, headers = {}) =>
  api.admin
    .request(
      ReviseAssignmentDocument,
      { input: { id: globalId('Assignment', assignment.id), effectiveOn: '2023-01-01', ...more } },
      headers,
    )
    .then(({ reviseAssignment }) => reviseAssignment);

const titles = async (officerId: number) =>
  (await postRows(api.registry, officerId)).map(({ title, from, to }) => [title, from, to]);

describe('reviseAssignment', () => {
  it('gives the same post another title and role from a day on', async () => {
    const post = await addAssignment(api.registry, { unitId: a.id });
    const basis = { documentNumber: '测编〔2023〕1号' };
    const result = await revise(post, { title: '副所长', role: 'DEPUTY', expectedVersion: 1, basis });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2023-01-01'],
      ['title', '民警', '副所长'],
      ['role', 'MEMBER', 'DEPUTY'],
    ];
    expect(result).toEqual({
      __typename: 'ReviseAssignmentSuccess',
      assignment: {
        id: globalId('Assignment', post.id),
        version: 2,
        officer: { id: globalId('Officer', post.officerId), version: 2, name: '甲乙' },
        unit: { code: 'A' },
        externalOrgan: null,
        title: '副所长',
        role: 'DEPUTY',
        kind: 'PRIMARY',
        validity: { from: '2023-01-01', to: null },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'reviseAssignment',
      subjectType: 'Assignment',
      subjectId: post.id,
      basisDocument: basis.documentNumber,
      fields,
    });
    expect(await titles(post.officerId)).toEqual([
      ['民警', '2020-01-01', '2023-01-01'],
      ['副所长', '2023-01-01', null],
    ]);
  });

  it('holds until the next change of the same value on record, and leaves the other', async () => {
    const post = await addAssignment(api.registry, { unitId: a.id, to: '2024-01-01' });
    await addAssignmentVersion(api.registry, post, { unitId: a.id, title: '所长', role: 'LEADER', from: '2024-01-01' });
    expect(await revise(post, { title: '内勤' })).toMatchObject({
      assignment: { title: '内勤', role: 'MEMBER', validity: { from: '2023-01-01', to: '2024-01-01' } },
    });
    expect(await titles(post.officerId)).toEqual([
      ['民警', '2020-01-01', '2023-01-01'],
      ['内勤', '2023-01-01', '2024-01-01'],
      ['所长', '2024-01-01', null],
    ]);
  });

  it('refuses the title of another post that the officer holds there at the same time', async () => {
    const post = await addAssignment(api.registry, { unitId: a.id });
    const there = { unitId: a.id, title: '教官', kind: 'CONCURRENT' as const, from: '2025-01-01' };
    await createAssignment(api.registry, post.officerId, there);
    expect(await refusedInBoth(api, (headers) => revise(post, { title: '教官' }, headers))).toEqual(
      rule(
        'assignment-held-twice',
        '该民警同期已在此单位另任“教官”，一职不能重复登记',
        'The officer holds another post called 教官 there at the same time; one post is not held twice.',
      ),
    );
  });

  it('takes the title of a post that is over by then, or is elsewhere', async () => {
    const post = await addAssignment(api.registry, { unitId: a.id });
    const over = { unitId: a.id, title: '教官', kind: 'CONCURRENT' as const, to: '2023-01-01' };
    await createAssignment(api.registry, post.officerId, over);
    const b = await createUnit(api.registry);
    await createAssignment(api.registry, post.officerId, { ...over, unitId: b.id, to: null });
    expect(await revise(post, { title: '教官' })).toMatchObject({ __typename: 'ReviseAssignmentSuccess' });
  });

  it('refuses what changes nothing, and null', async () => {
    const post = await addAssignment(api.registry, { unitId: a.id });
    for (const same of [{}, { title: '民警', role: 'MEMBER' as const }]) {
      expect(await refusedInBoth(api, (headers) => revise(post, same, headers))).toMatchObject(
        issue('input', '与该日的现有记录相同，没有变更', 'matches the record for that day; nothing would change'),
      );
    }
    expect(await refusedInBoth(api, (headers) => revise(post, { title: null, role: null }, headers))).toMatchObject(
      Array.from({ length: 2 }, () => ({ issues: [{ path: 'title' }, { path: 'role' }] })),
    );
  });

  it('refuses a day on which the post is not held, a post that does not exist and a stale version', async () => {
    const post = await addAssignment(api.registry, { unitId: a.id, to: '2022-01-01' });
    const title = '所长';
    expect(
      await refusedInBoth(api, async (headers) => [
        await revise(post, { title }, headers),
        await revise({ id: 999_999 }, { title }, headers),
        await revise(post, { title, effectiveOn: '2021-01-01', expectedVersion: 2 }, headers),
      ]),
    ).toMatchObject(
      Array.from({ length: 2 }, () => [
        { __typename: 'NotFoundError', type: 'Assignment' },
        { __typename: 'NotFoundError', type: 'Assignment' },
        { __typename: 'StaleVersionError', currentVersion: 1 },
      ]),
    );
  });
});
