import { describe, expect, it } from '@jest/globals';
import { graphql } from '../../../generated/gql.ts';
import {
  RecordCompetenceOutcomesDocument,
  type CompetenceOutcome,
  type RecordCompetenceOutcomesInput,
} from '../../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../../support/app.ts';
import { addEvaluationVersion } from '../../../support/evaluation-factories.ts';
import { createAssignment, createUnit, unique } from '../../../support/factories.ts';
import { createFinalized, type Finalized } from '../../../support/finalized-cycles.ts';
import { ENGLISH, lastChange, leavingNoTrace } from '../../../support/writes.ts';
import { sql } from '../../../../src/sql/sql.ts';

const api = useApp();

const PreviewOutcomes = graphql(`
  mutation PreviewOutcomes($input: RecordCompetenceOutcomesInput!) @dryRun {
    recordCompetenceOutcomes(input: $input) {
      ... on RecordCompetenceOutcomesSuccess {
        recorded
        cycle {
          evaluations {
            nodes {
              outcome
            }
          }
        }
      }
    }
  }
`);

const outcomesOf = (
  { cycleId, evaluations }: Finalized,
  outcomes: readonly CompetenceOutcome[],
  more: Partial<RecordCompetenceOutcomesInput> = {},
): RecordCompetenceOutcomesInput => ({
  cycle: globalId('EvaluationCycle', cycleId),
  outcomes: outcomes.map((outcome, i) => ({ officer: globalId('Officer', evaluations[i]!.officerId), outcome })),
  ...more,
});

const record = (input: RecordCompetenceOutcomesInput, headers: Record<string, string> = {}, key = `key-${unique()}`) =>
  api.admin
    .request(RecordCompetenceOutcomesDocument, { input, key }, headers)
    .then((data) => data.recordCompetenceOutcomes);

const refused = (input: RecordCompetenceOutcomesInput) =>
  leavingNoTrace(api.registry, async () => [await record(input), await record(input, ENGLISH)]);

const assessment = (count = 2) =>
  createFinalized(api.registry, { groups: true, grades: Array.from({ length: count }, () => 'COMPETENT' as const) });

const rows = ({ evaluations }: Finalized) =>
  api.registry.$query<Record<string, unknown>>(
    sql`SELECT outcome, grade, rank, amended, basis_document AS basis, outcome_basis_document AS "outcomeBasis",
  superseded_at IS NULL AS believed FROM evaluation_version WHERE evaluation_id = $1 ORDER BY id`,
    [evaluations[0]!.id],
  );

describe('recordCompetenceOutcomes', () => {
  it('records recommendations, with one change, and leaves results and posts', async () => {
    const cycle = await assessment();
    const result = await record(outcomesOf(cycle, ['RETAIN', 'REMOVE'], { basis: { documentNumber: '测评1' } }));
    const change = await lastChange(api.registry);
    const [today] = change.fields;
    const fields = [
      today!,
      ['scheme', null, cycle.key],
      [`甲乙 ${cycle.evaluations[0]!.policeNumber}.outcome`, null, 'sealed'],
      [`甲乙 ${cycle.evaluations[1]!.policeNumber}.outcome`, null, 'sealed'],
    ];
    expect(result).toEqual({
      __typename: 'RecordCompetenceOutcomesSuccess',
      cycle: {
        id: globalId('EvaluationCycle', cycle.cycleId),
        version: 2,
      },
      evaluations: (['RETAIN', 'REMOVE'] as const).map((outcome, i) => ({
        id: globalId('Evaluation', cycle.evaluations[i]!.id),
        subject: { name: '甲乙', policeNumber: cycle.evaluations[i]!.policeNumber },
        outcome,
        outcomeBasis: { documentNumber: '测评1' },
      })),
      recorded: 2,
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'recordCompetenceOutcomes',
      subjectType: 'EvaluationCycle',
      subjectId: cycle.cycleId,
      basisDocument: '测评1',
      fields,
    });
    const { changes } = await api.admin.request<{ changes: { nodes: { fields: { label: string }[] }[] } }>(
      '{ changes(last: 1) { nodes { fields { label } } } }',
    );
    const { policeNumber } = cycle.evaluations[0]!;
    expect(changes.nodes[0]!.fields[2]!.label).toMatch(new RegExp(`^甲乙 ${policeNumber} · `));
    const standing = { grade: 'COMPETENT', rank: 1, amended: false, basis: null };
    expect(await rows(cycle)).toEqual([
      { ...standing, outcome: null, outcomeBasis: null, believed: false },
      { ...standing, outcome: 'RETAIN', outcomeBasis: '测评1', believed: true },
    ]);
    const posts = await api.registry.assignmentVersion.findMany({
      where: { officerId: { in: cycle.evaluations.map(({ officerId }) => officerId) } },
    });
    expect(posts.map(({ supersededAt, validTo }) => [supersededAt, validTo])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('supersedes a recommendation, and keeps the basis of the result', async () => {
    const cycle = await assessment(1);
    const evaluationId = cycle.evaluations[0]!.id;
    await api.registry.evaluationVersion.updateMany({ where: { evaluationId }, data: { supersededAt: new Date() } });
    await addEvaluationVersion(api.registry, evaluationId, { grade: 'COMPETENT', rank: 1, basisDocument: '测考1' });
    await record(outcomesOf(cycle, ['ADJUST'], { basis: { documentNumber: '测评1' } }));
    await record(outcomesOf(cycle, ['RETAIN'], { basis: { documentNumber: '测评2' } }));
    expect((await rows(cycle)).slice(1)).toMatchObject([
      { outcome: null, basis: '测考1', outcomeBasis: null, believed: false },
      { outcome: 'ADJUST', basis: '测考1', outcomeBasis: '测评1', believed: false },
      { outcome: 'RETAIN', basis: '测考1', outcomeBasis: '测评2', believed: true },
    ]);
    expect((await lastChange(api.registry)).fields[2]).toEqual([
      `甲乙 ${cycle.evaluations[0]!.policeNumber}.outcome`,
      'sealed',
      'sealed',
    ]);
  });

  it('refuses an officer who serves elsewhere today, and returns the recorded outcomes in the order of the input', async () => {
    const cycle = await assessment(22);
    const sent = outcomesOf(cycle, Array<CompetenceOutcome>(22).fill('RETAIN'));
    const writer = await api.signedIn(['evaluation:write', 'evaluation:read'], [cycle.unit.id], ['registry:read']);
    const { officerId } = cycle.evaluations[3]!;
    const recordedAt = new Date();
    await api.registry.assignmentVersion.updateMany({ where: { officerId }, data: { supersededAt: recordedAt } });
    const { id: unitId } = await createUnit(api.registry);
    await createAssignment(api.registry, officerId, { unitId, recordedAt });
    const send = (outcomes: typeof sent.outcomes) =>
      writer.request(RecordCompetenceOutcomesDocument, { input: { ...sent, outcomes }, key: `key-${unique()}` });
    expect(await leavingNoTrace(api.registry, () => refusal(send(sent.outcomes)))).toMatchObject([
      { path: ['recordCompetenceOutcomes'], extensions: { code: 'FORBIDDEN', scope: 'evaluation:write' } },
    ]);
    const there = sent.outcomes.filter((_, i) => i !== 3);
    const { recordCompetenceOutcomes: result } = await send(there.toReversed());
    const ids = cycle.evaluations.filter((_, i) => i !== 3).map(({ id }) => globalId('Evaluation', id));
    expect(result).toMatchObject({ recorded: 21, evaluations: ids.toReversed().map((id) => ({ id })) });
  });

  it('costs as many statements for many officers as for one', async () => {
    const cycle = await assessment(12);
    const flip = (count: number) => {
      let n = 0;
      const outcomes = () => Array.from({ length: count }, () => (n % 2 ? 'RETAIN' : 'ADJUST') as CompetenceOutcome);
      return api.statements(async () => {
        await record(outcomesOf(cycle, outcomes()));
        n++;
      });
    };
    const [one, many] = [await flip(1), await flip(12)];
    expect(many.length).toBe(one.length);
  });

  it('refuses every outcome that is wrong by its index, and records none', async () => {
    const cycle = await assessment();
    await record(outcomesOf(cycle, ['RETAIN']));
    const stranger = { officer: globalId('Officer', 999_999), outcome: 'RETAIN' as const };
    const input = outcomesOf(cycle, ['RETAIN', 'ADJUST']);
    expect(await refused({ ...input, outcomes: [stranger, ...input.outcomes] })).toMatchObject([
      {
        __typename: 'InvalidInputError',
        issues: [
          { path: 'outcomes.0.officer', message: '不参加本次考核' },
          { path: 'outcomes.1', message: '与现有记录相同，没有变更' },
        ],
      },
      {
        issues: [
          { message: 'does not take part in the cycle' },
          { message: 'matches the record; nothing would change' },
        ],
      },
    ]);
    const unit = { officer: globalId('Unit', 1), outcome: 'RETAIN' as const };
    const twice = [unit, unit, ...input.outcomes, input.outcomes[0]!];
    expect((await refused({ ...input, outcomes: twice }))[1]).toMatchObject({
      issues: [
        { path: 'outcomes.0.officer', message: 'is the id of a Unit, not of an Officer' },
        { path: 'outcomes.1.officer' },
        { path: 'outcomes.4.officer', message: 'is the same officer as outcomes.2' },
      ],
    });
  });

  it.each([0, 1_001])('refuses %d outcomes', async (count) => {
    const cycle = await assessment(1);
    const [one] = outcomesOf(cycle, ['RETAIN']).outcomes;
    const input = outcomesOf(cycle, [], { outcomes: Array.from({ length: count }, () => one!) });
    expect((await refused(input))[1]).toMatchObject({
      issues: [{ path: 'outcomes', message: `must have 1 to 1000 elements, and has ${count}` }],
    });
  });

  it('refuses a cycle that is not finalized, has no groups, does not exist, or changed since it was read', async () => {
    const open = await createFinalized(api.registry, { groups: true, status: 'CLOSED' });
    expect((await refused(outcomesOf(open, ['RETAIN'])))[0]).toMatchObject({ rule: 'cycle-not-finalized' });
    const annual = await createFinalized(api.registry);
    expect(await refused(outcomesOf(annual, ['RETAIN']))).toEqual(
      [
        `考核办法「办法${annual.key}」未分测评主体，不是胜任度测评`,
        `The scheme 办法${annual.key} has no groups of evaluators: it is no competence assessment.`,
      ].map((message) => ({
        __typename: 'RuleViolationError',
        message,
        rule: 'no-evaluator-groups',
        article: null,
      })),
    );
    const cycle = await assessment(1);
    expect((await refused(outcomesOf(cycle, ['RETAIN'], { expectedVersion: 2 })))[0]).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 1,
    });
    const nowhere = outcomesOf(cycle, ['RETAIN'], { cycle: globalId('EvaluationCycle', 999_999) });
    expect((await refused(nowhere))[0]).toMatchObject({ __typename: 'NotFoundError', type: 'EvaluationCycle' });
  });

  it('is previewed, and given again under the same key', async () => {
    const cycle = await assessment(1);
    const input = outcomesOf(cycle, ['ADJUST']);
    expect(await leavingNoTrace(api.registry, () => api.admin.request(PreviewOutcomes, { input }))).toEqual({
      recordCompetenceOutcomes: { recorded: 1, cycle: { evaluations: { nodes: [{ outcome: 'ADJUST' }] } } },
    });
    const first = await record(input, {}, 'outcomes-once');
    await record(outcomesOf(cycle, ['RETAIN']));
    expect(await record(input, {}, 'outcomes-once')).toEqual(first);
    expect((await rows(cycle)).at(-1)).toMatchObject({ outcome: 'RETAIN', believed: true });
  });
});
