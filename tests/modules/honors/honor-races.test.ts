import { describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficer } from '../../support/factories.ts';
import { honorActs } from '../../support/honor-acts.ts';
import { createHonor } from '../../support/honor-factories.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 50;

onServer('acts on honors that meet', () => {
  const api = useApp();
  const { confer, reject } = honorActs(api);

  const nominated = async (officer: { id: number }) => {
    const options = { status: 'NOMINATED', meritClass: 'COMMENDATION' } as const;
    return globalId('Honor', (await createHonor(api.registry, [{ officerId: officer.id }], options)).id);
  };
  const given = (id: string) => confer({ id, awardedBy: '甲市公安局', awardedOn: '2024-05-01' });
  const names = (answers: readonly { __typename?: string }[]) =>
    answers.map(({ __typename }) => __typename ?? '').toSorted((a, b) => (a < b ? -1 : 1));

  it(`confer an honor once, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const id = await nominated(await createOfficer(api.registry));
      const answers = await Promise.all([given(id), given(id)]);
      expect(names(answers)).toEqual(['ConferHonorSuccess', 'RuleViolationError']);
      expect(answers).toContainEqual(expect.objectContaining({ rule: 'honor-status' }));
    }
  }, 60_000);

  it(`confer it or turn it down, not both, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const id = await nominated(await createOfficer(api.registry));
      const end = { id, effectiveOn: '2024-05-01', basis: { reason: '条件不符' } };
      const [conferred, rejected] = await Promise.all([given(id), reject(end)]);
      expect(['ConferHonorSuccess RuleViolationError', 'RuleViolationError RejectHonorSuccess']).toContain(
        `${conferred.__typename} ${rejected.__typename}`,
      );
    }
  }, 60_000);

  it(`give one of two nominations for the same honor, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const officer = await createOfficer(api.registry);
      const [one, another] = [await nominated(officer), await nominated(officer)];
      const answers = await Promise.all([given(one), given(another)]);
      expect(names(answers)).toEqual(['ConferHonorSuccess', 'ConflictError']);
    }
  }, 60_000);
});
