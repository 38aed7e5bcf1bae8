import { describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { CreateUnitDocument, type CreateUnitInput } from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { leavingNoTrace, nextYears } from '../../support/writes.ts';

const api = useApp();

const CREATED = `{
  __typename
  ... on CreateUnitSuccess { unit { code parent { code } validity { from } } change { position } }
  ... on ConflictError { existing { ... on Unit { code } } }
}`;

const CreateThree = `mutation CreateThree($one: CreateUnitInput!, $two: CreateUnitInput!, $three: CreateUnitInput!) @dryRun {
  one: createUnit(input: $one) ${CREATED}
  two: createUnit(input: $two) ${CREATED}
  three: createUnit(input: $three) ${CREATED}
}`;

const PreviewWithKey = `mutation PreviewWithKey($input: CreateUnitInput!, $key: String!) @dryRun {
  createUnit(input: $input) @idempotent(key: $key) ${CREATED}
}`;

const ReviseTwice = graphql(`
  mutation ReviseTwice($one: ReviseUnitInput!, $two: ReviseUnitInput!) @dryRun {
    one: reviseUnit(input: $one) {
      ... on ReviseUnitSuccess {
        unit {
          version
          name
        }
        change {
          fields {
            field
            before
            after
          }
        }
      }
    }
    two: reviseUnit(input: $two) {
      ... on ReviseUnitSuccess {
        unit {
          version
          name
          history {
            name
            supersededAt
          }
        }
        change {
          fields {
            field
            before
            after
          }
        }
      }
    }
  }
`);

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

describe('@dryRun', () => {
  it('answers what would have been, each field on its day, and keeps nothing', async () => {
    const parent = await createUnit(api.registry, {});
    const position = await changes();
    const one = newUnit({ parent: globalId('Unit', parent.id) });
    const three = newUnit({ effectiveOn: nextYears(1) });
    const answer = await leavingNoTrace(api.registry, () =>
      // the second meets the first, and what is refused leaves nothing for the third
      api.admin.request(CreateThree, { one, two: { ...one, effectiveOn: '2024-01-01' }, three }),
    );
    expect(answer).toEqual({
      one: {
        __typename: 'CreateUnitSuccess',
        unit: { code: one.code, parent: { code: parent.code }, validity: { from: '2023-01-01' } },
        change: { position: String(position + 1) },
      },
      two: { __typename: 'ConflictError', existing: { code: one.code } },
      three: {
        __typename: 'CreateUnitSuccess',
        unit: { code: three.code, parent: null, validity: { from: nextYears(1) } },
        change: { position: String(position + 2) },
      },
    });
  });

  it('lets later fields see what earlier ones would have done', async () => {
    const unit = await createUnit(api.registry, { name: '甲' });
    const input = { id: globalId('Unit', unit.id), effectiveOn: '2023-01-01' };
    const answer = await leavingNoTrace(api.registry, () =>
      api.admin.request(ReviseTwice, {
        one: { ...input, expectedVersion: 1, name: '乙' },
        two: { ...input, expectedVersion: 2, name: '丙' },
      }),
    );
    const day = { field: 'effectiveOn', before: null, after: '2023-01-01' };
    expect(answer).toMatchObject({
      one: { unit: { version: 2, name: '乙' }, change: { fields: [day, { before: '甲', after: '乙' }] } },
      two: { unit: { version: 3, name: '丙' }, change: { fields: [day, { before: '乙', after: '丙' }] } },
    });
    const { two } = answer;
    if (!('unit' in two)) throw new Error('refused');
    expect(two.unit.history.map(({ name, supersededAt }) => [name, supersededAt === null])).toEqual([
      ['甲', false],
      ['甲', true],
      ['乙', false],
      ['丙', true],
    ]);
  });

  it('keeps no key, and gives again what was done under one', async () => {
    const input = newUnit();
    const key = newKey();
    const preview = await leavingNoTrace(api.registry, () => api.admin.request(PreviewWithKey, { input, key }));
    expect(preview).toMatchObject({ createUnit: { unit: { code: input.code } } });
    const done = await create(input, key);
    expect(done).toMatchObject({ unit: { code: input.code } });
    const again = await leavingNoTrace(api.registry, () => api.admin.request(PreviewWithKey, { input, key }));
    expect(again).toMatchObject({
      createUnit: { change: { position: done.__typename === 'CreateUnitSuccess' && done.change.position } },
    });
  });

  it('belongs on a mutation', async () => {
    expect(await refusal(api.admin.request('query @dryRun { viewer { name } }'))).toMatchObject([
      { message: 'Directive "@dryRun" may not be used on QUERY.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
  });
});
