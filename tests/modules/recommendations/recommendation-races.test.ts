import { describe, expect, it } from '@jest/globals';
import { RecommendOfficerDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createAssignment, createOfficer, createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { createProgram, requirement } from '../../support/program-factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 20;

onServer('recommendations that meet', () => {
  const api = useApp();

  it(`take the last place of a budget once, ${REPETITIONS} times`, async () => {
    const unit = await createUnit(api.registry, { category: 'STATION' });
    const policy = await createPolicy(api.registry, { unitId: unit.id });
    await createProgram(api.registry, {
      kind: 'RECOMMENDATION',
      ownerId: unit.id,
      roles: ['LEADER'],
      requirements: [
        requirement({ key: 'made', measure: 'RECOMMENDATIONS', per: 'ROUND', minimum: null, maximum: 1, tally: null }),
      ],
    });
    const leader = await createOfficer(api.registry);
    await createAssignment(api.registry, leader.id, { unitId: unit.id, role: 'LEADER' });
    for (let n = 0; n < REPETITIONS; n++) {
      const round = await createRound(api.registry, { unitId: unit.id, policyId: policy.id });
      const candidates = [await createOfficerIn(api.registry, unit), await createOfficerIn(api.registry, unit)];
      const answers = await Promise.all(
        candidates.map(async (candidate) => {
          const input = {
            round: globalId('SelectionRound', round.id),
            candidate: globalId('Officer', candidate.id),
            recommender: globalId('Officer', leader.id),
            title: '副所长',
            grounds: '合成的推荐理由，不少于十个字',
            signedOn: '2023-01-01',
          };
          const key = `race-${unique()}`;
          return (await api.admin.request(RecommendOfficerDocument, { input, key })).recommendOfficer;
        }),
      );
      expect(answers.toSorted((a, b) => a.__typename.localeCompare(b.__typename))).toMatchObject([
        { __typename: 'RecommendOfficerSuccess', remaining: 0 },
        { __typename: 'RuleViolationError', rule: 'recommendations-used-up' },
      ]);
    }
  }, 60_000);
});
