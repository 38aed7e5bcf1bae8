import { beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../src/sql/sql.ts';
import { daysAfter, today } from '../../../src/time/day.ts';
import { graphql } from '../../generated/gql.ts';
import {
  CancelActivityDocument,
  CloseUnitDocument,
  RecordAttendancesDocument,
  RecordTalliesDocument,
  ReviseActivityDocument,
  ScheduleActivityDocument,
} from '../../generated/graphql.ts';
import { activityActs, training, visits } from '../../support/activity-acts.ts';
import { createActivity, createAttendance } from '../../support/activity-factories.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { testCallers } from '../../support/callers.ts';
import { createOfficer, createUnit, day, unique } from '../../support/factories.ts';
import { createProgram } from '../../support/program-factories.ts';
import { lastChange, nextYears } from '../../support/writes.ts';

const api = useApp();
const acts = activityActs(api);

const ActivitiesOn = graphql(`
  query ActivitiesOn($filter: ActivityFilter, $date: Date) @asOf(date: $date) {
    activities(filter: $filter) {
      nodes {
        title
        status
        startsOn
      }
    }
  }
`);

const ActivitiesOfProgram = graphql(`
  query ActivitiesOfProgram($id: ID!, $kind: [ActivityKind!]) {
    node(id: $id) {
      ... on Program {
        activities(kind: $kind) {
          nodes {
            title
            program {
              key
            }
          }
        }
      }
    }
  }
`);

const ActivitiesOfUnit = graphql(`
  query ActivitiesOfUnit($id: ID!, $kind: [ActivityKind!], $includeSubunits: Boolean) {
    unit(id: $id) {
      activities(kind: $kind, includeSubunits: $includeSubunits) {
        totalCount
        nodes {
          title
        }
      }
    }
  }
`);

let bureau: { id: number; code: string };
let station: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'B' });
  station = await createUnit(api.registry, { code: 'B-S', parentId: bureau.id });
});

const titles = async (filter: object, date?: string) => {
  const { activities } = await api.admin.request(ActivitiesOn, { filter, ...(date && { date }) });
  return activities.nodes.map(({ title }) => title);
};

const statusOn = async (title: string, date: string) => {
  const { activities } = await api.admin.request(ActivitiesOn, { filter: { title: { eq: title } }, date });
  return activities.nodes.map(({ status }) => status).join();
};

const rows = ({ id }: { id: number }) =>
  api.registry.$query<Record<string, unknown>>(
    sql`SELECT title, starts_on::text AS starts, hours::float8 AS hours, cancelled, valid_from::text AS "from", valid_to::text AS "to",
  superseded_at IS NULL AS believed FROM activity_version WHERE activity_id = $1 ORDER BY id`,
    [id],
  );

const at = (id: number) => globalId('Activity', id);

describe('scheduleActivity', () => {
  it('puts an activity on record from its first day, with its change', async () => {
    const program = await createProgram(api.registry);
    const input = training(station, {
      title: '政治轮训一期',
      program: globalId('Program', program.id),
      host: '浙江警察学院',
      level: 'MUNICIPAL',
      endsOn: '2022-05-13',
      hours: 40.5,
      basis: { documentNumber: '测训〔2022〕1号' },
    });
    const answer = await acts.schedule(input);
    const change = await lastChange(api.registry);
    expect(answer).toMatchObject({
      __typename: 'ScheduleActivitySuccess',
      activity: {
        version: 1,
        kind: 'TRAINING',
        title: '政治轮训一期',
        status: 'HELD',
        organizer: { code: 'B-S' },
        host: '浙江警察学院',
        level: 'MUNICIPAL',
        startsOn: '2022-05-09',
        endsOn: '2022-05-13',
        hours: 40.5,
        basis: { documentNumber: '测训〔2022〕1号', reason: null },
      },
      change: { position: String(change.position) },
    });
    expect(change).toMatchObject({
      operation: 'scheduleActivity',
      subjectType: 'Activity',
      basisDocument: '测训〔2022〕1号',
      fields: [
        ['effectiveOn', null, '2022-05-09'],
        ['kind', null, 'TRAINING'],
        ['title', null, '政治轮训一期'],
        ['program', null, program.key],
        ['organizer', null, 'B-S'],
        ['host', null, '浙江警察学院'],
        ['level', null, 'MUNICIPAL'],
        ['startsOn', null, '2022-05-09'],
        ['endsOn', null, '2022-05-13'],
        ['hours', null, '40.5'],
      ],
    });
    expect(await rows({ id: change.subjectId! })).toEqual([
      {
        title: '政治轮训一期',
        starts: '2022-05-09',
        hours: 40.5,
        cancelled: false,
        from: '2022-05-09',
        to: null,
        believed: true,
      },
    ]);
  });

  it('puts one that is to come on record from today, PLANNED until its first day', async () => {
    const input = training(station, { startsOn: nextYears(2) });
    await acts.schedule(input);
    expect(await statusOn(input.title, daysAfter(today(), -1))).toBe('');
    expect(await statusOn(input.title, today())).toBe('PLANNED');
    expect(await statusOn(input.title, nextYears(2))).toBe('HELD');
  });

  it('takes one that others hold, with the host alone', async () => {
    const { organizer: _organizer, ...input } = training(station, { host: '中国人民公安大学' });
    expect(await acts.schedule(input)).toMatchObject({ activity: { organizer: null, endsOn: '2022-05-09' } });
  });

  it('refuses all that is wrong with the input', async () => {
    const { organizer: _organizer, ...input } = training(station, { title: ' ', hours: 0.3, startsOn: '1900-01-01' });
    expect(
      await acts.refused(({ schedule }) => schedule({ ...input, level: null, endsOn: '2100-01-01' })),
    ).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: 'startsOn' }, { path: 'organizer' }, { path: 'title' }, { path: 'endsOn' }, { path: 'hours' }],
    });
    const ends = training(station, { endsOn: '2022-05-08' });
    expect(await acts.refused(({ schedule }) => schedule(ends))).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: 'endsOn' }],
    });
  });

  it('refuses an organizer that is not there and a program that is not in force on its first day', async () => {
    const late = await createUnit(api.registry, { from: '2023-01-01' });
    expect(await acts.refused(({ schedule }) => schedule(training(late)))).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Unit',
    });
    const program = globalId('Program', 999_999);
    expect(await acts.refused(({ schedule }) => schedule(training(station, { program })))).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Program',
      key: program,
    });
  });

  it('refuses the same title, first day and organizer again, unless the other was called off', async () => {
    const input = training(station);
    await acts.schedule(input);
    const { subjectId } = await lastChange(api.registry);
    expect(await acts.refused(({ schedule }) => schedule(input))).toMatchObject({
      __typename: 'ConflictError',
      existing: { id: at(subjectId!) },
    });
    await acts.cancel({ id: at(subjectId!) });
    expect(await acts.schedule(input)).toMatchObject({ __typename: 'ScheduleActivitySuccess' });
  });
});

describe('reviseActivity', () => {
  it('changes what is given, and clears what is null, from the first day of one that has begun', async () => {
    const activity = await createActivity(api.registry, {
      organizerId: station.id,
      host: '警校',
      hours: 8,
      from: '2022-05-09',
    });
    const title = `改名${unique()}`;
    expect(
      await acts.revise({ id: at(activity.id), expectedVersion: 1, title, host: null, endsOn: null }),
    ).toMatchObject({
      activity: { version: 2, title, host: null, hours: 8, startsOn: '2022-05-09', endsOn: null },
      change: {
        fields: [
          { field: 'effectiveOn', before: null, after: '2022-05-09' },
          { field: 'title', before: '政治轮训', after: title },
          { field: 'host', before: '警校', after: null },
          { field: 'endsOn', before: '2022-05-09', after: null },
        ],
      },
    });
    expect(await rows(activity)).toMatchObject([
      { title: '政治轮训', believed: false },
      { title, from: '2022-05-09', to: null, believed: true },
    ]);
  });

  it('changes one that is to come from today on', async () => {
    const starts = { startsOn: day(nextYears(2)), endsOn: day(nextYears(2)) };
    const activity = await createActivity(api.registry, { organizerId: station.id, ...starts });
    const later = { startsOn: nextYears(3), endsOn: nextYears(3) };
    expect(await acts.revise({ id: at(activity.id), ...later })).toMatchObject({
      activity: { startsOn: nextYears(3), status: 'PLANNED' },
    });
    expect(await rows(activity)).toMatchObject([
      { believed: false },
      { starts: nextYears(2), from: '2020-01-01', to: today(), believed: true },
      { starts: nextYears(3), from: today(), to: null, believed: true },
    ]);
  });

  it('moves those who took part to its new first day', async () => {
    const activity = await createActivity(api.registry, { organizerId: station.id });
    const officer = await createOfficer(api.registry);
    await createAttendance(api.registry, activity.id, { officerId: officer.id });
    await acts.revise({ id: at(activity.id), startsOn: '2022-04-01' });
    const attendances = await api.registry.attendance.findMany({
      where: { activityId: activity.id },
      orderBy: { id: 'asc' },
    });
    expect(attendances.map(({ attendedOn, supersededAt }) => [attendedOn, supersededAt === null])).toEqual([
      [day('2022-05-09'), false],
      [day('2022-04-01'), true],
    ]);
  });

  it('takes a day of the year that was known, and no later one, where somebody was there', async () => {
    const activity = await createActivity(api.registry, {
      organizerId: station.id,
      startsOn: day('2021-01-01'),
      startsPrecision: 'YEAR',
      endsOn: null,
      endsPrecision: null,
    });
    const officer = await createOfficer(api.registry);
    await createAttendance(api.registry, activity.id, { officerId: officer.id, attendedOn: day('2021-01-01') });
    expect(await acts.refused(({ revise }) => revise({ id: at(activity.id), startsOn: '2022-01-01' }))).toMatchObject({
      rule: 'activity-attended',
    });
    expect(await acts.revise({ id: at(activity.id), startsOn: '2021-06-01' })).toMatchObject({
      activity: { startsOn: '2021-06-01' },
    });
  });

  it('refuses a first day on which a participant is not there', async () => {
    const activity = await createActivity(api.registry, { organizerId: station.id });
    const officer = await createOfficer(api.registry, { from: '2022-05-01' });
    await createAttendance(api.registry, activity.id, { officerId: officer.id });
    expect(await acts.refused(({ revise }) => revise({ id: at(activity.id), startsOn: '2022-04-01' }))).toMatchObject({
      issues: [{ path: 'startsOn', message: 'is a day on which 1 participant on record is not there' }],
    });
  });

  it('refuses fewer hours than somebody is on record with, and what another activity is', async () => {
    const activity = await createActivity(api.registry, { organizerId: station.id, hours: 8 });
    const officer = await createOfficer(api.registry);
    await createAttendance(api.registry, activity.id, { officerId: officer.id, hours: 6 });
    for (const hours of [5.5, null]) {
      expect(await acts.refused(({ revise }) => revise({ id: at(activity.id), hours }))).toMatchObject({
        __typename: 'RuleViolationError',
        rule: 'hours-attended',
      });
    }
    expect(await acts.revise({ id: at(activity.id), hours: 6 })).toMatchObject({ activity: { hours: 6 } });
    const other = training(station);
    await acts.schedule(other);
    const twice = { id: at(activity.id), title: other.title };
    expect(await acts.refused(({ revise }) => revise(twice))).toMatchObject({ rule: 'activity-held-twice' });
  });

  it('refuses what changes nothing, what is wrong, another version and what is not there', async () => {
    const id = at((await createActivity(api.registry, { organizerId: station.id })).id);
    const refused = (input: Parameters<typeof acts.revise>[0]) => acts.refused(({ revise }) => revise(input));
    expect(await refused({ id, title: '政治轮训' })).toMatchObject({ issues: [{ path: 'input' }] });
    expect(await refused({ id, title: null, startsOn: null, hours: 3000 })).toMatchObject({
      issues: [{ path: 'title' }, { path: 'startsOn' }, { path: 'hours' }],
    });
    expect(await refused({ id, startsOn: '2022-06-01' })).toMatchObject({ issues: [{ path: 'startsOn' }] });
    expect(await refused({ id, endsOn: '2022-05-01' })).toMatchObject({ issues: [{ path: 'endsOn' }] });
    expect(await refused({ id, title: '另一', expectedVersion: 7 })).toMatchObject({ currentVersion: 1 });
    expect(await refused({ id: at(999_999), title: '另一' })).toMatchObject({ __typename: 'NotFoundError' });
  });
});

describe('cancelActivity', () => {
  it('calls off an activity from today on; who was absent from it is so no longer', async () => {
    const title = `取消${unique()}`;
    const activity = await createActivity(api.registry, { organizerId: station.id, title });
    const officer = await createOfficer(api.registry);
    await createAttendance(api.registry, activity.id, { officerId: officer.id, outcome: 'EXCUSED' });
    expect(await acts.cancel({ id: at(activity.id), expectedVersion: 1 })).toMatchObject({
      activity: { version: 2, status: 'CANCELLED' },
      change: { fields: [{ field: 'effectiveOn' }, { field: 'cancelled', before: 'false', after: 'true' }] },
    });
    expect([await statusOn(title, '2022-06-01'), await statusOn(title, today())]).toEqual(['HELD', 'CANCELLED']);
    expect(await api.registry.attendance.count({ where: { activityId: activity.id, supersededAt: null } })).toBe(0);
    const again = { id: at(activity.id) };
    expect(await acts.refused(({ cancel }) => cancel(again))).toMatchObject({ rule: 'activity-cancelled' });
    expect(await acts.refused(({ revise }) => revise({ ...again, title: '另一' }))).toMatchObject({
      rule: 'activity-cancelled',
    });
  });

  it('is refused where somebody was there, of another version, and of what is not there', async () => {
    const activity = await createActivity(api.registry, { organizerId: station.id });
    const refused = (input: Parameters<typeof acts.cancel>[0]) => acts.refused(({ cancel }) => cancel(input));
    expect(await refused({ id: at(activity.id), expectedVersion: 7 })).toMatchObject({ currentVersion: 1 });
    await createAttendance(api.registry, activity.id, { otherName: '青年民警' });
    expect(await refused({ id: at(activity.id) })).toMatchObject({ rule: 'activity-attended' });
    expect(await refused({ id: at(999_999) })).toMatchObject({ __typename: 'NotFoundError', type: 'Activity' });
  });
});

describe('a unit that ends', () => {
  it('calls off what it was to hold afterwards, and nothing at which somebody was', async () => {
    const unit = await createUnit(api.registry, { parentId: bureau.id });
    const [before, after, attended] = [`先${unique()}`, `后${unique()}`, `到${unique()}`];
    await createActivity(api.registry, { organizerId: unit.id, title: before, startsOn: day('2022-05-09') });
    await createActivity(api.registry, { organizerId: unit.id, title: after, startsOn: day('2023-05-09') });
    const held = await createActivity(api.registry, {
      organizerId: unit.id,
      title: attended,
      startsOn: day('2023-05-09'),
    });
    await createAttendance(api.registry, held.id, { otherName: '他人', attendedOn: day('2023-05-09') });
    const input = { id: globalId('Unit', unit.id), effectiveOn: '2023-01-01' };
    await api.admin.request(CloseUnitDocument, { input });
    expect((await lastChange(api.registry)).fields).toContainEqual([`${after} 2023-05-09.cancelled`, 'false', 'true']);
    expect(await Promise.all([before, after, attended].map((title) => statusOn(title, '2024-01-01')))).toEqual([
      'HELD',
      'CANCELLED',
      'HELD',
    ]);
  });
});

describe('activities', () => {
  it('are filtered by each field, latest first', async () => {
    const tag = `筛${unique()}`;
    const make = (suffix: string, more: object) =>
      createActivity(api.registry, { title: tag + suffix, organizerId: station.id, ...more });
    await make('甲', { kind: 'CONTEST', level: 'MUNICIPAL', startsOn: day('2021-03-01') });
    await make('乙', { startsOn: day('2022-03-01'), organizerId: bureau.id });
    await make('丙', { startsOn: day('2022-09-01'), cancelled: true, organizerId: null, host: '警校' });
    const of = (filter: object, date?: string) =>
      titles({ title: { startsWith: tag }, ...filter }, date).then((found) =>
        found.map((title) => title.at(-1)).join(''),
      );
    expect(await of({})).toBe('丙乙甲');
    expect(await of({ kind: ['CONTEST'] })).toBe('甲');
    expect(await of({ kind: [] })).toBe('');
    expect(await of({ level: ['MUNICIPAL'] })).toBe('甲');
    expect(await of({ status: ['CANCELLED', 'HELD'] })).toBe('丙乙甲');
    expect(await of({ status: ['PLANNED'] }, '2021-12-31')).toBe('乙');
    expect(await of({ status: [] })).toBe('');
    expect(await of({ startsOn: { gte: '2022-01-01', lte: '2022-06-01' } })).toBe('乙');
    expect(await of({ within: globalId('Unit', bureau.id) })).toBe('乙甲');
    expect(await of({ within: globalId('Unit', station.id) })).toBe('甲');
    expect(await of({ program: globalId('Program', 999_999) })).toBe('');
  });

  it('of a unit are its own or those of all below it', async () => {
    const unit = await createUnit(api.registry, { parentId: bureau.id });
    const below = await createUnit(api.registry, { parentId: unit.id, to: '2023-01-01' });
    await createActivity(api.registry, { organizerId: unit.id, title: '自办' });
    await createActivity(api.registry, { organizerId: below.id, title: '下办', kind: 'CEREMONY' });
    const of = async (args: { kind?: ['CEREMONY']; includeSubunits?: boolean }) => {
      const answer = await api.admin.request(ActivitiesOfUnit, { id: globalId('Unit', unit.id), ...args });
      return answer.unit!.activities.nodes.map(({ title }) => title);
    };
    expect(await of({})).toEqual(['自办']);
    expect(await of({ includeSubunits: true })).toEqual(['下办', '自办']);
    expect(await of({ includeSubunits: true, kind: ['CEREMONY'] })).toEqual(['下办']);
  });

  it('of a program are those that are held under it', async () => {
    const program = await createProgram(api.registry);
    await createActivity(api.registry, { programId: program.id, title: '甲' });
    await createActivity(api.registry, { programId: program.id, title: '乙', kind: 'CONTEST' });
    const of = async (kind?: ['CONTEST']) =>
      (await api.admin.request(ActivitiesOfProgram, { id: globalId('Program', program.id), ...(kind && { kind }) }))
        .node;
    const held = (title: string) => ({ title, program: { key: program.key } });
    expect(await of()).toMatchObject({ activities: { nodes: [held('乙'), held('甲')] } });
    expect(await of(['CONTEST'])).toMatchObject({ activities: { nodes: [held('乙')] } });
  });

  it('are refused a filter with an id of another type', async () => {
    expect(await refusal(api.admin.request(ActivitiesOn, { filter: { within: at(1) } }))).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: 'within' } },
    ]);
  });
});

testCallers(
  api,
  ['registry:read', 'program:write'],
  [
    [
      'scheduleActivity',
      () => {
        const input = training(station);
        return Promise.resolve((client) => client.request(ScheduleActivityDocument, { input, key: `key-${unique()}` }));
      },
    ],
    [
      'reviseActivity',
      async () => {
        const { id } = await createActivity(api.registry, { organizerId: station.id });
        return (client) => client.request(ReviseActivityDocument, { input: { id: at(id), title: `改名${unique()}` } });
      },
    ],
    [
      'cancelActivity',
      async () => {
        const { id } = await createActivity(api.registry, { organizerId: station.id });
        return (client) => client.request(CancelActivityDocument, { input: { id: at(id) } });
      },
    ],
    [
      'recordAttendances',
      async () => {
        const { id } = await createActivity(api.registry, { organizerId: station.id });
        const participant = globalId('Officer', (await createOfficer(api.registry)).id);
        const input = { activity: at(id), attendances: [{ participant }] };
        return (client) => client.request(RecordAttendancesDocument, { input, key: `key-${unique()}` });
      },
    ],
    [
      'recordTallies',
      async () => {
        const input = { tallies: [visits('Officer', await createOfficer(api.registry))] };
        return (client) => client.request(RecordTalliesDocument, { input, key: `key-${unique()}` });
      },
    ],
  ],
);
