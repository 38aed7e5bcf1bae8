import { beforeAll, describe, expect, it } from '@jest/globals';
import { EndAssignmentDocument, type EndAssignmentInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addAssignment, addAssignmentVersion, createUnit } from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, postRows } from '../../support/writes.ts';

const api = useApp();

let a: { id: number; code: string };

beforeAll(async () => {
  a = await createUnit(api.registry, { code: 'A' });
});

const end = (assignment: { id: number }, more: Partial<EndAssignmentInput> = {}, headers = {}) =>
  api.admin
    .request(
      EndAssignmentDocument,
      { input: { id: globalId('Assignment', assignment.id), effectiveOn: '2023-01-01', ...more } },
      headers,
    )
    .then(({ endAssignment }) => endAssignment);

const refused = <Result>(work: () => Promise<Result>) => leavingNoTrace(api.registry, work);

describe('endAssignment', () => {
  it('ends a post, and drops what was planned for it later', async () => {
    const post = await addAssignment(api.registry, { unitId: a.id, to: '2024-01-01' });
    await addAssignmentVersion(api.registry, post, { unitId: a.id, title: '所长', from: '2024-01-01' });
    const result = await end(post, { expectedVersion: 1 });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2023-01-01'],
      ['validTo', null, '2023-01-01'],
      ['2024-01-01.title', '所长', null],
    ];
    expect(result).toEqual({
      __typename: 'EndAssignmentSuccess',
      assignment: {
        id: globalId('Assignment', post.id),
        version: 2,
        officer: { id: globalId('Officer', post.officerId), version: 2, name: '甲乙' },
        unit: { code: 'A' },
        externalOrgan: null,
        title: '民警',
        role: 'MEMBER',
        kind: 'PRIMARY',
        validity: { from: '2020-01-01', to: '2023-01-01' },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'endAssignment', subjectType: 'Assignment', subjectId: post.id, fields });
    expect(await postRows(api.registry, post.officerId)).toMatchObject([{ to: '2023-01-01' }]);
    // it can end earlier still, but not again afterwards
    expect(await end(post, { effectiveOn: '2022-01-01' })).toMatchObject({ assignment: { version: 3 } });
    expect(await refused(() => end(post, { effectiveOn: '2022-01-01' }))).toMatchObject({
      __typename: 'NotFoundError',
    });
  });

  it('refuses to end a post on its first day', async () => {
    const post = await addAssignment(api.registry, { unitId: a.id });
    const first = { effectiveOn: '2020-01-01' };
    expect(await refused(() => end(post, first))).toEqual({
      __typename: 'RuleViolationError',
      message: '该任职自 2020-01-01 起，不能在当日或之前结束；如需更改请用调动',
      rule: 'assignment-never-held',
      article: null,
    });
    expect(await refused(() => end(post, first, ENGLISH))).toMatchObject({
      message:
        'The assignment begins on 2020-01-01 and cannot end on that day or before; transfer the officer instead.',
    });
  });

  it('refuses an assignment that does not exist', async () => {
    expect(await refused(() => end({ id: 999_999 }))).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Assignment',
      message: '该日没有此任职',
    });
  });

  it('refuses a day on which the post is not held', async () => {
    const post = await addAssignment(api.registry, { unitId: a.id });
    expect(await refused(() => end(post, { effectiveOn: '2019-12-31' }, ENGLISH))).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Assignment',
      message: 'There is no such Assignment on that day: it is on record from 2020-01-01.',
      key: globalId('Assignment', post.id),
    });
  });

  it('refuses a version that is not the current one', async () => {
    const post = await addAssignment(api.registry, { unitId: a.id });
    expect(await refused(() => end(post, { expectedVersion: 2 }))).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 1,
    });
  });

  it('refuses the id of another type', async () => {
    const post = await addAssignment(api.registry, { unitId: a.id });
    expect(await refused(() => end(post, { id: globalId('Officer', 1) }))).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: 'id' }],
    });
  });
});
