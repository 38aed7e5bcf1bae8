import { describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { PromoteOfficerDocument } from '../../generated/graphql.ts';
import { createRules, DECIDED_ON, disciplineActs, ordered } from '../../support/discipline-acts.ts';
import { createOfficerIn, createUnit } from '../../support/factories.ts';
import { newKey, personalKeys } from '../../support/personal.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 5;

onServer('acts on sanctions that meet', () => {
  const api = useApp({ personalKeys: personalKeys(newKey('k')) });
  const { impose, lift } = disciplineActs(api);
  const names = (answers: readonly { __typename?: string }[]) =>
    answers.map(({ __typename }) => __typename ?? '').toSorted((a, b) => (a < b ? -1 : 1));

  it(`record a decision once, lower a rank once and lift a sanction once, ${REPETITIONS} times`, async () => {
    const unit = await createUnit(api.registry);
    for (let n = 0; n < REPETITIONS; n++) {
      const officer = await createOfficerIn(api.registry, unit, { rank: 'SUPERVISOR_FIRST_CLASS' });
      const basis = ordered();
      const imposed = await Promise.all([
        impose(officer, { kind: 'ADJUSTMENT', basis }),
        impose(officer, { kind: 'ADJUSTMENT', basis }),
      ]);
      expect(names(imposed)).toEqual(['ConflictError', 'ImposeSanctionSuccess']);
      const lower = { kind: 'RANK_REDUCTION' as const, rank: 'SUPERVISOR_SECOND_CLASS' as const };
      expect(names(await Promise.all([impose(officer, lower), impose(officer, lower)]))).toEqual([
        'ImposeSanctionSuccess',
        'RuleViolationError',
      ]);
      const sanctions = imposed.flatMap((answer) => ('sanction' in answer ? answer.sanction.id : []));
      expect(names(await Promise.all([lift(sanctions[0]!), lift(sanctions[0]!)]))).toEqual([
        'LiftSanctionSuccess',
        'RuleViolationError',
      ]);
    }
  }, 60_000);

  it(`leave nobody promoted in the period of a sanction that was recorded before, ${REPETITIONS} times`, async () => {
    await createRules(api.registry, { 'sanction.warning.months': 6, 'sanction.warning.no-rank.months': 6 });
    const unit = await createUnit(api.registry);
    for (let n = 0; n < REPETITIONS; n++) {
      const officer = await createOfficerIn(api.registry, unit, {
        rank: 'SUPERVISOR_SECOND_CLASS',
        from: '2010-01-01',
      });
      const input = {
        id: globalId('Officer', officer.id),
        effectiveOn: DECIDED_ON,
        rank: 'SUPERVISOR_FIRST_CLASS' as const,
      };
      const [sanction, { promoteOfficer: promotion }] = await Promise.all([
        impose(officer),
        api.admin.request(PromoteOfficerDocument, { input }),
      ]);
      const position = 'change' in sanction ? Number(sanction.change.position) : NaN;
      // the act that comes second knows of the first
      expect(promotion).toMatchObject(
        'change' in promotion && Number(promotion.change.position) < position
          ? { __typename: 'PromoteOfficerSuccess' }
          : { __typename: 'RuleViolationError', rule: 'sanction-period' },
      );
    }
  }, 60_000);
});
