import { beforeAll, describe, expect, it } from '@jest/globals';
import { schema } from '../../src/schema.ts';
import type { World } from '../support/acts/world.ts';
import { useApp } from '../support/app.ts';
import { EVERY_ACT } from '../support/every-act.ts';
import { newKey, personalKeys, sealerWith } from '../support/personal.ts';
import { randomRequests } from '../support/random-documents.ts';
import { createTwoBureaus } from '../support/two-bureaus.ts';
import { withdrawals } from '../support/withdrawals.ts';

// Whatever is remembered when an act is done is answered afterwards as if nothing were remembered.

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key), limits: { budget: 1e15, cost: 1e9, depth: 20 } });
const { act } = withdrawals(api);

let world: World;

beforeAll(async () => {
  world = { registry: api.registry, sealer: sealerWith(key), secrets: [], ...(await createTwoBureaus(api.registry)) };
});

const WIDE = [
  `{ units(first: 100) { totalCount nodes { id code name version kind authorizedStrength parent { code } children { nodes { code } }
    leaders { title officer { name } } strength(includeSubunits: true) { officers police authorized }
    officers(first: 50, includeSubunits: true) { totalCount nodes { name version rank status } }
    honors { nodes { title status } } evaluations(first: 5) { nodes { grade total } } metrics { key value } } } }`,
  `{ officers(first: 100) { totalCount nodes { id name version rank grade status unit { name } primaryAssignment { title version }
    assignments { title role kind unit { name } } honors { nodes { title status } } evaluations(first: 5) { nodes { grade total } } } } }`,
  `{ honors(first: 100) { nodes { id title status version recipients { ... on Officer { name } ... on Unit { name } } } } }`,
  `{ officers(first: 100) { nodes { history { name rank validity { from to } recordedAt supersededAt } } }
    units(first: 100) { nodes { history { name validity { from to } } } } }`,
  `{ units(first: 100) { nodes { name officers(first: 1) { totalCount nodes { name unit { name } } pageInfo { hasNextPage endCursor } }
    children(first: 1) { nodes { name parent { name } } pageInfo { endCursor } } leaders { title officer { name unit { name } } }
    working: officers(filter: { status: [ACTIVE] }) { totalCount nodes { name } } honors(first: 1) { nodes { title } } } } }`,
  `{ officers(first: 100) { nodes { name honors(first: 1) { nodes { title program { name } } } evaluations(first: 1) { nodes { grade cycle { status } } }
    primaryAssignment { title unit { name children { nodes { name } } officers { totalCount } } } } } }`,
  `{ one: unit(code: "OWN1") { name officers { nodes { name } } } none: unit(code: "NEW") { name } officer(policeNumber: "1") { name } }`,
  `{ evaluationCycles(first: 50) { nodes { id status version gradeDistribution { count } evaluations(first: 20) { nodes { grade total } } } } }`,
  `{ changes(last: 20) { nodes { position operation } } tokens(first: 50) { nodes { name revokedAt } } }`,
];
const RANDOM = 10;
/** So many acts are done before what is remembered is asked for again. */
const TOGETHER = 4;

async function ask(request: object): Promise<string> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}` },
    body: JSON.stringify(request),
  });
  const { data, errors } = JSON.parse(await response.text()) as { data?: unknown; errors?: unknown };
  return JSON.stringify({ data, errors });
}

async function answers(requests: readonly object[]): Promise<string[]> {
  const found: string[] = [];
  for (const request of requests) found.push(await ask(request));
  return found;
}

describe('what is remembered', () => {
  it('is something: the wide questions are answered', async () => {
    for (const answer of await answers(WIDE.map((query) => ({ query })))) expect(answer).not.toContain('"errors"');
  });

  const next = randomRequests(schema, Number(process.env['FUZZ_SEED'] ?? 20_261_129));

  const names = Object.keys(EVERY_ACT);
  const groups = Array.from({ length: Math.ceil(names.length / TOGETHER) }, (_, i) =>
    names.slice(i * TOGETHER, (i + 1) * TOGETHER),
  );

  it.each(groups.map((group) => [group.join(', '), group] as const))('is true after %s', async (_names, group) => {
    const inputs: object[] = [];
    for (const name of group) inputs.push(await EVERY_ACT[name]!.input(world, () => world.own));
    // inputs come with rows that no change tells of
    api.registry.$forget();
    const requests = [...WIDE.map((query) => ({ query })), ...Array.from({ length: RANDOM }, () => next())]
      // each time more of them have happened
      .filter(({ query }) => !/personalReads|lastUsedAt/.test(query));
    await answers(requests);
    for (const [i, name] of group.entries()) await act(name, inputs[i]!);
    const remembered = await answers(requests);
    api.registry.$forget();
    expect(remembered).toEqual(await answers(requests));
  });
});
