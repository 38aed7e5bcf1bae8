import { describe, expect, it } from '@jest/globals';
import { activityActs, training, visits } from '../../support/activity-acts.ts';
import { createActivity } from '../../support/activity-factories.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficer, createUnit, unique } from '../../support/factories.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 30;

onServer('acts on activities and tallies that meet', () => {
  const api = useApp();
  const { schedule, cancel, revise, attend, count } = activityActs(api);

  const names = (answers: readonly { __typename?: string }[]) =>
    answers.map(({ __typename }) => __typename ?? '').toSorted((a, b) => (a < b ? -1 : 1));
  const activity = async () => {
    const organizer = await createUnit(api.registry);
    return globalId('Activity', (await createActivity(api.registry, { organizerId: organizer.id, hours: 8 })).id);
  };
  const participant = async () => ({ participant: globalId('Officer', (await createOfficer(api.registry)).id) });

  it(`put an activity on record once, ${REPETITIONS} times`, async () => {
    const organizer = await createUnit(api.registry);
    for (let n = 0; n < REPETITIONS; n++) {
      const input = training(organizer);
      expect(names(await Promise.all([schedule(input), schedule(input)]))).toEqual([
        'ConflictError',
        'ScheduleActivitySuccess',
      ]);
    }
  }, 60_000);

  it(`call it off or have somebody there, not both, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const id = await activity();
      const attendances = [await participant()];
      const answers = await Promise.all([cancel({ id }), attend({ activity: id, attendances })]);
      expect(names(answers)).toContain('RuleViolationError');
      expect(answers).toContainEqual(
        expect.objectContaining({ rule: expect.stringMatching(/^activity-(attended|cancelled)$/) }),
      );
    }
  }, 60_000);

  it(`have fewer hours or somebody with all of them, not both, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const id = await activity();
      const attendances = [{ ...(await participant()), hours: 8 }];
      const answers = await Promise.all([revise({ id, hours: 4 }), attend({ activity: id, attendances })]);
      expect(names(answers).filter((name) => name.endsWith('Success'))).toHaveLength(1);
    }
  }, 60_000);

  it(`have one result of a participant, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const id = await activity();
      const one = await participant();
      const outcomes = ['PASSED', 'FAILED'] as const;
      const answers = await Promise.all(
        outcomes.map((outcome) => attend({ activity: id, attendances: [{ ...one, outcome }] })),
      );
      expect(names(answers)).toEqual(['RecordAttendancesSuccess', 'RecordAttendancesSuccess']);
    }
    const believed = await api.registry.attendance.groupBy({
      by: ['activityId', 'officerId'],
      where: { supersededAt: null },
      _count: true,
    });
    expect(believed.filter(({ _count }) => _count > 1)).toEqual([]);
  }, 60_000);

  it(`count no day twice, and measure in one unit, ${REPETITIONS} times`, async () => {
    const officer = await createOfficer(api.registry);
    for (let n = 0; n < REPETITIONS; n++) {
      const january = visits('Officer', officer, { key: `race_${unique()}` });
      const half = { ...january, to: '2022-01-16' };
      expect(names(await Promise.all([count([january]), count([half])]))).toEqual([
        'RecordTalliesSuccess',
        'RuleViolationError',
      ]);
      const other = visits('Officer', officer);
      const minutes = visits('Officer', await createOfficer(api.registry), { key: other.key, valueUnit: 'MINUTES' });
      expect(names(await Promise.all([count([other]), count([minutes])]))).toEqual([
        'RecordTalliesSuccess',
        'RuleViolationError',
      ]);
    }
  }, 60_000);
});
