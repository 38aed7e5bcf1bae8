import { describe, expect, it } from '@jest/globals';
import { graphql } from '../../../generated/gql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { appealActs, appealOf, decision } from '../../../support/appeals.ts';
import { createFinalized, FINALIZED_ON } from '../../../support/finalized-cycles.ts';
import { refusedInBoth } from '../../../support/refusals.ts';
import { lastChange, leavingNoTrace, nextYears } from '../../../support/writes.ts';
import { sql } from '../../../../src/sql/sql.ts';

const api = useApp();
const { file, filed, decide, appealsOf } = appealActs(api);

const PreviewAppeal = graphql(`
  mutation PreviewAppeal($input: AppealEvaluationInput!, $decision: DecideAppealInput!) @dryRun {
    appealEvaluation(input: $input) {
      ... on AppealEvaluationSuccess {
        appeal {
          status
        }
      }
    }
    decideAppeal(input: $decision) {
      ... on DecideAppealSuccess {
        appeal {
          status
        }
      }
    }
  }
`);

describe('appealEvaluation', () => {
  it('files an appeal, with its change, and leaves the result', async () => {
    const { evaluations, key } = await createFinalized(api.registry);
    const [evaluation] = evaluations;
    const basis = { documentNumber: '测申〔2026〕1号', reason: null };
    const result = await file(appealOf(evaluation!, { grounds: ' 计分有误 ', basis, lateBecause: '出差' }));
    const { id } = await api.registry.evaluationAppeal.findFirstOrThrow({ where: { evaluationId: evaluation!.id } });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2026-02-01'],
      ['officer', null, '甲乙'],
      ['policeNumber', null, evaluation!.policeNumber],
      ['scheme', null, key],
      ['notifiedOn', null, '2026-01-12'],
      ['status', null, 'FILED'],
      ['grounds', null, 'sealed'],
    ];
    expect(result).toEqual({
      __typename: 'AppealEvaluationSuccess',
      appeal: {
        id: globalId('EvaluationAppeal', id),
        version: 1,
        evaluation: { id: globalId('Evaluation', evaluation!.id), grade: 'COMPETENT' },
        notifiedOn: '2026-01-12',
        filedOn: '2026-02-01',
        grounds: '计分有误',
        // it was in time
        lateBecause: null,
        status: 'FILED',
        basis,
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'appealEvaluation',
      subjectType: 'EvaluationAppeal',
      subjectId: id,
      fields,
    });
    expect(await appealsOf(evaluation!)).toEqual({
      grade: 'COMPETENT',
      appeals: [{ status: 'FILED', filedOn: '2026-02-01', decidedOn: null }],
    });
    expect(await appealsOf(evaluation!, '2026-01-31')).toMatchObject({ appeals: [] });
  });

  it('takes an appeal against INCOMPETENT within the days of the law, or later for a reason', async () => {
    const { evaluations } = await createFinalized(api.registry, { grades: ['INCOMPETENT', 'INCOMPETENT'] });
    const [one, two] = evaluations;
    const late = appealOf(one!, { notifiedOn: '2026-01-12', filedOn: '2026-02-12' });
    expect(await refusedInBoth(api, (headers) => file(late, headers))).toEqual(
      [
        '申诉应自知悉之日 2026-01-12 起 30 日内提出；如仍受理，请说明理由',
        'An appeal is filed within 30 days of 2026-01-12, when the result was learned of; to take it all the same, say why.',
      ].map((message) => ({
        __typename: 'RuleViolationError',
        message,
        rule: 'appeal-too-late',
        article: '公务员法 第九十五条',
      })),
    );
    expect(await file({ ...late, lateBecause: '期限届满日为节假日' })).toMatchObject({
      appeal: { lateBecause: '期限届满日为节假日' },
    });
    expect(await file(appealOf(two!, { filedOn: '2026-02-11' }))).toMatchObject({ appeal: { lateBecause: null } });
  });

  it('refuses a second appeal while the first is undecided, and shows the first', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const id = await filed(evaluations[0]!);
    const another = appealOf(evaluations[0]!, { filedOn: '2026-02-19' });
    expect(await refusedInBoth(api, (headers) => file(another, headers))).toEqual(
      ['该考核结果已有未办结的申诉', 'An appeal against the evaluation is not decided yet.'].map((message) => ({
        __typename: 'ConflictError',
        message,
        existing: { id },
      })),
    );
    await decide(decision(id));
    // on the day it was filed the other still waited
    expect(await file(another)).toMatchObject({ __typename: 'ConflictError', existing: { id } });
    expect(await file({ ...another, filedOn: '2026-02-20' })).toMatchObject({ appeal: { status: 'FILED' } });
  });

  it('refuses an appeal in a cycle that is not finalized', async () => {
    const { evaluations } = await createFinalized(api.registry, { status: 'OPEN' });
    const [answer] = await refusedInBoth(api, (headers) => file(appealOf(evaluations[0]!), headers));
    expect(answer).toMatchObject({ rule: 'cycle-not-finalized' });
  });

  it('refuses a day of filing before the cycle was finalized', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const early = appealOf(evaluations[0]!, { notifiedOn: '2026-01-08', filedOn: '2026-01-09' });
    expect(await refusedInBoth(api, (headers) => file(early, headers))).toMatchObject([
      { rule: 'cycle-not-finalized', message: expect.stringMatching(`于 ${FINALIZED_ON} 定案，2026-01-09 尚未定案$`) },
      {
        rule: 'cycle-not-finalized',
        message: expect.stringMatching(`was finalized on ${FINALIZED_ON}, not yet on 2026-01-09.$`),
      },
    ]);
  });

  it('refuses a day of notification before the cycle was finalized', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const notified = appealOf(evaluations[0]!, { notifiedOn: '2026-01-08', filedOn: FINALIZED_ON });
    expect((await refusedInBoth(api, (headers) => file(notified, headers)))[1]).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: 'notifiedOn', message: `must not be before ${FINALIZED_ON}, when the cycle was finalized` }],
    });
  });

  it('reports all that is wrong with the input', async () => {
    const input = appealOf(
      { id: 0 },
      { notifiedOn: '2026-03-01', filedOn: '2026-02-01', grounds: '', lateBecause: ' ' },
    );
    expect((await refusedInBoth(api, (headers) => file(input, headers)))[0]).toMatchObject({
      issues: [{ path: 'evaluation' }, { path: 'grounds' }, { path: 'lateBecause' }, { path: 'notifiedOn' }],
    });
  });

  it('refuses a future day of filing', async () => {
    const future = appealOf({ id: 999_999 }, { filedOn: nextYears(1) });
    expect((await refusedInBoth(api, (headers) => file(future, headers)))[0]).toMatchObject({
      issues: [{ path: 'filedOn' }],
    });
  });

  it('refuses an evaluation that does not exist', async () => {
    expect((await refusedInBoth(api, (headers) => file(appealOf({ id: 999_999 }), headers)))[0]).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Evaluation',
    });
  });

  it('is previewed with its decision in a dry run, which leaves no trace', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const input = appealOf(evaluations[0]!);
    const nextId = (
      await api.registry.$query<{ id: number }>(
        sql`SELECT (last_value + CASE WHEN is_called THEN 1 ELSE 0 END)::int AS id FROM evaluation_appeal_id_seq`,
        [],
      )
    )[0]!.id;
    const preview = { input, decision: decision(globalId('EvaluationAppeal', nextId)) };
    expect(await leavingNoTrace(api.registry, () => api.admin.request(PreviewAppeal, preview))).toEqual({
      appealEvaluation: { appeal: { status: 'FILED' } },
      decideAppeal: { appeal: { status: 'UPHELD' } },
    });
  });

  it('acts once under one key', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const input = appealOf(evaluations[0]!);
    const first = await file(input, {}, 'appeal-once');
    expect(await file(input, {}, 'appeal-once')).toEqual(first);
    expect(await appealsOf(evaluations[0]!)).toMatchObject({ appeals: [{ status: 'FILED' }] });
  });
});
