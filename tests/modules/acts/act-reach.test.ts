import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { refusal, scopesWithout, useApp } from '../../support/app.ts';
import { type Needed, type World } from '../../support/acts/world.ts';
import { ACTS_OF_ALL, EVERY_ACT } from '../../support/every-act.ts';
import { newKey, personalKeys, sealerWith } from '../../support/personal.ts';
import { createTwoBureaus } from '../../support/two-bureaus.ts';
import { leavingNoTrace } from '../../support/writes.ts';

// what must be within reach of each act, as docs/access.md has it: each thing for itself is put out of reach

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });

let world: World;
let viewer: GraphQLClient;

beforeAll(async () => {
  world = { registry: api.registry, sealer: sealerWith(key), secrets: [], ...(await createTwoBureaus(api.registry)) };
  viewer = await api.signedIn(scopesWithout('registry:read'), [world.own.bureau.id], ['registry:read']);
});

/** Rehearses an act where all is in the own bureau but one thing. */
async function rehearse(act: string, away: string | null): Promise<unknown> {
  const input = await EVERY_ACT[act]!.input(world, (role) => (role === away ? world.other : world.own));
  const type = `${act[0]!.toUpperCase()}${act.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) @dryRun { ${act}(input: $input) { __typename } }`;
  // that an act would be done may tell of sanctions, which is noted as a read
  return leavingNoTrace(api.registry, () => viewer.request(document, { input }), 'personal_read');
}

const CASES = Object.entries(EVERY_ACT).flatMap(([act, { roles }]) =>
  Object.entries(roles).map(([role, needed]) => [act, role, needed] as const),
);

describe('an act of a viewer who is bound to a bureau', () => {
  it.each(CASES.filter(([, , needed]) => needed !== 'anywhere'))(
    '%s is refused where this is of another bureau: %s',
    async (act, role) => {
      expect(await refusal(rehearse(act, role))).toMatchObject([
        {
          path: [act],
          message: expect.stringMatching(/for every unit concerned\.$/),
          extensions: { code: 'FORBIDDEN' },
        },
      ]);
    },
  );

  it.each(CASES.filter(([, , needed]) => needed === 'anywhere'))(
    '%s is done wherever this is: %s',
    async (act, role) => {
      expect(await rehearse(act, role)).toMatchObject({ [act]: { __typename: expect.stringMatching(/Success$/) } });
    },
  );

  it.each(Object.keys(EVERY_ACT).filter((act) => !ACTS_OF_ALL.includes(act)))(
    '%s is done where all is of the bureau',
    async (act) => {
      expect(await rehearse(act, null)).toMatchObject({ [act]: { __typename: expect.stringMatching(/Success$/) } });
    },
  );

  it.each(ACTS_OF_ALL)('%s is refused, because what it is about is of all', async (act) => {
    expect(await refusal(rehearse(act, null))).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('the table of acts', () => {
  const rolesOf = (act: string, needed: Needed) =>
    Object.entries(EVERY_ACT[act]!.roles)
      .filter(([, one]) => one === needed)
      .map(([role]) => role)
      .join('; ') || '-';

  it('in docs/access.md tells what the tests above try', () => {
    const rows = [
      ...readFileSync('docs/access.md', 'utf8').matchAll(/^\| `(\w+)` +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm),
    ].map(([, ...cells]) => cells);
    const table = Object.keys(EVERY_ACT).map((act) => [
      act,
      ACTS_OF_ALL.includes(act) ? 'everything' : rolesOf(act, 'before'),
      rolesOf(act, 'after'),
      rolesOf(act, 'anywhere'),
    ]);
    expect(rows).toEqual(table);
  });
});
