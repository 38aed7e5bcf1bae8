import { describe, expect, it } from '@jest/globals';
import { CloseEvaluationCycleDocument } from '../../../generated/graphql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import {
  BANDS,
  createOpenCycle,
  createScoredCycle,
  finalize,
  resultsOf,
  scoresOf,
  sendScores,
  type OpenCycle,
} from '../../../support/evaluation-writes.ts';
import { breaksOf } from '../../../support/breaks.ts';
import { withdrawals } from '../../../support/withdrawals.ts';
import { lastChange, leavingNoTrace } from '../../../support/writes.ts';
import { refusedInBoth, rule } from '../../../support/refusals.ts';
import { daysAfter, today } from '../../../../src/time/day.ts';
import { sql } from '../../../../src/sql/sql.ts';

const api = useApp();
const { act, refused, withdrawn } = withdrawals(api);

describe('finalizeEvaluationCycle', () => {
  it('refuses a cycle with scores missing, and names the first', async () => {
    const cycle = await createOpenCycle(api, {
      officers: 4,
      probationers: 1,
      scheme: { weights: [6_000, 4_000], gradeBands: BANDS },
    });
    await sendScores(api, cycle.id, scoresOf(cycle, [90, 80, 70]));
    await sendScores(api, cycle.id, scoresOf(cycle, [90], 'i2'));
    const [, b, c, d] = await numbersOf(cycle);
    const all = [`甲乙 ${b}/指标2`, `甲乙 ${c}/指标2`, `甲乙 ${d}/指标1`, `甲乙 ${d}/指标2`];
    expect(await refusedInBoth(api, (headers) => finalize(api, cycle, {}, headers))).toEqual(
      rule('scores-missing', `尚缺 4 个评分：${all.join('、')}`, `4 scores are missing: ${all.join(', ')}.`),
    );
  });

  it('finalizes a closed cycle, and refuses a finalized one', async () => {
    const cycle = await createScoredCycle(api, [90]);
    await api.admin.request(CloseEvaluationCycleDocument, { input: { id: cycle.id } });
    expect(await finalize(api, cycle)).toMatchObject({ cycle: { status: 'FINALIZED' } });
    expect(await refusedInBoth(api, (headers) => finalize(api, cycle, {}, headers))).toEqual(
      rule(
        'cycle-not-open',
        expect.stringMatching(
          /^按考核办法「办法scheme-\d+」开展、2024-01-01 起至 2025-01-01 前的考核周期已定案$/,
        ) as never,
        expect.stringMatching(
          /^The cycle of the scheme 办法scheme-\d+ from 2024-01-01 until 2025-01-01 is finalized\.$/,
        ) as never,
      ),
    );
  });

  it('refuses a stale version and a cycle that does not exist', async () => {
    const cycle = await createScoredCycle(api, [90]);
    expect(await refusedInBoth(api, (headers) => finalize(api, cycle, { expectedVersion: 1 }, headers))).toMatchObject([
      { __typename: 'StaleVersionError', currentVersion: 2 },
      { __typename: 'StaleVersionError', currentVersion: 2 },
    ]);
    const nowhere = { id: globalId('EvaluationCycle', 999_999) };
    expect(await refusedInBoth(api, (headers) => finalize(api, nowhere, {}, headers))).toMatchObject([
      { __typename: 'NotFoundError', type: 'EvaluationCycle', message: '该日没有此考核周期' },
      { __typename: 'NotFoundError', key: nowhere.id },
    ]);
  });

  it('holds from the day on which it was decided, not after today nor before the step before it', async () => {
    const { cycle, openOn } = await openSince(-9);
    await expectDaysRefused(async (effectiveOn) => finalize(api, cycle, { effectiveOn }), openOn);
    const closedOn = daysAfter(today(), -5);
    await api.admin.request(CloseEvaluationCycleDocument, { input: { id: cycle.id, effectiveOn: closedOn } });
    await expectDaysRefused(async (effectiveOn) => finalize(api, cycle, { effectiveOn }), closedOn);
    const finalizedOn = daysAfter(today(), -3);
    const done = await finalize(api, cycle, { effectiveOn: finalizedOn });
    expect(done).toMatchObject({ cycle: { status: 'FINALIZED' } });
    expect((await lastChange(api.registry)).fields[0]).toEqual(['effectiveOn', null, finalizedOn]);
    expect(await statusesOf(cycle)).toEqual([
      [openOn, closedOn, 'OPEN'],
      [closedOn, finalizedOn, 'CLOSED'],
      [finalizedOn, null, 'FINALIZED'],
    ]);
    // what is finalized is so whatever it was on the day that is told
    expect(await finalize(api, cycle, { effectiveOn: closedOn })).toMatchObject({ rule: 'cycle-not-open' });
  });

  it('and the step before it are undone whatever their days, and the cycle is as it was then and is believed to be now', async () => {
    const { cycle, openOn } = await openSince(-9);
    const [closedOn, finalizedOn] = [daysAfter(today(), -5), daysAfter(today(), -3)];
    const steps = [
      await act('closeEvaluationCycle', { id: cycle.id, effectiveOn: closedOn }),
      await act('finalizeEvaluationCycle', { id: cycle.id, effectiveOn: finalizedOn }),
    ] as const;
    const { at } = await api.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });
    // what was worked out since the closing rests on it
    expect(await refused(steps[0].change)).toMatchObject({ __typename: 'RuleViolationError' });
    await withdrawn(steps[1].change);
    expect(await statusesOf(cycle)).toEqual([
      [openOn, closedOn, 'OPEN'],
      [closedOn, null, 'CLOSED'],
    ]);
    expect(await resultsOf(api, cycle)).toMatchObject([{ rank: null, grade: 'NOT_GRADED' }]);
    await withdrawn(steps[0].change);
    expect(await statusesOf(cycle)).toEqual([[openOn, null, 'OPEN']]);
    const statusOn = async (date: string, knownAt?: string) =>
      (
        await api.admin.request<{ evaluationCycle: { status: string } }>(
          'query ($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) { evaluationCycle(id: $id) { status } }',
          { id: cycle.id, date, knownAt },
        )
      ).evaluationCycle.status;
    for (const [day, then] of [
      [openOn, 'OPEN'],
      [closedOn, 'CLOSED'],
      [finalizedOn, 'FINALIZED'],
    ] as const) {
      expect([await statusOn(day, at.toISOString()), await statusOn(day)]).toEqual([then, 'OPEN']);
    }
    // but that what the test began with was put there by no change, nothing is broken
    const broken = await breaksOf(api.registry);
    expect(broken.filter((line) => !line.includes(': no change '))).toEqual([]);
  });

  it('may follow the opening on the same day', async () => {
    const { cycle, openOn } = await openSince(-2);
    expect(await finalize(api, cycle, { effectiveOn: openOn })).toMatchObject({ cycle: { status: 'FINALIZED' } });
    expect(await statusesOf(cycle)).toEqual([[openOn, null, 'FINALIZED']]);
  });

  it('answers the same again, as it was', async () => {
    const cycle = await createScoredCycle(api, [90]);
    const first = await finalize(api, cycle, {}, {}, 'finalize-once');
    expect(await leavingNoTrace(api.registry, () => finalize(api, cycle, {}, {}, 'finalize-once'))).toEqual(first);
  });
});

describe('closeEvaluationCycle', () => {
  const close = (id: string, headers: Record<string, string> = {}, expectedVersion: number | null = null) =>
    api.admin
      .request(CloseEvaluationCycleDocument, { input: { id, expectedVersion } }, headers)
      .then((data) => data.closeEvaluationCycle);

  it('takes no more scores, and leaves its change', async () => {
    const made = await createOpenCycle(api, { officers: 1 });
    const result = await close(made.id);
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, today()],
      ['status', 'OPEN', 'CLOSED'],
    ];
    expect(result).toEqual({
      __typename: 'CloseEvaluationCycleSuccess',
      cycle: { id: made.id, version: 2, status: 'CLOSED' },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'closeEvaluationCycle', subjectId: made.key, fields });
    expect(await sendScores(api, made.id, scoresOf(made, [1]))).toMatchObject({ rule: 'cycle-not-open' });
  });

  it('holds from the day on which it was decided, not after today nor before the opening', async () => {
    const { cycle, openOn } = await openSince(-9);
    const closeOn = (effectiveOn: string) =>
      api.admin
        .request(CloseEvaluationCycleDocument, { input: { id: cycle.id, effectiveOn } })
        .then((data) => data.closeEvaluationCycle);
    await expectDaysRefused(closeOn, openOn);
    const closedOn = daysAfter(today(), -1);
    expect(await closeOn(closedOn)).toMatchObject({ cycle: { status: 'CLOSED' } });
    expect(await statusesOf(cycle)).toEqual([
      [openOn, closedOn, 'OPEN'],
      [closedOn, null, 'CLOSED'],
    ]);
    // no score is taken as of an earlier day
    expect(await sendScores(api, cycle.id, scoresOf(cycle, [1]))).toMatchObject({ rule: 'cycle-not-open' });
  });

  it('refuses a cycle that is not open, changed since it was read, or does not exist', async () => {
    const made = await createOpenCycle(api, { officers: 1, cycle: { status: 'CLOSED' } });
    expect(await refusedInBoth(api, (headers) => close(made.id, headers))).toMatchObject([
      {
        rule: 'cycle-not-open',
        message: expect.stringMatching(
          /^按考核办法「办法scheme-\d+」开展、2024-01-01 起至 2025-01-01 前的考核周期已截止$/,
        ),
      },
      {
        message: expect.stringMatching(
          /^The cycle of the scheme 办法scheme-\d+ from 2024-01-01 until 2025-01-01 is closed\.$/,
        ),
      },
    ]);
    const open = await createOpenCycle(api, { officers: 0 });
    expect(await refusedInBoth(api, (headers) => close(open.id, headers, 99))).toMatchObject([
      { __typename: 'StaleVersionError' },
      { __typename: 'StaleVersionError' },
    ]);
    const nowhere = globalId('EvaluationCycle', 999_999);
    expect(await refusedInBoth(api, (headers) => close(nowhere, headers))).toMatchObject([
      { __typename: 'NotFoundError', key: nowhere },
      { __typename: 'NotFoundError', key: nowhere },
    ]);
  });
});

/** A scored cycle that was opened some days ago. */
async function openSince(days: number): Promise<{ cycle: OpenCycle; openOn: string }> {
  const openOn = daysAfter(today(), days);
  return { cycle: await createScoredCycle(api, [90], { cycle: { from: openOn } }), openOn };
}

/** A step is refused on a day to come, and on the day before the step before it. */
async function expectDaysRefused(step: (effectiveOn: string) => Promise<object>, before: string): Promise<void> {
  for (const [day, message] of [
    [daysAfter(today(), 1), `不能晚于今日 ${today()}`],
    [daysAfter(before, -1), `不能早于上一步的日期 ${before}`],
  ] as const) {
    expect(await leavingNoTrace(api.registry, () => step(day))).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: 'effectiveOn', message }],
    });
  }
}

/** What is believed of the statuses of a cycle: from when to when, and which. */
async function statusesOf({ key }: OpenCycle): Promise<unknown[]> {
  const rows = await api.registry.$query<{ from: string; to: string | null; status: string }>(
    sql`SELECT valid_from::text AS "from", valid_to::text AS "to", status FROM evaluation_cycle_version
WHERE cycle_id = $1 AND superseded_at IS NULL ORDER BY valid_from`,
    [key],
  );
  return rows.map(({ from, to, status }) => [from, to, status]);
}

/** The police numbers of those who take part, in their order. */
async function numbersOf(cycle: OpenCycle): Promise<string[]> {
  const rows = await api.registry.$query<{ number: string }>(
    sql`SELECT o.police_number AS number FROM evaluation e JOIN officer_version o ON o.officer_id = e.officer_id
WHERE e.cycle_id = $1 ORDER BY e.id`,
    [cycle.key],
  );
  return rows.map(({ number }) => number);
}
