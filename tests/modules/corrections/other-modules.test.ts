import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit } from '../../support/factories.ts';
import { createOpenCycle, scoresOf } from '../../support/evaluation-writes.ts';
import { figure, metricActs, newMetricKey } from '../../support/metric-acts.ts';
import { createSelectingBureau } from '../../support/selection-acts.ts';
import { withdrawals } from '../../support/withdrawals.ts';

// what other modules hold is put right by undoing the act that was wrong, and doing it anew

const api = useApp();
const { act, withdrawn, refused } = withdrawals(api);

let made: Awaited<ReturnType<typeof createSelectingBureau>>;
beforeAll(async () => {
  made = await createSelectingBureau(api);
});

const HonorOf = graphql(`
  query HonorPutRight($id: ID!, $knownAt: DateTime) @asOf(knownAt: $knownAt) {
    node(id: $id) {
      ... on Honor {
        title
        level
        status
        awardedOn
        awardedBy
      }
    }
  }
`);

const RoundOf = graphql(`
  query RoundPutRight($id: ID!) {
    node(id: $id) {
      ... on SelectionRound {
        status
        selections {
          officer {
            id
          }
        }
      }
    }
  }
`);

const nomination = (officer: { id: number }) => ({
  title: '个人嘉奖',
  kind: 'INDIVIDUAL',
  level: 'COUNTY',
  meritClass: 'COMMENDATION',
  recipients: [globalId('Officer', officer.id)],
  nominatedOn: '2024-03-01',
});

const award = (id: string, more: object = {}) =>
  act('conferHonor', { id, awardedBy: '县公安局', awardedOn: '2024-05-01', withoutNoticeBecause: '测试', ...more });

describe('a conferred honor', () => {
  it('gets another day and organ: the award is undone and made anew, and it stays the same honor', async () => {
    const officer = await createOfficerIn(api.registry, made.station);
    const { id } = await act('nominateHonor', nomination(officer), 'honor { id }');
    const { change } = await award(id);
    const { at } = await api.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });
    expect(await withdrawn(change)).toEqual([]);
    await award(id, { awardedOn: '2024-05-11', awardedBy: '市公安局' });
    const then = { title: '个人嘉奖', level: 'COUNTY', status: 'CONFERRED' };
    expect((await api.admin.request(HonorOf, { id })).node).toEqual({
      ...then,
      awardedOn: '2024-05-11',
      awardedBy: '市公安局',
    });
    expect((await api.admin.request(HonorOf, { id, knownAt: at.toISOString() })).node).toEqual({
      ...then,
      awardedOn: '2024-05-01',
      awardedBy: '县公安局',
    });
  });

  it('gets another title and level as another honor: it is withdrawn, nominated and conferred anew', async () => {
    const officer = await createOfficerIn(api.registry, made.station);
    const { id } = await act('nominateHonor', nomination(officer), 'honor { id }');
    await award(id);
    expect(await withdrawn(id)).toEqual([id]);
    const right = { ...nomination(officer), title: '个人嘉奖令', level: 'MUNICIPAL' };
    const again = await act('nominateHonor', right, 'honor { id }');
    await award(again.id);
    expect((await api.admin.request(HonorOf, { id: again.id })).node).toMatchObject({
      title: '个人嘉奖令',
      level: 'MUNICIPAL',
      status: 'CONFERRED',
    });
    expect((await api.admin.request(HonorOf, { id })).node).toBeNull();
  });
});

describe('a selection round that has ended', () => {
  const selection = (round: string, officer: { id: number }) => ({
    round,
    officer: globalId('Officer', officer.id),
    title: '副所长',
    selectedOn: '2022-03-01',
  });

  it.each(['concludeSelectionRound', 'cancelSelectionRound'])(
    'is open again where %s is undone with a reason, and the right officer is selected',
    async (ending) => {
      const id = globalId('SelectionRound', (await made.newRound()).id);
      const [wrong, right] = [
        await createOfficerIn(api.registry, made.station),
        await createOfficerIn(api.registry, made.station),
      ];
      const chosen = await act('recordSelection', selection(id, wrong), 'selection { id }');
      const ended = await act(ending, { id });
      expect(await refused(ended.change, { basis: {} })).toMatchObject({ __typename: 'InvalidInputError' });
      expect(await withdrawn(ended.change)).toEqual([]);
      expect(await withdrawn(chosen.id)).toEqual([chosen.id]);
      await act('recordSelection', selection(id, right));
      expect((await api.admin.request(RoundOf, { id })).node).toEqual({
        status: 'OPEN',
        selections: [{ officer: { id: globalId('Officer', right.id) } }],
      });
      await act(ending, { id });
    },
  );
});

describe('an evaluation cycle', () => {
  it('that is closed takes scores again where the closing is undone', async () => {
    const cycle = await createOpenCycle(api, { officers: 1 });
    await act('recordScores', { cycle: cycle.id, scores: scoresOf(cycle, [90]) });
    const closed = await act('closeEvaluationCycle', { id: cycle.id });
    expect(await withdrawn(closed.change)).toEqual([]);
    await act('recordScores', { cycle: cycle.id, scores: scoresOf(cycle, [91]) });
  });

  it('that is finalized is closed again where that is undone', async () => {
    const cycle = await createOpenCycle(api, { officers: 1 });
    await act('recordScores', { cycle: cycle.id, scores: scoresOf(cycle, [90]) });
    const finalized = await act('finalizeEvaluationCycle', { id: cycle.id });
    expect(await withdrawn(finalized.change)).toEqual([]);
    await act('finalizeEvaluationCycle', { id: cycle.id });
  });
});

describe('a figure', () => {
  it('is put right by recording it again', async () => {
    const { record, values } = metricActs(api);
    const unit = await createUnit(api.registry);
    const key = newMetricKey();
    for (const value of [98, 99]) await record([figure(unit, { key, value })]);
    expect(await values(unit)).toEqual([99]);
  });
});
