import { describe, expect, it } from '@jest/globals';
import { daysAfter, today } from '../../../../src/time/day.ts';
import {
  CloseEvaluationCycleDocument,
  FinalizeEvaluationCycleDocument,
  OpenEvaluationCycleDocument,
} from '../../../generated/graphql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { createScheme } from '../../../support/evaluation-factories.ts';
import { createOpenCycle, resultsOf, scoresOf, sendScores } from '../../../support/evaluation-writes.ts';
import { createOfficerIn, createUnit, unique } from '../../../support/factories.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 50;

onServer('acts on one cycle that meet', () => {
  const api = useApp();

  const finalize = (id: string, effectiveOn: string | null = null) =>
    api.admin
      .request(FinalizeEvaluationCycleDocument, { input: { id, effectiveOn }, key: `race-${unique()}` })
      .then(({ finalizeEvaluationCycle }) => finalizeEvaluationCycle);

  /** Two officers, with 80 points each. */
  const scored = async () => {
    const cycle = await createOpenCycle(api, { officers: 2 });
    await sendScores(api, cycle.id, scoresOf(cycle, [80, 80]));
    return cycle;
  };

  const totals = async (cycle: Awaited<ReturnType<typeof scored>>) =>
    (await resultsOf(api, cycle)).map(({ total, rank }) => `${total} ${rank}`);

  it(`finalize it once, with a score that comes before, and take none after, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const cycle = await scored();
      const score = () => sendScores(api, cycle.id, scoresOf(cycle, [90]));
      const first = n % 2 ? score() : null;
      const [one, two, recorded] = await Promise.all([finalize(cycle.id), finalize(cycle.id), first ?? score()]);
      const byName = [one, two].toSorted((a, b) => (a.__typename < b.__typename ? -1 : 1));
      expect(byName).toMatchObject([
        { __typename: 'FinalizeEvaluationCycleSuccess' },
        { __typename: 'RuleViolationError', rule: 'cycle-not-open' },
      ]);
      const [counted, came] =
        recorded.__typename === 'RecordScoresSuccess'
          ? [['90.00 1', '80.00 2'], { recorded: 1 }]
          : [['80.00 1', '80.00 1'], { rule: 'cycle-not-open' }];
      expect(recorded).toMatchObject(came);
      expect(await totals(cycle)).toEqual(counted);
      expect(await api.registry.evaluationVersion.count({ where: { evaluation: { cycleId: cycle.key } } })).toBe(4);
    }
  }, 120_000);

  it(`take no step dated before another that comes first, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const cycle = await scored();
      const close = () =>
        api.admin
          .request(CloseEvaluationCycleDocument, { input: { id: cycle.id } })
          .then(({ closeEvaluationCycle }) => closeEvaluationCycle);
      const earlier = () => finalize(cycle.id, daysAfter(today(), -1));
      const [one, two] = n % 2 ? [close(), earlier()] : [earlier(), close()];
      const answers = await Promise.all([one, two]);
      const done = answers.filter(({ __typename }) => __typename.endsWith('Success'));
      expect(done).toHaveLength(1);
      const refused = answers.find((answer) => answer !== done[0]);
      expect(refused).toMatchObject(
        done[0]!.__typename === 'CloseEvaluationCycleSuccess'
          ? { __typename: 'InvalidInputError', issues: [{ path: 'effectiveOn' }] }
          : { rule: 'cycle-not-open' },
      );
    }
  }, 120_000);

  it(`open one cycle of a scheme for the same days, ${REPETITIONS} times`, async () => {
    const unit = await createUnit(api.registry);
    const input = { unit: globalId('Unit', unit.id), from: '2024-01-01', to: '2025-01-01' };
    for (let n = 0; n < REPETITIONS; n++) {
      const { id } = await createScheme(api.registry);
      const scheme = globalId('EvaluationScheme', id);
      const open = () =>
        api.admin
          .request(OpenEvaluationCycleDocument, { input: { ...input, scheme }, key: `race-${unique()}` })
          .then(({ openEvaluationCycle }) => openEvaluationCycle.__typename);
      const answers = await Promise.all([open(), open()]);
      expect(answers.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['ConflictError', 'OpenEvaluationCycleSuccess']);
      expect(await api.registry.evaluationCycle.count({ where: { schemeId: id } })).toBe(1);
    }
  }, 120_000);

  it(`evaluate an officer of both units that open a cycle once, ${REPETITIONS} times`, async () => {
    const bureau = await createUnit(api.registry);
    const station = await createUnit(api.registry, { parentId: bureau.id });
    const officer = await createOfficerIn(api.registry, station);
    for (let n = 0; n < REPETITIONS; n++) {
      const { id } = await createScheme(api.registry);
      const scheme = globalId('EvaluationScheme', id);
      const open = (unit: { id: number }) =>
        api.admin
          .request(OpenEvaluationCycleDocument, {
            input: { scheme, unit: globalId('Unit', unit.id), from: '2024-01-01', to: '2025-01-01' },
            key: `race-${unique()}`,
          })
          .then(({ openEvaluationCycle }) => openEvaluationCycle);
      const answers = await Promise.all([open(bureau), open(station)]);
      expect(answers.toSorted((a, b) => (a.__typename < b.__typename ? -1 : 1))).toMatchObject([
        { __typename: 'OpenEvaluationCycleSuccess', participants: 1 },
        { __typename: 'RuleViolationError', rule: 'evaluated-twice' },
      ]);
      expect(await api.registry.evaluationCycle.count({ where: { schemeId: id } })).toBe(1);
      expect(await api.registry.evaluation.count({ where: { officerId: officer.id } })).toBe(n + 1);
    }
  }, 120_000);
});
