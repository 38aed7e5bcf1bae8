import { describe, expect, it } from '@jest/globals';
import {
  CloseUnitDocument,
  ConcludeSelectionRoundDocument,
  OpenSelectionRoundDocument,
  RecordSelectionDocument,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 50;

onServer('selections that meet', () => {
  const api = useApp();

  const record = (roundId: number, officer: { id: number }) => {
    const input = {
      round: globalId('SelectionRound', roundId),
      officer: globalId('Officer', officer.id),
      title: '副所长',
      selectedOn: '2022-01-01',
    };
    return api.admin
      .request(RecordSelectionDocument, { input, key: `race-${unique()}` })
      .then(({ recordSelection }) => recordSelection);
  };

  /** A round with one seat, of the category of a station, and two officers there. */
  const oneSeat = async () => {
    const unit = await createUnit(api.registry, { category: 'STATION' });
    const policy = await createPolicy(api.registry, { unitId: unit.id });
    const round = await createRound(api.registry, { unitId: unit.id, policyId: policy.id, vacancies: 1 });
    const officers = [await createOfficerIn(api.registry, unit), await createOfficerIn(api.registry, unit)] as const;
    return { round, officers };
  };

  const byName = (a: { __typename?: string }, b: { __typename?: string }) =>
    (a.__typename ?? '').localeCompare(b.__typename ?? '');

  it(`give the last seat to one of two callers, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const { round, officers } = await oneSeat();
      const answers = await Promise.all(officers.map((officer) => record(round.id, officer)));
      expect(answers.toSorted(byName)).toMatchObject([
        { __typename: 'RecordSelectionSuccess', round: { version: 2 } },
        { __typename: 'RuleViolationError', rule: 'over-quota' },
      ]);
      expect(await api.registry.selection.count({ where: { roundId: round.id } })).toBe(1);
    }
  }, 60_000);

  it(`select an officer at most once in a round, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const { round, officers } = await oneSeat();
      const [officer] = officers;
      const answers = await Promise.all([record(round.id, officer), record(round.id, officer)]);
      expect(answers.toSorted(byName)).toMatchObject([
        { __typename: 'ConflictError', existing: { id: expect.any(String) } },
        { __typename: 'RecordSelectionSuccess' },
      ]);
    }
  }, 60_000);

  it(`leave no open round in a unit that is closed at the same time, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const unit = await createUnit(api.registry);
      await createPolicy(api.registry, { unitId: unit.id });
      const id = globalId('Unit', unit.id);
      const round = { unit: id, title: '选任甲', vacancies: 1, openedOn: '2022-01-01' };
      const [{ openSelectionRound: opened }, { closeUnit: closed }] = await Promise.all([
        api.admin.request(OpenSelectionRoundDocument, { input: round, key: `race-${unique()}` }),
        api.admin.request(CloseUnitDocument, { input: { id, effectiveOn: '2023-01-01' } }),
      ]);
      expect(['OpenSelectionRoundSuccess RuleViolationError', 'RuleViolationError CloseUnitSuccess']).toContain(
        `${opened.__typename} ${closed.__typename}`,
      );
    }
  }, 60_000);

  it(`refuse to conclude a round with a version read before a selection`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const { round, officers } = await oneSeat();
      const input = { id: globalId('SelectionRound', round.id), expectedVersion: 1 };
      const [recorded, { concludeSelectionRound: concluded }] = await Promise.all([
        record(round.id, officers[0]),
        api.admin.request(ConcludeSelectionRoundDocument, { input }),
      ]);
      // the selection is recorded on a day on which the round was open, but not once it has ended
      expect([
        'RecordSelectionSuccess StaleVersionError',
        'RuleViolationError ConcludeSelectionRoundSuccess',
      ]).toContain(`${recorded.__typename} ${concluded.__typename}`);
    }
  }, 60_000);
});
