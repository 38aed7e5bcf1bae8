import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import type { GraphQLClient } from 'graphql-request';
import { SCOPES, type Scope } from '../../../src/access/scopes.ts';
import { useApp } from '../../support/app.ts';
import { type Placed, type World } from '../../support/acts/world.ts';
import { EVERY_ACT, OF_FILES } from '../../support/every-act.ts';
import { newKey, personalKeys, sealerWith } from '../../support/personal.ts';
import { waysDown } from '../../support/selections.ts';
import { createTwoBureaus } from '../../support/two-bureaus.ts';

/** What is sensitive is shown for a purpose alone. */
const STATED = { 'x-purpose': 'test' };

// what the answer of an act shows: by the reach that the viewer had before it, of whatever the act brings within reach

const key = newKey('k');
const MANY = 1_000_000_000;
const api = useApp({
  personalKeys: personalKeys(key),
  limits: { fields: 5_000, tokens: 50_000, cost: MANY, budget: MANY, executionMs: 60_000 },
});
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const MUTATIONS = Object.keys(schema.getMutationType()!.getFields())
  .filter((name) => !OF_FILES.includes(name))
  .toSorted();

/** The scopes by which what is not for all is read: the viewer has them for one bureau, and all others everywhere. */
const READING: Scope[] = ['officer:personal', 'evaluation:read', 'change:read', 'access:admin'];
const PERSONAL = ['Officer.birthOn', 'Officer.nationalId'];
const WANTED = [...PERSONAL, 'Evaluation.total', 'EvaluationAppeal.grounds', 'IndicatorScore.value'];

let world: World;
let viewer: GraphQLClient;

beforeAll(async () => {
  world = { registry: api.registry, sealer: sealerWith(key), secrets: [], ...(await createTwoBureaus(api.registry)) };
  viewer = await api.signedIn(
    READING,
    [world.own.bureau.id],
    SCOPES.filter((scope) => !READING.includes(scope)),
  );
});

const successOf = (mutation: string) => `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Success`;

const documentOf = (mutation: string, dryRun: boolean): string => {
  const ways = waysDown(schema, successOf(mutation), WANTED, 3) ?? '';
  const input = successOf(mutation).replace(/Success$/, 'Input');
  return `mutation Act($input: ${input}!) ${dryRun ? '@dryRun' : ''} {
    ${mutation}(input: $input) { __typename ... on ${successOf(mutation)} { change { position } ${ways} } }
  }`;
};

/** Brings all that the scopes of the viewer allow from the other bureau into the own one. */
const drawnIn =
  (mutation: string): Placed =>
  (role) => {
    const { roles } = EVERY_ACT[mutation]!;
    const evaluating =
      /^(issue|grant|revokeA|revokeT|linkP|unlinkP|recommend|withdrawRecomm)|Evaluation|Appeal|Scores|Competence|record(Dossier|Education|Family|Par|Pho|Resume)/.test(
        mutation,
      );
    const needed = roles[role]!;
    // what needs one of the bound scopes, too, is of the own bureau; whom it takes along is not
    if (evaluating)
      return needed === 'anywhere' && !/amend|appeal|decide|recommend/.test(mutation) ? world.other : world.own;
    return needed === 'after' ? world.own : world.other;
  };

/** Sends an act; what its answer shows that only some may read. */
const send = async (of: GraphQLClient, mutation: string, dryRun: boolean) => {
  world.secrets.length = 0;
  // rules are of all: who may adopt one has the scope everywhere
  const client = mutation === 'adoptRegulationRule' ? api.admin : of;
  const input = await EVERY_ACT[mutation]!.input(world, drawnIn(mutation));
  const { data } = await client.rawRequest<Record<string, { __typename: string }>>(
    documentOf(mutation, dryRun),
    { input },
    STATED,
  );
  expect(data[mutation]).toMatchObject({ __typename: successOf(mutation) });
  const answer = JSON.stringify(data);
  return world.secrets.filter((secret) => answer.includes(secret));
};

describe('the answer of an act', () => {
  it('is tested of every mutation of the schema', () => {
    expect(Object.keys(EVERY_ACT).toSorted()).toEqual(MUTATIONS);
  });

  it.each(MUTATIONS)(
    'shows of other bureaus nothing that %s brings within reach, rehearsed or done',
    async (mutation) => {
      const shown = [await send(viewer, mutation, true), await send(viewer, mutation, false)];
      // what is of the own bureau alone may be shown
      expect(isOfOwn(mutation) ? [[], []] : shown).toEqual([[], []]);
    },
  );
});

/** Whether all that the act concerns is of the own bureau. */
const isOfOwn = (mutation: string): boolean =>
  Object.keys(EVERY_ACT[mutation]!.roles).every((role) => drawnIn(mutation)(role) === world.own);

describe('the same answer for who may read all', () => {
  it.each(['transferOfficer', 'mergeUnits', 'moveUnit', 'reviseOfficer', 'conferHonor', 'finalizeEvaluationCycle'])(
    'shows it: %s',
    async (mutation) => {
      expect(await send(api.admin, mutation, true)).not.toEqual([]);
    },
  );
});
