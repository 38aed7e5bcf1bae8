import { describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import {
  ConferHonorDocument,
  DefineHonorProgramDocument,
  NominateHonorDocument,
  PutHonorUnderNoticeDocument,
  RejectHonorDocument,
  RevokeHonorDocument,
} from '../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../support/app.ts';
import { createOfficer, unique } from '../support/factories.ts';
import { commendation } from '../support/honor-acts.ts';
import { createHonor, type HonorOptions } from '../support/honor-factories.ts';
import { leavingNoTrace } from '../support/writes.ts';

const api = useApp();

type Request = (client: GraphQLClient) => Promise<unknown>;

const honor = async (status: NonNullable<HonorOptions['status']>) => {
  const recipient = { officerId: (await createOfficer(api.registry)).id };
  return globalId('Honor', (await createHonor(api.registry, [recipient], { status, meritClass: 'COMMENDATION' })).id);
};

const basis = { reason: '测试' };

/** Every mutation of honors: something to do that nothing stands in the way of. */
const MUTATIONS: [string, () => Promise<Request>][] = [
  [
    'nominateHonor',
    async () => {
      const input = commendation([await createOfficer(api.registry)]);
      return (client) => client.request(NominateHonorDocument, { input, key: `access-${unique()}` });
    },
  ],
  [
    'putHonorUnderNotice',
    async () => {
      const input = { id: await honor('NOMINATED'), noticedOn: '2024-03-04' };
      return (client) => client.request(PutHonorUnderNoticeDocument, { input });
    },
  ],
  [
    'conferHonor',
    async () => {
      const input = { id: await honor('NOMINATED'), awardedBy: '甲市公安局', awardedOn: '2024-03-04' };
      return (client) => client.request(ConferHonorDocument, { input });
    },
  ],
  [
    'rejectHonor',
    async () => {
      const input = { id: await honor('NOMINATED'), basis };
      return (client) => client.request(RejectHonorDocument, { input });
    },
  ],
  [
    'revokeHonor',
    async () => {
      const input = { id: await honor('CONFERRED'), effectiveOn: '2024-03-04', basis };
      return (client) => client.request(RevokeHonorDocument, { input });
    },
  ],
  [
    'defineHonorProgram',
    () => {
      const input = { key: `access-${unique()}`, name: '警星', effectiveOn: '2024-01-01' };
      return Promise.resolve((client) => client.request(DefineHonorProgramDocument, { input }));
    },
  ],
];

describe.each(MUTATIONS)('%s', (name, prepare) => {
  const refused = async (client: GraphQLClient) => {
    const send = await prepare();
    return leavingNoTrace(api.registry, () => refusal(send(client)));
  };

  it('is refused to a caller without a token', async () => {
    expect(await refused(api.anonymous())).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('is refused without the scope honor:write', async () => {
    expect(await refused(await api.signedIn(scopesWithout('honor:write')))).toMatchObject([
      { message: 'This needs the scope honor:write.', path: [name], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('is refused, before it is done, to who could not read its answer', async () => {
    expect(await refused(await api.signedIn(['honor:write']))).toMatchObject([
      { message: 'This needs the scope registry:read.', path: [name], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('is open to who has both, who sees the change that it made', async () => {
    const send = await prepare();
    expect(await send(await api.signedIn(['registry:read', 'honor:write']))).toMatchObject({
      [name]: {
        __typename: `${name[0]!.toUpperCase()}${name.slice(1)}Success`,
        change: { position: expect.any(String) },
      },
    });
  });
});
