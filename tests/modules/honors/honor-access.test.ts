import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import {
  ConferHonorDocument,
  DefineHonorProgramDocument,
  NominateHonorDocument,
  PutHonorUnderNoticeDocument,
  RecordCalendarDaysDocument,
  RejectHonorDocument,
  RevokeHonorDocument,
} from '../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { testCallers, type Act, type Send } from '../../support/callers.ts';
import { createOfficer, unique } from '../../support/factories.ts';
import { collective, commendation } from '../../support/honor-acts.ts';
import { createHonor, createHonorProgram, type HonorOptions } from '../../support/honor-factories.ts';
import { createTwoBureaus, type Bureau } from '../../support/two-bureaus.ts';
import { leavingNoTrace } from '../../support/writes.ts';

const api = useApp();

const honor = async (status: NonNullable<HonorOptions['status']>) => {
  const recipient = { officerId: (await createOfficer(api.registry)).id };
  return globalId('Honor', (await createHonor(api.registry, [recipient], { status, meritClass: 'COMMENDATION' })).id);
};

const basis = { reason: '测试' };

/** Every mutation of honors: something to do that nothing stands in the way of. */
const MUTATIONS: Act[] = [
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

testCallers(api, ['registry:read', 'honor:write'], MUTATIONS);

describe('beyond its units a bound viewer', () => {
  let own: Bureau;
  let other: Bureau;
  let bound: GraphQLClient;

  beforeAll(async () => {
    ({ own, other } = await createTwoBureaus(api.registry));
    bound = await api.signedIn(scopesWithout('registry:read'), [own.bureau.id], ['registry:read']);
  });

  const given = async (recipient: object, status: 'NOMINATED' | 'CONFERRED' = 'NOMINATED') =>
    globalId('Honor', (await createHonor(api.registry, [recipient], { status, meritClass: 'COMMENDATION' })).id);
  const absent = globalId('Honor', 999_999);
  const program = (unit: { id: number }) => ({
    key: `reach-${unique()}`,
    name: '警星',
    owner: globalId('Unit', unit.id),
    effectiveOn: '2024-01-01',
  });

  /** Every mutation about things out of reach: of one that is there and, where one is named, of one that is not. */
  const BEYOND: Record<string, () => Promise<Send[]>> = {
    'nominateHonor for somebody elsewhere': () =>
      Promise.resolve(
        [other.officer, { id: 999_999 }].map(({ id }) => (client) => {
          const input = commendation([own.officer, { id }]);
          return client.request(NominateHonorDocument, { input, key: `reach-${unique()}` });
        }),
      ),
    'nominateHonor for a unit elsewhere': () =>
      Promise.resolve(
        [other.station, { id: 999_999 }].map(({ id }) => (client) => {
          const input = collective([own.station, { id }]);
          return client.request(NominateHonorDocument, { input, key: `reach-${unique()}` });
        }),
      ),
    putHonorUnderNotice: async () =>
      [await given({ officerId: other.officer.id }), absent].map((id) => (client) => {
        const input = { id, noticedOn: '2024-03-04' };
        return client.request(PutHonorUnderNoticeDocument, { input });
      }),
    conferHonor: async () =>
      [await given({ unitId: other.station.id }), await given({ otherName: '某组' }), absent].map((id) => (client) => {
        const input = { id, awardedBy: '甲市公安局', awardedOn: '2024-03-04' };
        return client.request(ConferHonorDocument, { input });
      }),
    rejectHonor: async () =>
      [await given({ officerId: other.officer.id }), absent].map((id) => (client) => {
        return client.request(RejectHonorDocument, { input: { id, basis } });
      }),
    revokeHonor: async () =>
      [await given({ officerId: other.officer.id }, 'CONFERRED'), absent].map((id) => (client) => {
        return client.request(RevokeHonorDocument, { input: { id, effectiveOn: '2024-03-04', basis } });
      }),
    defineHonorProgram: () =>
      Promise.resolve(
        [other.bureau, { id: 999_999 }].map((unit) => (client) => {
          return client.request(DefineHonorProgramDocument, { input: program(unit) });
        }),
      ),
    'recordCalendarDays, which is everybody’s': () =>
      Promise.resolve([
        (client) => {
          const days = [{ day: '2030-10-01', kind: 'HOLIDAY' as const, name: '测试节' }];
          return client.request(RecordCalendarDaysDocument, { input: { days } });
        },
      ]),
  };

  it.each(Object.keys(BEYOND))(
    'is refused %s, in the same words and statements whether the thing is there or not',
    async (name) => {
      const seen: string[][] = [];
      for (const send of await BEYOND[name]!()) {
        const errors = await leavingNoTrace(api.registry, () => refusal(send(bound)));
        expect(errors).toMatchObject([
          {
            message: 'This needs the scope honor:write for every unit concerned.',
            extensions: { code: 'FORBIDDEN', scope: 'honor:write' },
          },
        ]);
        seen.push(await api.statements(() => refusal(send(bound))));
      }
      for (const statements of seen) expect(statements).toEqual(seen[0]);
    },
  );

  it('may act within its units, and under a program that others run', async () => {
    const theirs = await createHonorProgram(api.registry, { ownerId: other.bureau.id });
    const input = commendation([own.officer, own.head], { program: globalId('HonorProgram', theirs.id) });
    expect(await bound.request(NominateHonorDocument, { input, key: `reach-${unique()}` })).toMatchObject({
      nominateHonor: { __typename: 'NominateHonorSuccess' },
    });
    expect(await bound.request(DefineHonorProgramDocument, { input: program(own.station) })).toMatchObject({
      defineHonorProgram: { __typename: 'DefineHonorProgramSuccess' },
    });
    const { changes } = await bound.request<{ changes: { nodes: { subjectType: string }[] } }>(
      '{ changes { nodes { subjectType } } }',
    );
    expect(changes.nodes.map(({ subjectType }) => subjectType).toSorted()).toEqual(['Honor', 'HonorProgram']);
  });

  it('cannot take over a program by defining it anew', async () => {
    const input = program(other.bureau);
    await api.admin.request(DefineHonorProgramDocument, { input });
    const taken = { ...input, owner: globalId('Unit', own.bureau.id) };
    expect(
      await leavingNoTrace(api.registry, () => refusal(bound.request(DefineHonorProgramDocument, { input: taken }))),
    ).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
