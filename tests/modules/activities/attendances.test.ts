import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { MergeOfficersDocument, type AttendanceInput } from '../../generated/graphql.ts';
import { activityActs } from '../../support/activity-acts.ts';
import { createActivity, createAttendance } from '../../support/activity-factories.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createOfficer, createUnit, day, unique } from '../../support/factories.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { named } from '../../support/small-force.ts';
import { createTwoBureaus, type Bureau } from '../../support/two-bureaus.ts';
import { withdrawals } from '../../support/withdrawals.ts';
import { lastChange, nextYears } from '../../support/writes.ts';

const api = useApp();
const acts = activityActs(api);
const { act, refused, withdrawn } = withdrawals(api);

const AttendancesOfActivity = graphql(`
  query AttendancesOfActivity($id: ID!, $outcome: [AttendanceOutcome!], $date: Date, $knownAt: DateTime)
  @asOf(date: $date, knownAt: $knownAt) {
    node(id: $id) {
      ... on Activity {
        version
        attendances(outcome: $outcome) {
          totalCount
          nodes {
            id
            participant {
              __typename
              ... on Officer {
                name
              }
              ... on Unit {
                code
              }
              ... on OtherRecipient {
                otherName: name
              }
            }
            outcome
            presenter
            hours
            score
            place
            prize
            entry
            honor {
              title
            }
            basis {
              documentNumber
            }
          }
        }
      }
    }
  }
`);

const AttendancesOfParticipants = graphql(`
  query AttendancesOfParticipants($officer: ID!, $unit: ID!, $kind: [ActivityKind!], $date: Date) @asOf(date: $date) {
    officer(id: $officer) {
      attendances(kind: $kind) {
        nodes {
          activity {
            title
          }
        }
      }
    }
    unit(id: $unit) {
      attendances {
        nodes {
          activity {
            title
          }
          place
        }
      }
    }
  }
`);

const AttendanceNode = graphql(`
  query AttendanceNode($id: ID!) {
    node(id: $id) {
      ... on Attendance {
        outcome
      }
    }
  }
`);

let force: { root: { id: number }; own: Bureau; other: Bureau };

beforeAll(async () => {
  force = await createTwoBureaus(api.registry);
});

const at = ({ id }: { id: number }) => globalId('Activity', id);
const officer = (of: { id: number }, more: Partial<AttendanceInput> = {}): AttendanceInput => ({
  participant: globalId('Officer', of.id),
  ...more,
});
const unit = (of: { id: number }, more: Partial<AttendanceInput> = {}): AttendanceInput => ({
  participant: globalId('Unit', of.id),
  ...more,
});

/** Those of an activity, in the order of the list. */
const shown = async (
  activity: { id: number },
  more: { outcome?: ['PASSED']; date?: string; knownAt?: string } = {},
) => {
  const { node } = await api.admin.request(AttendancesOfActivity, { id: at(activity), ...more });
  if (!node || !('attendances' in node)) throw new Error('there is no such activity');
  return node.attendances.nodes;
};

const contest = () =>
  createActivity(api.registry, { kind: 'CONTEST', organizerId: force.own.bureau.id, title: `比武${unique()}` });

describe('recordAttendances', () => {
  it('records officers, units and others, by place, then by name, with their change', async () => {
    const activity = await createActivity(api.registry, {
      kind: 'CONTEST',
      organizerId: force.own.bureau.id,
      hours: 8,
    });
    const [first, absent] = [
      await createOfficer(api.registry, { ...named('张测'), policeNumber: `A${unique()}` }),
      await createOfficer(api.registry, named('吕测张')),
    ];
    const honor = await createHonor(api.registry, [{ officerId: first.id }], {
      title: '个人第一',
      meritClass: 'COMPETITION',
    });
    const answer = await acts.attend({
      activity: at(activity),
      attendances: [
        { otherName: '青年民警', hours: 4 },
        { otherName: '青年民警' },
        officer(absent, { outcome: 'ABSENT' }),
        unit(force.own.station, { place: 2, prize: '二等奖', score: 88.25, outcome: 'PASSED' }),
        officer(first, {
          place: 1,
          entry: '智能预警',
          presenter: true,
          hours: 0.5,
          honor: globalId('Honor', honor.id),
        }),
      ],
      basis: { documentNumber: '测赛〔2022〕1号' },
    });
    const change = await lastChange(api.registry);
    expect(answer).toMatchObject({
      __typename: 'RecordAttendancesSuccess',
      activity: { version: 2 },
      recorded: 5,
      change: { position: String(change.position) },
    });
    expect(change).toMatchObject({ operation: 'recordAttendances', subjectType: 'Activity', subjectId: activity.id });
    expect(change.fields.slice(0, 3)).toEqual([
      ['effectiveOn', null, '2022-05-09'],
      ['attendances', null, '5'],
      ['replaced', null, '0'],
    ]);
    expect(change.fields).toContainEqual(['青年民警.attendances', null, '2']);
    const basis = { documentNumber: '测赛〔2022〕1号' };
    const plain = {
      outcome: 'ATTENDED',
      presenter: false,
      score: null,
      place: null,
      prize: null,
      entry: null,
      honor: null,
      basis,
    };
    const other = { __typename: 'OtherRecipient', otherName: '青年民警' };
    expect(await shown(activity)).toMatchObject([
      {
        ...plain,
        participant: { __typename: 'Officer', name: '张测' },
        presenter: true,
        hours: 0.5,
        place: 1,
        entry: '智能预警',
        honor: { title: '个人第一' },
      },
      { ...plain, participant: { code: 'OWN1' }, outcome: 'PASSED', hours: 8, score: 88.25, place: 2, prize: '二等奖' },
      { ...plain, participant: { name: '吕测张' }, outcome: 'ABSENT', hours: 0 },
      { ...plain, participant: other, hours: 4 },
      { ...plain, participant: other, hours: 8 },
    ]);
    expect((await shown(activity, { outcome: ['PASSED'] })).map(({ place }) => place)).toEqual([2]);
    expect(await shown(activity, { date: '2022-05-08' })).toEqual([]);
  });

  it('replaces what is on record of the same participant and entry, which stays readable', async () => {
    const activity = await contest();
    const one = await createOfficer(api.registry);
    await acts.attend({
      activity: at(activity),
      attendances: [officer(one, { place: 3 }), officer(one, { place: 4, entry: '甲' })],
    });
    const before = await shown(activity);
    const knownAt = new Date().toISOString();
    await acts.attend({
      activity: at(activity),
      attendances: [officer(one, { place: 1 }), officer(one, { place: 4, entry: '甲' })],
    });
    expect((await lastChange(api.registry)).fields.slice(1, 3)).toEqual([
      ['attendances', null, '1'],
      ['replaced', null, '1'],
    ]);
    const after = await shown(activity);
    expect(after.map(({ place }) => place)).toEqual([1, 4]);
    // what is the same is the same record still
    expect(after[1]!.id).toBe(before[1]!.id);
    expect(after[0]!.id).not.toBe(before[0]!.id);
    expect((await shown(activity, { knownAt })).map(({ place }) => place)).toEqual([3, 4]);
    const again = { activity: at(activity), attendances: [officer(one, { place: 1 })] };
    expect(await acts.refused(({ attend }) => attend(again))).toMatchObject({ issues: [{ path: 'attendances' }] });
  });

  it('records 1,000 with as many statements as one', async () => {
    const activity = await createActivity(api.registry, { organizerId: force.own.bureau.id });
    const batch = (count: number) => ({
      activity: at(activity),
      attendances: Array.from({ length: count }, (_, i) => unit(force.own.station, { entry: `作品${unique()}${i}` })),
    });
    const one = await api.statements(() => acts.attend(batch(1)));
    const many = await api.statements(() => acts.attend(batch(1_000)));
    expect(many.length).toBe(one.length);
    expect(await acts.refused(({ attend }) => attend(batch(1_001)))).toMatchObject({
      issues: [{ path: 'attendances' }],
    });
  });

  it('refuses all that is wrong with any, each by its index', async () => {
    const activity = await contest();
    const one = await createOfficer(api.registry);
    const sent: AttendanceInput[] = [
      {},
      officer(one, { otherName: '某人' }),
      { participant: at(activity) },
      officer(one, { hours: 0.3, score: 1000.5, place: 0, prize: 'x'.repeat(51), entry: ' ', honor: at(activity) }),
      officer(one, { score: 1.234 }),
      officer(one, { score: 1 }),
    ];
    expect(await acts.refused(({ attend }) => attend({ activity: at(activity), attendances: sent }))).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [
        'attendances.0',
        'attendances.1',
        'attendances.2.participant',
        'attendances.3.score',
        'attendances.3.hours',
        'attendances.3.place',
        'attendances.3.prize',
        'attendances.3.entry',
        'attendances.3.honor',
        'attendances.4.score',
        'attendances.5',
      ].map((path) => ({ path })),
    });
  });

  it('refuses what does not fit the activity, each by its index', async () => {
    const activity = await createActivity(api.registry, { organizerId: force.own.bureau.id, hours: 8 });
    const uncounted = await createActivity(api.registry, { organizerId: force.own.bureau.id });
    const [one, two, late] = [
      await createOfficer(api.registry),
      await createOfficer(api.registry),
      await createOfficer(api.registry, { from: '2022-05-10' }),
    ];
    const honor = await createHonor(api.registry, [{ officerId: one.id }], { meritClass: 'COMMENDATION' });
    const unfit = (to: { id: number }, attendances: AttendanceInput[]) =>
      acts.refused(({ attend }) => attend({ activity: at(to), attendances }));
    expect(
      await unfit(activity, [
        officer(late),
        officer(one, { hours: 8.5, honor: globalId('Honor', honor.id) }),
        officer(two, { place: 1, prize: '一等奖' }),
      ]),
    ).toMatchObject({
      issues: [
        {
          path: 'attendances.0.participant',
          message: 'is not there on the first day of the activity: it is on record from 2022-05-10',
        },
        { path: 'attendances.1.hours', message: 'must not be more than the 8 hours of the activity' },
        { path: 'attendances.1.honor' },
        { path: 'attendances.2.place', message: 'is of a contest alone' },
        { path: 'attendances.2.prize' },
      ],
    });
    const match = await createActivity(api.registry, { organizerId: force.own.bureau.id, kind: 'CONTEST', hours: 8 });
    const won = { hours: 1, score: 100, place: 1, prize: '金奖', honor: globalId('Honor', honor.id), presenter: true };
    const absent = await unfit(match, [officer(one, { outcome: 'ABSENT', ...won })]);
    expect(absent).toMatchObject({
      issues: ['hours', 'presenter', 'score', 'place', 'prize', 'honor'].map((path) => ({
        path: `attendances.0.${path}`,
        message: 'must be absent of who was not there',
      })),
    });
    expect(await unfit(uncounted, [officer(one, { hours: 1 })])).toMatchObject({
      issues: [{ path: 'attendances.0.hours', message: 'must be absent: the activity is not counted in hours' }],
    });
  });

  it('refuses one that was called off or is to come, and what is not on record', async () => {
    const one = await createOfficer(api.registry);
    const missed = (activity: { id: number }, attendances: AttendanceInput[]) =>
      acts.refused(({ attend }) => attend({ activity: at(activity), attendances }));
    const organizerId = force.own.bureau.id;
    const cancelled = await createActivity(api.registry, { organizerId, cancelled: true });
    expect(await missed(cancelled, [officer(one)])).toMatchObject({ rule: 'activity-cancelled' });
    const planned = await createActivity(api.registry, { organizerId, startsOn: day(nextYears(1)) });
    expect(await missed(planned, [officer(one)])).toMatchObject({ rule: 'activity-not-begun' });
    const held = await contest();
    const nobody = { id: 999_999 };
    expect(await missed(nobody, [officer(one)])).toMatchObject({ __typename: 'NotFoundError', type: 'Activity' });
    expect(await missed(held, [officer(nobody)])).toMatchObject({ __typename: 'NotFoundError', type: 'Officer' });
    expect(await missed(held, [unit(nobody)])).toMatchObject({ __typename: 'NotFoundError', type: 'Unit' });
    const honored = officer(one, { honor: globalId('Honor', nobody.id) });
    expect(await missed(held, [honored])).toMatchObject({ __typename: 'NotFoundError', type: 'Honor' });
  });
});

describe('attendances', () => {
  it('of an officer and of a unit are those of all activities, the latest first', async () => {
    const [one, team] = [await createOfficer(api.registry), await createUnit(api.registry)];
    const make = async (title: string, startsOn: string, kind: 'TRAINING' | 'CONTEST') => {
      const activity = await createActivity(api.registry, { title, startsOn: day(startsOn), kind });
      const attended = { attendedOn: day(startsOn) };
      await createAttendance(api.registry, activity.id, { officerId: one.id, ...attended });
      await createAttendance(api.registry, activity.id, { unitId: team.id, place: 1, ...attended });
    };
    await make('甲', '2021-05-09', 'TRAINING');
    await make('乙', '2022-05-09', 'CONTEST');
    const of = async (more: { kind?: ['TRAINING']; date?: string }) => {
      const ids = { officer: globalId('Officer', one.id), unit: globalId('Unit', team.id) };
      const answer = await api.admin.request(AttendancesOfParticipants, { ...ids, ...more });
      return [answer.officer!, answer.unit!].map(({ attendances }) =>
        attendances.nodes.map((node) => node.activity.title).join(''),
      );
    };
    expect(await of({})).toEqual(['乙甲', '乙甲']);
    expect(await of({ kind: ['TRAINING'] })).toEqual(['甲', '乙甲']);
    expect(await of({ date: '2022-05-08' })).toEqual(['甲', '甲']);
  });

  it('of who came on record later than the day are left out', async () => {
    const activity = await createActivity(api.registry, { startsOn: day('2021-01-01'), startsPrecision: 'YEAR' });
    const team = await createUnit(api.registry, { from: '2021-12-01' });
    await createAttendance(api.registry, activity.id, { unitId: team.id, attendedOn: day('2021-01-01') });
    expect(await shown(activity, { date: '2021-11-30' })).toEqual([]);
    expect(await shown(activity, { date: '2021-12-01' })).toHaveLength(1);
  });

  it('are shown to a bound viewer of its units and of others, by every way', async () => {
    const { own, other } = force;
    const activity = await contest();
    await createAttendance(api.registry, activity.id, { officerId: own.officer.id });
    const beyond = await createAttendance(api.registry, activity.id, { officerId: other.officer.id });
    await createAttendance(api.registry, activity.id, { unitId: other.station.id });
    await createAttendance(api.registry, activity.id, { otherName: '他人' });
    const viewer = await api.signedIn(['program:read'], [own.bureau.id], ['registry:read']);
    const { node } = await viewer.request(AttendancesOfActivity, { id: at(activity) });
    expect(node).toMatchObject({
      attendances: {
        totalCount: 2,
        nodes: [{ participant: { __typename: 'Officer' } }, { participant: { otherName: '他人' } }],
      },
    });
    const ids = { officer: globalId('Officer', other.officer.id), unit: globalId('Unit', other.station.id) };
    expect(await viewer.request(AttendancesOfParticipants, ids)).toMatchObject({
      officer: { attendances: { nodes: [] } },
      unit: { attendances: { nodes: [] } },
    });
    const id = globalId('Attendance', beyond.id);
    expect(await viewer.request(AttendanceNode, { id })).toEqual({ node: null });
    expect(await api.admin.request(AttendanceNode, { id })).toEqual({ node: { outcome: 'ATTENDED' } });
  });

  it('are refused without program:read', async () => {
    const viewer = await api.signedIn(scopesWithout('program:read'));
    expect(await refusal(viewer.request(AttendancesOfActivity, { id: at(await contest()) }))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'program:read' } },
    ]);
  });
});

describe('what is taken off the record', () => {
  const believed = (activity: { id: number }) =>
    api.registry.attendance.count({ where: { activityId: activity.id, supersededAt: null } });

  it('is an attendance by itself, or an activity with its attendances where asked', async () => {
    const activity = await contest();
    const one = await createAttendance(api.registry, activity.id, { otherName: '他人' });
    await createAttendance(api.registry, activity.id, { officerId: force.own.officer.id });
    expect(await withdrawn(globalId('Attendance', one.id))).toEqual([globalId('Attendance', one.id)]);
    expect(await believed(activity)).toBe(1);
    expect(await refused(at(activity))).toMatchObject({ rule: 'record-needed' });
    expect(await withdrawn(at(activity), { withDependents: true })).toHaveLength(2);
    expect(await believed(activity)).toBe(0);
  });

  it('is no honor for which an attendance is on record', async () => {
    const activity = await contest();
    const honor = await createHonor(api.registry, [{ officerId: force.own.officer.id }], { meritClass: 'COMPETITION' });
    await createAttendance(api.registry, activity.id, { officerId: force.own.officer.id, honorId: honor.id });
    expect(await refused(globalId('Honor', honor.id))).toMatchObject({ rule: 'record-needed' });
  });

  it('is what an act recorded, as long as nothing rests on it', async () => {
    const activity = await contest();
    const one = await createOfficer(api.registry);
    const record = (place: number) =>
      act('recordAttendances', { activity: at(activity), attendances: [officer(one, { place })] });
    await record(2);
    const second = await record(1);
    await withdrawn(second.change);
    expect((await shown(activity)).map(({ place }) => place)).toEqual([2]);
    const third = await record(3);
    const revised = await act('reviseActivity', { id: at(activity), startsOn: '2022-05-06' });
    expect(await refused(third.change)).toMatchObject({ rule: 'change-rested-on' });
    await withdrawn(revised.change);
    const { attendedOn } = await api.registry.attendance.findFirstOrThrow({
      where: { activityId: activity.id, supersededAt: null },
    });
    expect(attendedOn).toEqual(day('2022-05-09'));
    const moved = await act('reviseActivity', { id: at(activity), startsOn: '2022-05-06' });
    await record(4);
    expect(await refused(moved.change)).toMatchObject({ rule: 'change-rested-on' });
  });
});

describe('a merger of officers', () => {
  const merge = (into: { id: number }, duplicate: { id: number }) =>
    api.admin
      .request(MergeOfficersDocument, {
        input: {
          into: globalId('Officer', into.id),
          duplicate: globalId('Officer', duplicate.id),
          basis: { documentNumber: '测并1', reason: '重复登记' },
        },
      })
      .then(({ mergeOfficers }) => mergeOfficers);

  it('moves attendances, and has once what both have alike', async () => {
    const [one, two] = [
      await createOfficer(api.registry, named('欧阳测')),
      await createOfficer(api.registry, named('欧阳测')),
    ];
    const [both, moved] = [await contest(), await contest()];
    for (const { id: officerId } of [one, two]) await createAttendance(api.registry, both.id, { officerId });
    await createAttendance(api.registry, moved.id, { officerId: two.id });
    expect(await merge(one, two)).toMatchObject({ __typename: 'MergeOfficersSuccess' });
    const rows = await api.registry.attendance.findMany({
      where: { supersededAt: null, officerId: { in: [one.id, two.id] } },
    });
    expect(rows.map(({ officerId, activityId }) => [officerId, activityId])).toEqual([
      [one.id, both.id],
      [one.id, moved.id],
    ]);
  });

  it('is refused where both took part in one activity with different results', async () => {
    const [one, two] = [
      await createOfficer(api.registry, named('张测')),
      await createOfficer(api.registry, named('张测')),
    ];
    const activity = await contest();
    await createAttendance(api.registry, activity.id, { officerId: one.id, place: 1 });
    await createAttendance(api.registry, activity.id, { officerId: two.id, place: 2 });
    expect(await acts.refused(() => merge(one, two))).toMatchObject({
      rule: 'officers-contradict',
      message: expect.stringContaining('参加同一活动'),
    });
  });
});
