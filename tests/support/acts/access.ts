import { globalId } from '../app.ts';
import { unique } from '../factories.ts';
import type { Bureau } from '../two-bureaus.ts';
import { BASIS, officerIn, officerOf, unitOf, type EveryAct, type World } from './world.ts';

/** A token of one grant, for a bureau. */
async function tokenOf({ registry }: World, { bureau }: Bureau) {
  const grant = await registry.accessGrant.create({
    data: {
      scopes: ['registry:read'],
      grantedAt: new Date(),
      units: { create: { unitId: bureau.id } },
      token: {
        create: { name: `token ${unique()}`, hash: Uint8Array.from([unique(), unique()]), createdAt: new Date() },
      },
    },
  });
  return { token: globalId('Token', grant.tokenId!), grant: globalId('AccessGrant', grant.id) };
}

/** A link of a person to an officer. */
async function linkOf({ registry }: World, { id }: { id: number }): Promise<string> {
  const link = await registry.personLink.create({
    data: { issuer: 'https://id.example.org', subject: `every-${unique()}`, officerId: id, recordedAt: new Date() },
  });
  return globalId('PersonLink', link.id);
}

/** The acts on tokens, grants and links. */
export const ACCESS_ACTS: Readonly<Record<string, EveryAct>> = {
  grantAccess: {
    roles: { 'all units of the token': 'before', 'the units of the grant': 'after' },
    input: async (world, at) => ({
      token: (await tokenOf(world, at('all units of the token'))).token,
      scopes: ['registry:read'],
      units: [unitOf(at('the units of the grant').bureau)],
    }),
  },
  issueToken: {
    roles: { 'the units of the grant': 'after' },
    input: (_world, at) =>
      Promise.resolve({
        name: `every ${unique()}`,
        scopes: ['registry:read'],
        units: [unitOf(at('the units of the grant').bureau)],
      }),
  },
  linkPerson: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => ({
      person: { issuer: 'https://id.example.org', subject: `every-${unique()}` },
      officer: officerOf(await officerIn(world, at('the officer').station)),
      basis: BASIS,
    }),
  },
  revokeAccess: {
    roles: { 'all units of the grant': 'before' },
    input: async (world, at) => ({ id: (await tokenOf(world, at('all units of the grant'))).grant }),
  },
  revokeToken: {
    roles: { 'all units of the token': 'before' },
    input: async (world, at) => ({ id: (await tokenOf(world, at('all units of the token'))).token }),
  },
  unlinkPerson: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => ({ id: await linkOf(world, await officerIn(world, at('the officer').station)) }),
  },
};
