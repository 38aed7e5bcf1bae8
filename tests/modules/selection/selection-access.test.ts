import { describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import {
  AdoptSelectionPolicyDocument,
  CancelSelectionRoundDocument,
  ConcludeSelectionRoundDocument,
  OpenSelectionRoundDocument,
  RecordSelectionDocument,
} from '../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';
import { leavingNoTrace } from '../../support/writes.ts';

const api = useApp();

type Request = (client: GraphQLClient) => Promise<unknown>;

/** Every mutation of selection: something to do that nothing stands in the way of. */
const MUTATIONS: [string, () => Promise<Request>][] = [
  [
    'adoptSelectionPolicy',
    async () => {
      const input = {
        key: `access-${unique()}`,
        unit: globalId('Unit', (await createUnit(api.registry)).id),
        targets: [{ category: 'STATION' as const, basisPoints: 10_000 }],
        effectiveOn: '2022-01-01',
      };
      return (client) => client.request(AdoptSelectionPolicyDocument, { input, key: input.key });
    },
  ],
  [
    'openSelectionRound',
    async () => {
      const unit = await createUnit(api.registry);
      await createPolicy(api.registry, { unitId: unit.id });
      const input = { unit: globalId('Unit', unit.id), title: '选任甲', vacancies: 1, openedOn: '2022-01-01' };
      return (client) => client.request(OpenSelectionRoundDocument, { input, key: `access-${unique()}` });
    },
  ],
  [
    'recordSelection',
    async () => {
      const unit = await createUnit(api.registry, { category: 'STATION' });
      const input = {
        round: await openRound(unit),
        officer: globalId('Officer', (await createOfficerIn(api.registry, unit)).id),
        title: '副所长',
        selectedOn: '2022-01-01',
      };
      return (client) => client.request(RecordSelectionDocument, { input, key: `access-${unique()}` });
    },
  ],
  [
    'concludeSelectionRound',
    async () => {
      const input = { id: await openRound(await createUnit(api.registry)) };
      return (client) => client.request(ConcludeSelectionRoundDocument, { input });
    },
  ],
  [
    'cancelSelectionRound',
    async () => {
      const input = { id: await openRound(await createUnit(api.registry)) };
      return (client) => client.request(CancelSelectionRoundDocument, { input });
    },
  ],
];

/** The id of a round of a unit that has a policy. */
async function openRound(unit: { id: number }): Promise<string> {
  const policy = await createPolicy(api.registry, { unitId: unit.id });
  return globalId('SelectionRound', (await createRound(api.registry, { unitId: unit.id, policyId: policy.id })).id);
}

describe.each(MUTATIONS)('%s', (name, prepare) => {
  const refused = async (client: GraphQLClient) => {
    const send = await prepare();
    return leavingNoTrace(api.registry, () => refusal(send(client)));
  };

  it('is refused to a caller without a token', async () => {
    expect(await refused(api.anonymous())).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('is refused without the scope selection:write', async () => {
    expect(await refused(await api.signedIn(scopesWithout('selection:write')))).toMatchObject([
      { message: 'This needs the scope selection:write.', path: [name], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('is refused, before anything is recorded, to a caller who could not read its answer', async () => {
    expect(await refused(await api.signedIn(['selection:write']))).toMatchObject([
      { message: 'This needs the scope registry:read.', path: [name], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('is open to a caller with both scopes, who sees the change it made', async () => {
    const send = await prepare();
    expect(await send(await api.signedIn(['registry:read', 'selection:write']))).toMatchObject({
      [name]: {
        __typename: `${name[0]!.toUpperCase()}${name.slice(1)}Success`,
        change: { position: expect.any(String) },
      },
    });
  });
});
