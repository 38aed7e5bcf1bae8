import { describe, expect, it } from '@jest/globals';
import {
  CloseUnitDocument,
  CreateUnitDocument,
  ReviseUnitDocument,
  type CreateUnitInput,
} from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { addAssignment, createUnit, unique } from '../../support/factories.ts';
import { ENGLISH, leavingNoTrace, nextYears } from '../../support/writes.ts';

const api = useApp();

const newUnit = (more: Partial<CreateUnitInput> = {}): CreateUnitInput => ({
  code: `W${unique()}`,
  name: '新单位',
  kind: 'TEAM',
  effectiveOn: '2023-01-01',
  ...more,
});

const create = (input: CreateUnitInput, key: string, headers = {}) =>
  api.admin.request(CreateUnitDocument, { input, key }, headers).then((data) => data.createUnit);

const changes = () => api.registry.change.count();

const newKey = () => `key-${unique()}`;

describe('@idempotent', () => {
  it('gives the first answer again, as it was, whatever came after', async () => {
    const input = newUnit({ parent: null });
    const key = newKey();
    const first = await create(input, key);
    if (first.__typename !== 'CreateUnitSuccess') throw new Error(first.message);
    const revision = { id: first.unit.id, name: '后来的名称', effectiveOn: '2023-01-01' };
    await api.admin.request(ReviseUnitDocument, { input: revision });
    const reordered = Object.fromEntries(Object.entries(input).toReversed()) as typeof input;
    for (const again of [input, reordered]) {
      expect(await leavingNoTrace(api.registry, () => create(again, key))).toEqual(first);
    }
    expect(first.unit).toMatchObject({ name: '新单位', version: 1 });
  });

  it('gives the version of then, by which a change since is noticed', async () => {
    const unit = await createUnit(api.registry, {});
    const revise = (input: object, directive = '') =>
      api.admin.request<{ reviseUnit: Record<string, unknown> }>(
        `mutation Revise($input: ReviseUnitInput!) {
          reviseUnit(input: $input) ${directive} { __typename ... on ReviseUnitSuccess { unit { name version } } }
        }`,
        { input: { id: globalId('Unit', unit.id), effectiveOn: '2023-01-01', ...input } },
      );
    const answer = { reviseUnit: { __typename: 'ReviseUnitSuccess', unit: { name: '乙', version: 2 } } };
    expect(await revise({ name: '乙' }, '@idempotent(key: "then")')).toEqual(answer);
    await revise({ name: '丙' });
    expect(await revise({ name: '乙' }, '@idempotent(key: "then")')).toEqual(answer);
    expect(await revise({ name: '丁', expectedVersion: 2 })).toEqual({
      reviseUnit: { __typename: 'StaleVersionError' },
    });
  });

  it('refuses a key that was used for other input, or for another mutation', async () => {
    const input = newUnit();
    const key = newKey();
    const first = await create(input, key);
    if (first.__typename !== 'CreateUnitSuccess') throw new Error(first.message);
    const refused = { __typename: 'RuleViolationError', rule: 'idempotency-key-reused', article: null };
    const other = { ...input, name: '别名' };
    expect(await leavingNoTrace(api.registry, () => create(other, key))).toEqual({
      ...refused,
      message: '此幂等键已用于另一项请求，请换用新的键。',
    });
    expect(await leavingNoTrace(api.registry, () => create(other, key, ENGLISH))).toEqual({
      ...refused,
      message: 'This idempotency key was used for another request; take a new one.',
    });
    const close = await leavingNoTrace(api.registry, () =>
      api.admin.request(
        `mutation Close($input: CloseUnitInput!, $key: String!) {
          closeUnit(input: $input) @idempotent(key: $key) { __typename ... on RuleViolationError { rule } }
        }`,
        { input: { id: first.unit.id, effectiveOn: '2024-01-01' }, key },
      ),
    );
    expect(close).toEqual({ closeUnit: { __typename: 'RuleViolationError', rule: 'idempotency-key-reused' } });
  });

  it('keeps the keys of viewers apart', async () => {
    const key = newKey();
    const other = await api.signedIn(['registry:read', 'unit:write']);
    const before = await changes();
    await create(newUnit(), key);
    expect(await other.request(CreateUnitDocument, { input: newUnit(), key })).toMatchObject({
      createUnit: { __typename: 'CreateUnitSuccess' },
    });
    expect(await changes()).toBe(before + 2);
  });

  it('does not keep a refusal: what stood in the way may be gone', async () => {
    const unit = await createUnit(api.registry, {});
    const { id } = await addAssignment(api.registry, { unitId: unit.id });
    const close = () =>
      api.admin.request(
        `mutation CloseOnce($input: CloseUnitInput!) {
          closeUnit(input: $input) @idempotent(key: "close-once") { __typename }
        }`,
        { input: { id: globalId('Unit', unit.id), effectiveOn: '2024-01-01' } },
      );
    expect(await leavingNoTrace(api.registry, close)).toEqual({ closeUnit: { __typename: 'RuleViolationError' } });
    await api.registry.assignmentVersion.updateMany({
      where: { assignmentId: id },
      data: { supersededAt: new Date() },
    });
    expect(await close()).toEqual({ closeUnit: { __typename: 'CloseUnitSuccess' } });
  });

  it('works within one operation too, each answer at its own moment', async () => {
    const input = newUnit();
    const fields = '{ __typename ... on CreateUnitSuccess { unit { name version } change { position } } }';
    const before = await changes();
    const answer = await api.admin.request<Record<string, Record<string, unknown>>>(
      `mutation Twice($input: CreateUnitInput!, $revision: ReviseUnitInput!) {
        one: createUnit(input: $input) @idempotent(key: "twice") ${fields}
        revision: reviseUnit(input: $revision) { ... on ReviseUnitSuccess { unit { name version } } }
        two: createUnit(input: $input) @idempotent(key: "twice") ${fields}
      }`,
      {
        input,
        revision: {
          id: globalId('Unit', (await createUnit(api.registry, {})).id),
          name: '改名',
          effectiveOn: nextYears(1),
        },
      },
    );
    expect(answer['two']).toEqual(answer['one']);
    expect(answer['revision']).toEqual({ unit: { name: '改名', version: 2 } });
    expect(await changes()).toBe(before + 2);
  });

  it('is found on either of two fields that are one', async () => {
    const input = newUnit();
    const written = (one: string, two: string) =>
      `mutation Merged($input: CreateUnitInput!) {
        createUnit(input: $input) ${one} { __typename }
        createUnit(input: $input) ${two} { ... on CreateUnitSuccess { change { position } } }
      }`;
    const first = await api.admin.request(written('', '@idempotent(key: "merged")'), { input });
    expect(first).toMatchObject({ createUnit: { __typename: 'CreateUnitSuccess' } });
    expect(await api.admin.request(written('@idempotent(key: "merged")', ''), { input })).toEqual(first);
    const differing = written('@idempotent(key: "merged")', '@idempotent(key: "other")');
    expect(await leavingNoTrace(api.registry, () => refusal(api.admin.request(differing, { input })))).toMatchObject([
      { message: 'key is not the same wherever the field is written', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it.each([
    ['', 'must have 1 to 200 characters'],
    ['k'.repeat(201), 'must have 1 to 200 characters'],
    ['a\u0000b', 'must not have control characters'],
    ['a\nb', 'must not have control characters'],
  ])('refuses the key %j', async (key, reason) => {
    const request = () => refusal(api.admin.request(CreateUnitDocument, { input: newUnit(), key }));
    expect(await leavingNoTrace(api.registry, request)).toMatchObject([
      { message: `key ${reason}`, path: ['createUnit'], extensions: { code: 'BAD_USER_INPUT', argument: 'key' } },
    ]);
  });

  it.each([
    ['a field of Query', '{ viewer @idempotent(key: "k") { name } }'],
    [
      'a field of a payload',
      `mutation { closeUnit(input: { id: "x", effectiveOn: "2024-01-01" }) {
        ... on CloseUnitSuccess { unit @idempotent(key: "k") { id } }
      } }`,
    ],
  ])('is refused on %s', async (_case, document) => {
    expect(await refusal(api.admin.request(document))).toMatchObject([
      {
        message: '@idempotent belongs on a field of Mutation.',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });
});

describe('expectedVersion', () => {
  it('lets one of two who read the same version change it', async () => {
    const unit = await createUnit(api.registry, {});
    const input = { id: globalId('Unit', unit.id), expectedVersion: 1 };
    const [one, two] = await Promise.all([
      api.admin.request(ReviseUnitDocument, { input: { ...input, name: '乙', effectiveOn: '2023-01-01' } }),
      api.admin.request(CloseUnitDocument, { input: { ...input, effectiveOn: '2023-01-01' } }),
    ]);
    const types = [one.reviseUnit.__typename, two.closeUnit.__typename];
    expect(types.filter((type) => type === 'StaleVersionError')).toHaveLength(1);
    expect(types.filter((type) => type.endsWith('Success'))).toHaveLength(1);
  });
});
