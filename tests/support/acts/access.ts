import { globalId } from '../app.ts';
import { unique } from '../factories.ts';
import type { Bureau } from '../two-bureaus.ts';
import { unitOf, type EveryAct, type World } from './world.ts';

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

/** The acts on tokens and grants. */
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
  revokeAccess: {
    roles: { 'all units of the grant': 'before' },
    input: async (world, at) => ({ id: (await tokenOf(world, at('all units of the grant'))).grant }),
  },
  revokeToken: {
    roles: { 'all units of the token': 'before' },
    input: async (world, at) => ({ id: (await tokenOf(world, at('all units of the token'))).token }),
  },
};
