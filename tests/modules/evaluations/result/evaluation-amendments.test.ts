import { describe, expect, it } from '@jest/globals';
import { graphql } from '../../../generated/gql.ts';
import { AmendEvaluationDocument, type AmendEvaluationInput } from '../../../generated/graphql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { createFinalized } from '../../../support/finalized-cycles.ts';
import { ENGLISH, lastChange, leavingNoTrace } from '../../../support/writes.ts';

const api = useApp();

const PreviewAmendment = graphql(`
  mutation PreviewAmendment($input: AmendEvaluationInput!) @dryRun {
    amendEvaluation(input: $input) {
      ... on AmendEvaluationSuccess {
        evaluation {
          grade
          version
        }
      }
    }
  }
`);

const EvaluationResult = graphql(`
  query EvaluationResult($id: ID!, $knownAt: DateTime) @asOf(knownAt: $knownAt) {
    node(id: $id) {
      ... on Evaluation {
        total
        rank
        grade
        amended
        basis {
          documentNumber
        }
      }
    }
  }
`);

const BASIS = { documentNumber: '测考〔2026〕1号', reason: '计分有误' };

const amendment = (evaluation: { id: number }, more: Partial<AmendEvaluationInput> = {}): AmendEvaluationInput => ({
  id: globalId('Evaluation', evaluation.id),
  grade: 'EXCELLENT',
  basis: BASIS,
  ...more,
});

const amend = (input: AmendEvaluationInput, headers: Record<string, string> = {}) =>
  api.admin.request(AmendEvaluationDocument, { input }, headers).then((data) => data.amendEvaluation);

/** What is answered in both languages, with nothing changed. */
const refused = (input: AmendEvaluationInput) =>
  leavingNoTrace(api.registry, async () => [await amend(input), await amend(input, ENGLISH)]);

const resultOf = async (evaluation: { id: number }, knownAt?: string) =>
  (await api.admin.request(EvaluationResult, { id: globalId('Evaluation', evaluation.id), knownAt: knownAt ?? null }))
    .node;

describe('amendEvaluation', () => {
  it('sets another total and grade by order of a document, with its change', async () => {
    const { evaluations, key } = await createFinalized(api.registry, { grades: ['COMPETENT', 'COMPETENT'] });
    const [one, two] = evaluations;
    const result = await amend(amendment(one!, { total: 90.25, expectedVersion: 1 }));
    const change = await lastChange(api.registry);
    const [today] = change.fields;
    const fields = [
      today!,
      ['officer', null, '甲乙'],
      ['policeNumber', null, one!.policeNumber],
      ['scheme', null, key],
      ['from', null, '2025-01-01'],
      ['to', null, '2026-01-01'],
      ['total', 'sealed', 'sealed'],
      ['grade', 'sealed', 'sealed'],
      ['bandGrade', null, 'sealed'],
    ];
    expect(result).toEqual({
      __typename: 'AmendEvaluationSuccess',
      evaluation: {
        id: globalId('Evaluation', one!.id),
        version: 2,
        total: 90.25,
        rank: 1,
        grade: 'EXCELLENT',
        bandGrade: 'EXCELLENT',
        capped: false,
        amended: true,
        basis: BASIS,
      },
      change: {
        position: String(change.position),
        fields: fields.map((line) => ({ field: line[0], before: line[1], after: line[2] })),
      },
    });
    expect(change).toMatchObject({
      operation: 'amendEvaluation',
      subjectType: 'Evaluation',
      subjectId: one!.id,
      basisDocument: BASIS.documentNumber,
      basisReason: BASIS.reason,
      fields,
    });
    expect(await resultOf(two!)).toEqual({ total: 79, rank: 2, grade: 'COMPETENT', amended: false, basis: null });
  });

  it('keeps every earlier result', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const [evaluation] = evaluations;
    const first = new Date().toISOString();
    await amend(amendment(evaluation!));
    const second = new Date().toISOString();
    await amend(amendment(evaluation!, { grade: 'INCOMPETENT', basis: { documentNumber: '测2', reason: '复核' } }));
    const common = { total: 80, rank: 1 };
    expect(await resultOf(evaluation!, first)).toEqual({ ...common, grade: 'COMPETENT', amended: false, basis: null });
    expect(await resultOf(evaluation!, second)).toMatchObject({ ...common, grade: 'EXCELLENT', amended: true });
    expect(await resultOf(evaluation!)).toEqual({
      ...common,
      grade: 'INCOMPETENT',
      amended: true,
      basis: { documentNumber: '测2' },
    });
    const rows = await api.registry.evaluationVersion.findMany({
      where: { evaluationId: evaluation!.id },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ grade, supersededAt }) => [grade, supersededAt === null])).toEqual([
      ['COMPETENT', false],
      ['EXCELLENT', false],
      ['INCOMPETENT', true],
    ]);
  });

  it.each(['DRAFT', 'OPEN', 'CLOSED'] as const)('refuses a result that is not set: %s', async (status) => {
    const { evaluations, key } = await createFinalized(api.registry, { status });
    const messages = [
      `按考核办法「办法${key}」开展、2025-01-01 起至 2026-01-01 前的考核周期尚未定案`,
      `The cycle of the scheme 办法${key} from 2025-01-01 until 2026-01-01 is not finalized.`,
    ];
    expect(await refused(amendment(evaluations[0]!))).toEqual(
      messages.map((message) => ({
        __typename: 'RuleViolationError',
        message,
        rule: 'cycle-not-finalized',
        article: null,
      })),
    );
  });

  it('refuses all that is wrong with the input', async () => {
    const input = { id: globalId('Officer', 1), total: 100.001, grade: null, basis: { reason: ' ' } };
    expect(await refused(input)).toMatchObject([
      {
        __typename: 'InvalidInputError',
        issues: [
          { path: 'total', message: '必须在 0 至 100 之间' },
          { path: 'total', message: '最多保留两位小数' },
          { path: 'id' },
          { path: 'basis.documentNumber', message: '必须填写' },
          { path: 'basis.reason', message: '不能为空' },
        ],
      },
      { issues: [{ path: 'total' }, { path: 'total' }, { path: 'id' }, { message: 'must be given' }, {}] },
    ]);
  });

  it('refuses an amendment that changes nothing', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const unchanged = amendment(evaluations[0]!, { grade: 'COMPETENT' });
    expect((await refused(unchanged))[1]).toMatchObject({
      issues: [{ path: 'input', message: 'matches the record for that day; nothing would change' }],
    });
    expect((await refused({ ...unchanged, grade: null }))[1]).toMatchObject({
      issues: [{ path: 'input', message: 'has nothing to change' }],
    });
  });

  it('refuses an evaluation that does not exist, and one that changed since it was read', async () => {
    expect((await refused(amendment({ id: 999_999 })))[0]).toMatchObject({
      __typename: 'NotFoundError',
      message: '该日没有此考核结果',
      type: 'Evaluation',
      key: globalId('Evaluation', 999_999),
    });
    const { evaluations } = await createFinalized(api.registry);
    expect((await refused(amendment(evaluations[0]!, { expectedVersion: 2 })))[0]).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 1,
    });
  });

  it('answers a preview and keeps nothing', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const input = amendment(evaluations[0]!);
    expect(await leavingNoTrace(api.registry, () => api.admin.request(PreviewAmendment, { input }))).toEqual({
      amendEvaluation: { evaluation: { grade: 'EXCELLENT', version: 2 } },
    });
  });

  it('gives the first answer again under the same key', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const AmendOnce = `mutation AmendOnce($input: AmendEvaluationInput!) {
  amendEvaluation(input: $input) @idempotent(key: "amend-once") {
    ... on AmendEvaluationSuccess { evaluation { version grade } change { position } }
  }
}`;
    const input = amendment(evaluations[0]!);
    const first = await api.admin.request(AmendOnce, { input });
    await amend({ ...input, grade: 'INCOMPETENT' });
    expect(await api.admin.request(AmendOnce, { input })).toEqual(first);
    expect(await resultOf(evaluations[0]!)).toMatchObject({ grade: 'INCOMPETENT' });
  });
});
