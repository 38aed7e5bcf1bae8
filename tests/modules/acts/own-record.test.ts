import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../../src/access/scopes.ts';
import { sql } from '../../../src/sql/sql.ts';
import { useApp } from '../../support/app.ts';
import type { World } from '../../support/acts/world.ts';
import { EVERY_ACT } from '../../support/every-act.ts';
import { AUDIENCE, startIssuer } from '../../support/issuer.ts';
import { newKey, personalKeys, sealerWith } from '../../support/personal.ts';
import { clientOf } from '../../support/tokens.ts';
import { createTwoBureaus } from '../../support/two-bureaus.ts';
import { ENGLISH, leavingNoTrace } from '../../support/writes.ts';

const issuer = await startIssuer();
afterAll(() => issuer.stop());
const key = newKey('k');
const api = useApp({
  personalKeys: personalKeys(key),
  signIn: {
    issuer: issuer.url,
    audience: AUDIENCE,
    keys: issuer.keys,
    groupsClaim: 'groups',
    officerClaim: null,
    groupGrants: new Map([['all', [{ scopes: SCOPES }]]]),
  },
});

let world: World;

beforeAll(async () => {
  world = { registry: api.registry, sealer: sealerWith(key), secrets: [], ...(await createTwoBureaus(api.registry)) };
});

/** Acts that name no officer: what becomes of units, cycles, programs and rules is not about who is in them. */
const OF_NOBODY: readonly string[] = [
  'adoptRegulationRule',
  'adoptSelectionPolicy',
  'cancelActivity',
  'cancelSelectionRound',
  'closeEvaluationCycle',
  'closeUnit',
  'concludeSelectionRound',
  'correctUnit',
  'createUnit',
  'defineEvaluationScheme',
  'defineHonorProgram',
  'defineProgram',
  'enrollOfficer',
  'finalizeEvaluationCycle',
  'grantAccess',
  'issueToken',
  'mergeUnits',
  'moveUnit',
  'openEvaluationCycle',
  'openSelectionRound',
  'recordCalendarDays',
  'recordMetrics',
  'recordPlaces',
  'reviseActivity',
  'reviseUnit',
  'revokeAccess',
  'revokeToken',
  'scheduleActivity',
];

/** Acts that name a thing which is kept from whom it is about: nobody learns by trying that there is one. */
const KEPT_FROM_ONESELF: ReadonlySet<string> = new Set([
  'expungeConcerns',
  'recordConcernStep',
  'withdrawRecommendation',
]);

const officersFrom = (id: number) =>
  api.registry.$query<{ id: number }>(sql`SELECT id FROM officer WHERE id > $1::int ORDER BY id`, [id]);

const OWN_RECORD = { __typename: 'RuleViolationError', rule: 'own-record' };
const NOT_THERE = { __typename: 'NotFoundError' };

interface Answer {
  readonly __typename: string;
  readonly rule?: string;
}

/** Rehearses an act as each officer whom it may be about; tells what each is answered. */
async function rehearsedByEach(act: string): Promise<Answer[]> {
  const last = (await officersFrom(0)).at(-1)!.id;
  const input = await EVERY_ACT[act]!.input(world, () => world.own);
  const { head, officer } = world.own;
  const type = `${act[0]!.toUpperCase()}${act.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) @dryRun {
    ${act}(input: $input) { __typename ... on RuleViolationError { rule } }
  }`;
  const clients = await Promise.all([head, officer, ...(await officersFrom(last))].map(signedInAs));
  // what an act would do to others besides may tell of a sanction, which is noted as a read
  return leavingNoTrace(
    api.registry,
    () =>
      Promise.all(
        clients.map(async (client) => (await client.request<Record<string, Answer>>(document, { input }))[act]!),
      ),
    'personal_read',
  );
}

/** A client of a person who is an officer. */
async function signedInAs({ id }: { id: number }) {
  const person = { issuer: issuer.url, subject: `own-${id}` };
  if ((await api.registry.personLink.count({ where: person })) === 0)
    await api.registry.personLink.create({ data: { ...person, officerId: id, recordedAt: new Date() } });
  const client = clientOf(api, await issuer.sign(person.subject, { claims: { groups: ['all'] } }));
  return client.setHeader('x-purpose', 'test');
}

describe('an officer who is signed in', () => {
  it.each(Object.keys(EVERY_ACT).filter((act) => !OF_NOBODY.includes(act)))(
    'is refused %s where it is about that very officer',
    async (act) => {
      const answers = await rehearsedByEach(act);
      const refused = KEPT_FROM_ONESELF.has(act) ? NOT_THERE : OWN_RECORD;
      expect(answers).toContainEqual(refused);
    },
  );

  it.each(OF_NOBODY)('may do %s, which is about no officer', async (act) => {
    for (const { __typename } of await rehearsedByEach(act)) expect(__typename).toMatch(/Success$/);
  });
});

it('a program is nobody, and is refused nothing for it', async () => {
  const input = await EVERY_ACT['promoteOfficer']!.input(world, () => world.own);
  const document = `mutation ($input: PromoteOfficerInput!) @dryRun { promoteOfficer(input: $input) { __typename } }`;
  expect(await api.admin.request(document, { input }, ENGLISH)).toMatchObject({
    promoteOfficer: { __typename: 'PromoteOfficerSuccess' },
  });
});
