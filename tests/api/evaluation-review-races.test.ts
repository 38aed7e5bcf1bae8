import { describe, expect, it } from '@jest/globals';
import { AmendEvaluationDocument, AppealEvaluationDocument, DecideAppealDocument } from '../generated/graphql.ts';
import { globalId, useApp } from '../support/app.ts';
import { createAppeal } from '../support/evaluation-factories.ts';
import { unique } from '../support/factories.ts';
import { createFinalized } from '../support/finalized-cycles.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 50;

onServer('what follows a finalized cycle at once', () => {
  const api = useApp();

  const evaluation = async () => (await createFinalized(api.registry)).evaluations[0]!;
  const names = (answers: readonly { __typename?: string }[]) => answers.map((one) => one.__typename ?? '').toSorted();

  it(`is one appeal of two, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const { id } = await evaluation();
      const days = { notifiedOn: '2026-02-01', filedOn: '2026-02-01' };
      const input = { evaluation: globalId('Evaluation', id), ...days, grounds: '计分有误' };
      const file = () => api.admin.request(AppealEvaluationDocument, { input, key: `race-${unique()}` });
      const answers = await Promise.all([file(), file()]);
      expect(names(answers.map(({ appealEvaluation }) => appealEvaluation))).toEqual([
        'AppealEvaluationSuccess',
        'ConflictError',
      ]);
      expect(await api.registry.evaluationAppeal.count({ where: { evaluationId: id } })).toBe(1);
    }
  }, 60_000);

  it(`is one decision of two, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const appeal = await createAppeal(api.registry, { evaluationId: (await evaluation()).id, filedOn: '2026-02-01' });
      const input = { id: globalId('EvaluationAppeal', appeal.id), decision: '复核', decidedOn: '2026-02-02' };
      const answers = await Promise.all(
        (['UPHELD', 'DISMISSED'] as const).map((outcome) =>
          api.admin.request(DecideAppealDocument, { input: { ...input, outcome } }),
        ),
      );
      expect(names(answers.map(({ decideAppeal }) => decideAppeal))).toEqual([
        'DecideAppealSuccess',
        'RuleViolationError',
      ]);
    }
  }, 60_000);

  it(`is one amendment of two who read the same, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const { id } = await evaluation();
      const basis = { documentNumber: '测1', reason: '复核' };
      const answers = await Promise.all(
        (['EXCELLENT', 'INCOMPETENT'] as const).map((grade) =>
          api.admin.request(AmendEvaluationDocument, {
            input: { id: globalId('Evaluation', id), expectedVersion: 1, grade, basis },
          }),
        ),
      );
      expect(names(answers.map(({ amendEvaluation }) => amendEvaluation))).toEqual([
        'AmendEvaluationSuccess',
        'StaleVersionError',
      ]);
    }
  }, 60_000);
});
