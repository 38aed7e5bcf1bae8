import { describe, expect, it } from '@jest/globals';
import { graphql } from '../../../generated/gql.ts';
import {
  AppealEvaluationDocument,
  DecideAppealDocument,
  type AppealEvaluationInput,
  type DecideAppealInput,
} from '../../../generated/graphql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { unique } from '../../../support/factories.ts';
import { createFinalized, FINALIZED_ON } from '../../../support/finalized-cycles.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears } from '../../../support/writes.ts';
import { sql } from '../../../../src/sql/sql.ts';

const api = useApp();

const Appeals = graphql(`
  query Appeals($id: ID!, $date: Date) @asOf(date: $date) {
    node(id: $id) {
      ... on Evaluation {
        grade
        appeals {
          status
          filedOn
          decidedOn
        }
      }
    }
  }
`);

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

const appealOf = (evaluation: { id: number }, more: Partial<AppealEvaluationInput> = {}): AppealEvaluationInput => ({
  evaluation: globalId('Evaluation', evaluation.id),
  notifiedOn: '2026-01-12',
  filedOn: '2026-02-01',
  grounds: '计分有误',
  ...more,
});

const file = (input: AppealEvaluationInput, headers: Record<string, string> = {}, key = `key-${unique()}`) =>
  api.admin.request(AppealEvaluationDocument, { input, key }, headers).then((data) => data.appealEvaluation);

const decide = (input: DecideAppealInput, headers: Record<string, string> = {}) =>
  api.admin.request(DecideAppealDocument, { input }, headers).then((data) => data.decideAppeal);

const refusedInBoth = (send: (headers: Record<string, string>) => Promise<object>) =>
  leavingNoTrace(api.registry, async () => [await send({}), await send(ENGLISH)]);

/** The id of an appeal that waits for its decision. */
async function filed(evaluation: { id: number }, more: Partial<AppealEvaluationInput> = {}): Promise<string> {
  const result = await file(appealOf(evaluation, more));
  if (result.__typename !== 'AppealEvaluationSuccess') throw new Error(JSON.stringify(result));
  return result.appeal.id;
}

const decision = (id: string, more: Partial<DecideAppealInput> = {}): DecideAppealInput => ({
  id,
  outcome: 'UPHELD',
  decision: '计分确有误',
  decidedOn: '2026-02-20',
  ...more,
});

const appeals = async (evaluation: { id: number }, date?: string) => {
  const { node } = await api.admin.request(Appeals, { id: globalId('Evaluation', evaluation.id), date: date ?? null });
  return node;
};

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
    expect(await appeals(evaluation!)).toEqual({
      grade: 'COMPETENT',
      appeals: [{ status: 'FILED', filedOn: '2026-02-01', decidedOn: null }],
    });
    expect(await appeals(evaluation!, '2026-01-31')).toMatchObject({ appeals: [] });
  });

  it('is limited for who is graded incompetent, to the days of the law, but for a reason', async () => {
    const { evaluations } = await createFinalized(api.registry, { grades: ['INCOMPETENT', 'INCOMPETENT'] });
    const [one, two] = evaluations;
    const late = appealOf(one!, { notifiedOn: '2026-01-12', filedOn: '2026-02-12' });
    expect(await refusedInBoth((headers) => file(late, headers))).toEqual(
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

  it('is one at a time', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const id = await filed(evaluations[0]!);
    const another = appealOf(evaluations[0]!, { filedOn: '2026-02-19' });
    expect(await refusedInBoth((headers) => file(another, headers))).toEqual(
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

  it('waits for the result, on the day it is filed', async () => {
    const open = await createFinalized(api.registry, { status: 'OPEN' });
    expect((await refusedInBoth((headers) => file(appealOf(open.evaluations[0]!), headers)))[0]).toMatchObject({
      rule: 'cycle-not-finalized',
    });
    const { evaluations } = await createFinalized(api.registry);
    const early = appealOf(evaluations[0]!, { notifiedOn: '2026-01-08', filedOn: '2026-01-09' });
    expect((await refusedInBoth((headers) => file(early, headers)))[0]).toMatchObject({ rule: 'cycle-not-finalized' });
    const notified = { ...early, filedOn: FINALIZED_ON };
    expect((await refusedInBoth((headers) => file(notified, headers)))[1]).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: 'notifiedOn', message: `must not be before ${FINALIZED_ON}, when the cycle was finalized` }],
    });
  });

  it('refuses all that is wrong with the input, and an evaluation that is not there', async () => {
    const input = appealOf(
      { id: 0 },
      { notifiedOn: '2026-03-01', filedOn: '2026-02-01', grounds: '', lateBecause: ' ' },
    );
    expect((await refusedInBoth((headers) => file(input, headers)))[0]).toMatchObject({
      issues: [{ path: 'evaluation' }, { path: 'grounds' }, { path: 'lateBecause' }, { path: 'notifiedOn' }],
    });
    const future = appealOf({ id: 999_999 }, { filedOn: nextYears(1) });
    expect((await refusedInBoth((headers) => file(future, headers)))[0]).toMatchObject({
      issues: [{ path: 'filedOn' }],
    });
    expect((await refusedInBoth((headers) => file(appealOf({ id: 999_999 }), headers)))[0]).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Evaluation',
    });
  });

  it('is previewed with its decision, and given again under the same key', async () => {
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
    const first = await file(input, {}, 'appeal-once');
    expect(await file(input, {}, 'appeal-once')).toEqual(first);
    expect(await appeals(evaluations[0]!)).toMatchObject({ appeals: [{ status: 'FILED' }] });
  });
});

describe('decideAppeal', () => {
  it('decides an appeal, with its change, and leaves the result', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const [evaluation] = evaluations;
    const id = await filed(evaluation!);
    const basis = { documentNumber: '测申〔2026〕2号', reason: null };
    const result = await decide(decision(id, { expectedVersion: 1, basis }));
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2026-02-20'],
      ['officer', null, '甲乙'],
      ['policeNumber', null, evaluation!.policeNumber],
      ['status', 'FILED', 'UPHELD'],
      ['decision', null, 'sealed'],
    ];
    expect(result).toEqual({
      __typename: 'DecideAppealSuccess',
      appeal: { id, version: 2, status: 'UPHELD', decidedOn: '2026-02-20', decision: '计分确有误', basis },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'decideAppeal', subjectType: 'EvaluationAppeal', fields });
    const [before, after] = [await appeals(evaluation!, '2026-02-19'), await appeals(evaluation!)];
    expect([before, after]).toMatchObject([
      { grade: 'COMPETENT', appeals: [{ status: 'FILED', decidedOn: null }] },
      { grade: 'COMPETENT', appeals: [{ status: 'UPHELD', decidedOn: '2026-02-20' }] },
    ]);
  });

  it('may be on the day it was filed, and is final', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const id = await filed(evaluations[0]!);
    const dismissed = decision(id, { outcome: 'DISMISSED', decidedOn: '2026-02-01' });
    expect(await decide(dismissed)).toMatchObject({ appeal: { status: 'DISMISSED' } });
    expect(await refusedInBoth((headers) => decide(decision(id), headers))).toEqual(
      ['该申诉已办结', 'The appeal is decided.'].map((message) => ({
        __typename: 'RuleViolationError',
        message,
        rule: 'appeal-decided',
        article: null,
      })),
    );
  });

  it('refuses what is wrong, not there, or changed since it was read', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const id = await filed(evaluations[0]!);
    const refused = async (more: Partial<DecideAppealInput>) =>
      (await refusedInBoth((headers) => decide(decision(id, more), headers)))[1];
    expect(await refused({ decidedOn: '2026-01-31' })).toMatchObject({
      issues: [{ path: 'decidedOn', message: 'must not be before 2026-02-01, when it was filed' }],
    });
    expect(await refused({ decidedOn: nextYears(1), decision: '', id: globalId('Evaluation', 1) })).toMatchObject({
      issues: [{ path: 'id' }, { path: 'decision' }, { path: 'decidedOn' }],
    });
    expect(await refused({ expectedVersion: 2 })).toMatchObject({ __typename: 'StaleVersionError', currentVersion: 1 });
    expect(await refused({ id: globalId('EvaluationAppeal', 999_999) })).toMatchObject({
      __typename: 'NotFoundError',
      type: 'EvaluationAppeal',
    });
  });
});
