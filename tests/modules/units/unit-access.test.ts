import { describe, expect, it } from '@jest/globals';
import {
  CloseUnitDocument,
  CreateUnitDocument,
  MergeUnitsDocument,
  MoveUnitDocument,
  RecordMetricsDocument,
  ReviseUnitDocument,
} from '../../generated/graphql.ts';
import type { GraphQLClient } from 'graphql-request';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { leavingNoTrace } from '../../support/writes.ts';

const api = useApp();

/** Every mutation of units, with input that is good. */
const MUTATIONS: [string, (client: GraphQLClient, unit: string, other: string) => Promise<unknown>][] = [
  [
    'createUnit',
    (client, parent) =>
      client.request(CreateUnitDocument, {
        input: { code: `K${unique()}`, name: '新', kind: 'TEAM', parent, effectiveOn: '2023-01-01' },
        key: `access-${unique()}`,
      }),
  ],
  [
    'reviseUnit',
    (client, id) => client.request(ReviseUnitDocument, { input: { id, name: '新', effectiveOn: '2023-01-01' } }),
  ],
  [
    'moveUnit',
    (client, id, parent) => client.request(MoveUnitDocument, { input: { id, parent, effectiveOn: '2023-01-01' } }),
  ],
  [
    'mergeUnits',
    (client, id, into) => client.request(MergeUnitsDocument, { input: { ids: [id], into, effectiveOn: '2023-01-01' } }),
  ],
  [
    'recordMetrics',
    (client, unit) => {
      const figure = { unit, key: `access_${unique()}`, name: '接警数', value: 1, valueUnit: 'COUNT' as const };
      const input = { observations: [figure], observedOn: '2023-01-01' };
      return client.request(RecordMetricsDocument, { input, key: figure.key });
    },
  ],
  ['closeUnit', (client, id) => client.request(CloseUnitDocument, { input: { id, effectiveOn: '2023-01-01' } })],
];

const units = async () => {
  const [unit, other] = [await createUnit(api.registry), await createUnit(api.registry)];
  return [globalId('Unit', unit.id), globalId('Unit', other.id)] as const;
};

describe.each(MUTATIONS)('%s', (name, send) => {
  const refused = async (client: GraphQLClient) => {
    const [unit, other] = await units();
    return leavingNoTrace(api.registry, () => refusal(send(client, unit, other)));
  };

  it('is refused to a caller without a token', async () => {
    expect(await refused(api.anonymous())).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('is refused without the scope unit:write', async () => {
    expect(await refused(await api.signedIn(scopesWithout('unit:write')))).toMatchObject([
      { message: 'This needs the scope unit:write.', path: [name], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('is refused, before anything is done, to a caller who may not read its answer', async () => {
    expect(await refused(await api.signedIn(['unit:write']))).toMatchObject([
      { message: 'This needs the scope registry:read.', path: [name], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('is open to a caller with both scopes, who sees the change that it made', async () => {
    const [unit, other] = await units();
    const client = await api.signedIn(['registry:read', 'unit:write']);
    expect(await send(client, unit, other)).toMatchObject({
      [name]: {
        __typename: `${name[0]!.toUpperCase()}${name.slice(1)}Success`,
        change: { position: expect.any(String) },
      },
    });
  });
});
