import { describe, expect, it } from '@jest/globals';
import { AmendEvaluationDocument, AppealEvaluationDocument, DecideAppealDocument } from '../../../generated/graphql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { unique } from '../../../support/factories.ts';
import { createFinalized } from '../../../support/finalized-cycles.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 50;

onServer('what two do at once after a cycle is finalized', () => {
  const api = useApp();

  const names = (answers: readonly { __typename?: string }[]) => answers.map((one) => one.__typename ?? '').toSorted();

  const file = async (evaluation: string) => {
    const input = { evaluation, notifiedOn: '2026-02-01', filedOn: '2026-02-01', grounds: '计分有误' };
    return (await api.admin.request(AppealEvaluationDocument, { input, key: `race-${unique()}` })).appealEvaluation;
  };

  const decide = async (id: string, outcome: 'UPHELD' | 'DISMISSED') => {
    const input = { id, outcome, decision: '复核', decidedOn: '2026-02-02' };
    return (await api.admin.request(DecideAppealDocument, { input })).decideAppeal;
  };

  const amend = async (id: string, grade: 'EXCELLENT' | 'INCOMPETENT') => {
    const input = { id, expectedVersion: 1, grade, basis: { documentNumber: '测1', reason: '复核' } };
    return (await api.admin.request(AmendEvaluationDocument, { input })).amendEvaluation;
  };

  it(`is one appeal, one decision and one amendment, ${REPETITIONS} times`, async () => {
    const grades = Array.from({ length: REPETITIONS }, () => 'COMPETENT' as const);
    const { evaluations } = await createFinalized(api.registry, { grades });
    for (const { id: evaluationId } of evaluations) {
      const id = globalId('Evaluation', evaluationId);
      expect(names(await Promise.all([file(id), file(id)]))).toEqual(['AppealEvaluationSuccess', 'ConflictError']);
      const appeal = await api.registry.evaluationAppeal.findFirstOrThrow({ where: { evaluationId } });
      const appealId = globalId('EvaluationAppeal', appeal.id);
      expect(names(await Promise.all([decide(appealId, 'UPHELD'), decide(appealId, 'DISMISSED')]))).toEqual([
        'DecideAppealSuccess',
        'RuleViolationError',
      ]);
      expect(names(await Promise.all([amend(id, 'EXCELLENT'), amend(id, 'INCOMPETENT')]))).toEqual([
        'AmendEvaluationSuccess',
        'StaleVersionError',
      ]);
    }
    expect(await api.registry.evaluationAppeal.count()).toBe(REPETITIONS);
  }, 120_000);
});
