import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { createActivity, createAttendance, createTally } from '../../support/activity-factories.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createConcern } from '../../support/discipline-factories.ts';
import { createDuty, createPlace } from '../../support/duty-factories.ts';
import { createAssignment, createOfficer, createUnit, day } from '../../support/factories.ts';
import { createMember, createProgram, requirement } from '../../support/program-factories.ts';

const api = useApp();

// a bureau with a station, a brigade and an office; who is what by name
const units = { bureau: 0, station: 0, brigade: 0, team: 0, office: 0, elsewhere: 0 };
const people: Record<string, number> = {};

const DEPARTMENTS = {
  categories: ['POLICE'],
  grades: [],
  reach: 'WITHIN',
  roles: [],
  serviceMonthsFrom: null,
  serviceMonthsUnder: null,
  unitCategories: ['OPERATIONAL', 'GENERAL'],
  unitKinds: [],
} as const;

async function join(
  name: string,
  unitId: number,
  options: NonNullable<Parameters<typeof createOfficer>[1]> = {},
  post: { role?: 'LEADER' | 'DEPUTY' } = {},
): Promise<void> {
  const { id } = await createOfficer(api.registry, { name, namePinyin: name, ...options });
  await createAssignment(api.registry, id, { unitId, ...post });
  people[name] = id;
}

const Standings = graphql(`
  query StandingsOfProgram($key: String!, $asOf: Date!, $met: Boolean, $within: ID, $first: Int, $after: String)
  @asOf(date: $asOf) {
    program(key: $key) {
      standings(met: $met, within: $within, first: $first, after: $after) {
        totalCount
        nodes {
          met
          program {
            key
          }
          subject {
            __typename
            ... on Officer {
              name
            }
            ... on Unit {
              code
            }
          }
          lines {
            value
            met
            from
            to
            requirement {
              key
            }
          }
        }
        pageInfo {
          endCursor
        }
      }
    }
  }
`);

const Summary = graphql(`
  query SummaryOfProgram($key: String!, $asOf: Date!, $within: ID) @asOf(date: $asOf) {
    program(key: $key) {
      summary(within: $within) {
        subjects
        met
        unknown
        metBasisPoints
        lines {
          subjects
          met
          unknown
          total
          requirement {
            key
          }
        }
      }
    }
  }
`);

const Shares = graphql(`
  query ShareOfProgram($key: String!, $asOf: Date!, $from: Date!, $to: Date!) @asOf(date: $asOf) {
    program(key: $key) {
      share(tally: "strike_tasks", from: $from, to: $to) {
        cohort
        all
        officers
        basisPoints
      }
    }
  }
`);

const Mine = graphql(`
  query StandingsOfSubjects($officer: ID!, $unit: ID!, $asOf: Date!) @asOf(date: $asOf) {
    officer(id: $officer) {
      standings {
        met
        program {
          key
        }
        lines {
          value
        }
      }
    }
    unit(id: $unit) {
      standings {
        met
        program {
          key
        }
        lines {
          value
        }
      }
      warnings: standings(kind: [WARNING]) {
        met
      }
    }
  }
`);

type Asked = { met?: boolean; within?: string; asOf?: string; client?: typeof api.admin };

const nodesOf = async (key: string, { asOf = '2021-10-31', client = api.admin, ...which }: Asked = {}) =>
  (await client.request(Standings, { key, asOf, ...which })).program!.standings.nodes;

/** Of each: the name or code, whether all is met, and the values. */
const shown = async (key: string, asked: Asked = {}) =>
  (await nodesOf(key, asked)).map(({ subject, met, lines }) => [
    'name' in subject ? subject.name : subject.code,
    met,
    ...lines.map(({ value }) => value),
  ]);

const summaryOf = async (key: string, within?: string) =>
  (await api.admin.request(Summary, { key, asOf: '2021-10-31', within })).program!.summary;

beforeAll(async () => {
  const { registry } = api;
  const unit = async (code: string, options: Parameters<typeof createUnit>[1]) =>
    (await createUnit(registry, { code, ...options })).id;
  units.bureau = await unit('B', { kind: 'SUB_BUREAU' });
  units.station = await unit('B-S', { kind: 'STATION', category: 'STATION', parentId: units.bureau });
  units.brigade = await unit('B-X', { kind: 'BRIGADE', category: 'OPERATIONAL', parentId: units.bureau });
  units.team = await unit('B-X-T', { kind: 'TEAM', parentId: units.brigade });
  units.office = await unit('B-O', { kind: 'OFFICE', category: 'GENERAL', parentId: units.bureau });
  units.elsewhere = await unit('E', { kind: 'STATION', category: 'STATION' });
  // named so that the order of the alphabet is that of the list
  await join('an', units.brigade, { joinedOn: day('2019-12-01'), grade: 'SENIOR_POLICE_OFFICER_1' });
  await join('bo', units.team, { joinedOn: day('2018-10-31') });
  await join('chen', units.office, { joinedOn: null }, { role: 'LEADER' });
  await join('ding', units.station, { joinedOn: day('2018-11-01') }, { role: 'DEPUTY' });
  await join('er', units.office, { category: 'AUXILIARY' });
  await join('fang', units.elsewhere);
  await join('gone', units.brigade, { status: 'RETIRED' });
  await join('head', units.bureau, { joinedOn: day('1995-08-01') }, { role: 'LEADER' });
});

describe('三驻三联: buildings answered for and visits of the month', () => {
  const KEY = 'three-stations';

  beforeAll(async () => {
    const { registry } = api;
    const program = await createProgram(registry, {
      key: KEY,
      ownerId: units.bureau,
      categories: ['POLICE'],
      requirements: [
        requirement({
          key: 'buildings',
          measure: 'DUTIES',
          per: 'STANDING',
          minimum: 2,
          tally: null,
          dutyKind: 'LINKED',
          placeKind: 'BUILDING',
          criteria: DEPARTMENTS,
        }),
        requirement({ key: 'visits', criteria: DEPARTMENTS }),
      ],
    });
    const give = async (officerId: number, count: number, more: object = {}) => {
      for (let i = 0; i < count; i++) {
        const place = await createPlace(registry, { kind: 'BUILDING' });
        await createDuty(registry, { officerId, targetPlaceId: place.id, programId: program.id, ...more });
      }
    };
    await give(people['an']!, 2);
    await give(people['bo']!, 2);
    await give(people['chen']!, 1);
    // neither another kind, nor one under no program, nor one that has ended counts
    await give(people['chen']!, 1, { kind: 'RESPONSIBLE' });
    await give(people['chen']!, 1, { programId: null });
    await give(people['chen']!, 1, { to: '2021-10-31' });
    const october = { fromDay: day('2021-10-01'), lastOn: day('2021-10-31') };
    await createTally(registry, { officerId: people['an']!, value: 28, ...october });
    await createTally(registry, {
      officerId: people['bo']!,
      value: 12.5,
      fromDay: day('2021-10-01'),
      lastOn: day('2021-10-10'),
    });
    await createTally(registry, {
      officerId: people['bo']!,
      value: 17.5,
      fromDay: day('2021-10-11'),
      lastOn: day('2021-10-31'),
    });
    // begins before the month, is of another key, or is believed no more
    await createTally(registry, {
      officerId: people['chen']!,
      value: 99,
      fromDay: day('2021-09-30'),
      lastOn: day('2021-10-30'),
    });
    await createTally(registry, { officerId: people['chen']!, value: 99, key: 'case_trips', ...october });
    await createTally(registry, {
      officerId: people['chen']!,
      value: 99,
      ...october,
      recordedAt: new Date('2021-12-01T00:00:00Z'),
      supersededAt: new Date('2021-12-02T00:00:00Z'),
    });
  });

  it('shows who falls short first, then by name; a station officer has no line, and who is no police nobody asks', async () => {
    expect(await shown(KEY)).toEqual([
      ['an', false, 2, 28],
      ['chen', false, 1, null],
      ['bo', true, 2, 30],
      ['ding', true],
      ['head', true],
    ]);
  });

  it('tells of each line its period, and that a tally that is not on record is not 0', async () => {
    const [, chen] = await nodesOf(KEY);
    expect(chen).toEqual({
      met: false,
      program: { key: KEY },
      subject: { __typename: 'Officer', name: 'chen' },
      lines: [
        { value: 1, met: false, from: null, to: null, requirement: { key: 'buildings' } },
        { value: null, met: null, from: '2021-10-01', to: '2021-11-01', requirement: { key: 'visits' } },
      ],
    });
  });

  it('counts in the period that has the day in it, what is on record by the day', async () => {
    expect(await shown(KEY, { asOf: '2021-10-30' })).toEqual([
      ['bo', false, 2, 12.5],
      ['an', null, 2, null],
      ['chen', null, 2, null],
      ['ding', true],
      ['head', true],
    ]);
  });

  it('finds those who fall short, those who meet all, and those of a unit', async () => {
    expect(await shown(KEY, { met: false })).toEqual([
      ['an', false, 2, 28],
      ['chen', false, 1, null],
    ]);
    expect((await shown(KEY, { met: true })).map(([name]) => name)).toEqual(['bo', 'ding', 'head']);
    expect(await shown(KEY, { within: globalId('Unit', units.brigade) })).toEqual([
      ['an', false, 2, 28],
      ['bo', true, 2, 30],
    ]);
  });

  it('is read by pages', async () => {
    const page = await api.admin.request(Standings, { key: KEY, asOf: '2021-10-31', first: 2 });
    const { totalCount, pageInfo } = page.program!.standings;
    expect(totalCount).toBe(5);
    const after = pageInfo.endCursor!;
    const rest = await api.admin.request(Standings, { key: KEY, asOf: '2021-10-31', first: 9, after });
    expect(rest.program!.standings.nodes.map(({ met }) => met)).toEqual([true, true, true]);
  });

  it('is summed up', async () => {
    expect(await summaryOf(KEY)).toEqual({
      subjects: 5,
      met: 3,
      unknown: 0,
      metBasisPoints: 6000,
      lines: [
        { subjects: 3, met: 2, unknown: 0, total: 5, requirement: { key: 'buildings' } },
        { subjects: 3, met: 1, unknown: 1, total: 58, requirement: { key: 'visits' } },
      ],
    });
    expect(await summaryOf(KEY, globalId('Unit', units.station))).toMatchObject({
      subjects: 1,
      met: 1,
      metBasisPoints: 10_000,
    });
    expect(await summaryOf(KEY, globalId('Unit', units.elsewhere))).toMatchObject({
      subjects: 0,
      metBasisPoints: null,
    });
  });

  it('counts who holds duties under it, and the places by kind', async () => {
    const Coverage = graphql(`
      query CoverageOfProgram($key: String!) {
        program(key: $key) {
          coverage {
            officers
            units
            places {
              kind
              count
            }
          }
        }
      }
    `);
    const { program } = await api.admin.request(Coverage, { key: KEY });
    expect(program!.coverage).toEqual({ officers: 3, units: 0, places: [{ kind: 'BUILDING', count: 6 }] });
  });

  it('is for whom the scope covers: by unit, and nobody without it', async () => {
    const station = await api.signedIn(['program:read'], [units.brigade], ['registry:read']);
    expect(await shown(KEY, { client: station })).toEqual([
      ['an', false, 2, 28],
      ['bo', true, 2, 30],
    ]);
    const reader = await api.signedIn(['registry:read']);
    await expect(nodesOf(KEY, { client: reader })).rejects.toThrow('program:read');
  });
});

describe('政治轮训: leaders and deputies below the bureau, once a year', () => {
  const KEY = 'rotation';

  beforeAll(async () => {
    const { registry } = api;
    const program = await createProgram(registry, {
      key: KEY,
      kind: 'TRAINING',
      ownerId: units.bureau,
      reach: 'BELOW',
      roles: ['LEADER', 'DEPUTY'],
      requirements: [
        requirement({
          key: 'classes',
          measure: 'ATTENDANCES',
          per: 'YEAR',
          minimum: 1,
          tally: null,
          activityKind: 'TRAINING',
        }),
        requirement({ key: 'hours', measure: 'HOURS', per: 'YEAR', minimum: null, tally: null }),
      ],
    });
    const held = { programId: program.id, startsOn: day('2021-05-10'), from: '2021-05-10' };
    const course = await createActivity(registry, held);
    const ceremony = await createActivity(registry, { ...held, kind: 'CEREMONY' });
    const attended = { attendedOn: day('2021-05-10') };
    await createAttendance(registry, course.id, { officerId: people['chen']!, hours: 16, ...attended });
    // neither who failed or taught, nor a ceremony
    await createAttendance(registry, course.id, {
      officerId: people['ding']!,
      outcome: 'FAILED',
      hours: 8,
      ...attended,
    });
    await createAttendance(registry, course.id, {
      officerId: people['ding']!,
      presenter: true,
      entry: '二',
      ...attended,
    });
    await createAttendance(registry, ceremony.id, { officerId: people['ding']!, ...attended });
  });

  it('lists who has not been; the leader of the bureau itself is not below it', async () => {
    expect(await shown(KEY, { asOf: '2021-12-31' })).toEqual([
      ['ding', false, 0, 0],
      ['chen', true, 1, 16],
    ]);
    expect(await shown(KEY, { asOf: '2020-12-31', met: false })).toEqual([
      ['chen', false, 0, 0],
      ['ding', false, 0, 0],
    ]);
    expect(await shown(KEY, { asOf: '2021-05-09', met: true })).toEqual([]);
  });
});

describe('砺剑工程: who joined less than three years ago, and their share of the work', () => {
  const KEY = 'lijian';

  beforeAll(async () => {
    const { registry } = api;
    await createProgram(registry, {
      key: KEY,
      kind: 'CULTIVATION',
      ownerId: units.bureau,
      categories: ['POLICE'],
      serviceMonthsUnder: 36,
      requirements: [requirement({ key: 'tasks', per: 'YEAR', minimum: null, tally: 'strike_tasks' })],
    });
    const first = { key: 'strike_tasks', fromDay: day('2021-01-01'), lastOn: day('2021-06-30') };
    const second = { ...first, fromDay: day('2021-07-01'), lastOn: day('2021-11-30') };
    await createTally(registry, { officerId: people['an']!, value: 200, ...first });
    await createTally(registry, { officerId: people['an']!, value: 58, ...second });
    // under three years on the last day of the first tally, over it on that of the second
    await createTally(registry, { officerId: people['bo']!, value: 20, ...first });
    await createTally(registry, { officerId: people['bo']!, value: 122, ...second });
    await createTally(registry, { officerId: people['head']!, value: 600, ...second });
    await createTally(registry, { officerId: people['fang']!, value: 999, ...second });
    await createTally(registry, { unitId: units.station, value: 999, ...second });
  });

  const share = async (variables: { from?: string; to?: string; asOf?: string } = {}, client = api.admin) => {
    const asked = { key: KEY, asOf: '2021-12-31', from: '2021-01-01', to: '2021-12-01', ...variables };
    return (await client.request(Shares, asked)).program!.share;
  };

  it('has its cohort follow from the day; who joined on an unknown day is in none', async () => {
    expect(await shown(KEY, { asOf: '2021-10-30' })).toEqual([
      ['an', true, 200],
      ['bo', true, 20],
      ['ding', true, null],
    ]);
    expect((await shown(KEY)).map(([name]) => name)).toEqual(['an', 'ding']);
  });

  it('has a share that is counted by who was concerned on the last day of each tally: 278 of 1,000 are 27.8 %', async () => {
    expect(await share()).toEqual({ cohort: 278, all: 1000, officers: 2, basisPoints: 2780 });
    expect(await share({ to: '2021-11-30' })).toEqual({ cohort: 220, all: 220, officers: 2, basisPoints: 10_000 });
    expect(await share({ from: '2022-01-01', to: '2023-01-01' })).toEqual({
      cohort: 0,
      all: 0,
      officers: 0,
      basisPoints: null,
    });
    expect(await share({ asOf: '2021-11-29' })).toMatchObject({ cohort: 220, all: 220 });
  });

  it('has a share for whom the scope covers its owner, and for a period that is one', async () => {
    const brigade = await api.signedIn(['program:read'], [units.brigade], ['registry:read']);
    expect(await share({}, brigade)).toBeNull();
    await expect(share({ from: '2021-12-01' })).rejects.toThrow('must be before to');
  });
});

describe('晒拼创: a cohort by grade, results side by side', () => {
  it('shows values alone where nothing is asked', async () => {
    await createProgram(api.registry, {
      key: 'shaipinchuang',
      kind: 'CULTIVATION',
      ownerId: units.bureau,
      grades: ['SENIOR_POLICE_OFFICER_1', 'SENIOR_POLICE_OFFICER_2'],
      requirements: [requirement({ key: 'tasks', per: 'YEAR', minimum: null, tally: 'strike_tasks' })],
    });
    const [only, ...others] = await nodesOf('shaipinchuang', { asOf: '2021-12-31' });
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      met: true,
      subject: { name: 'an' },
      lines: [{ value: 258, met: null, from: '2021-01-01', to: '2022-01-01' }],
    });
  });
});

describe('两队一室 and other programs of units', () => {
  beforeAll(async () => {
    const { registry } = api;
    for (const name of ['一中队', '二中队']) {
      await createUnit(registry, { name, kind: 'TEAM', parentId: units.station });
    }
    await createUnit(registry, { name: '综合指挥室', kind: 'OFFICE', parentId: units.elsewhere });
    await createProgram(registry, {
      key: 'two-teams',
      kind: 'STANDARD',
      subjectKind: 'UNIT',
      unitKinds: ['STATION'],
      requirements: [
        requirement({ key: 'teams', measure: 'SUBUNITS', per: 'STANDING', minimum: 2, tally: null, unitKind: 'TEAM' }),
        requirement({
          key: 'office',
          measure: 'SUBUNITS',
          per: 'STANDING',
          minimum: null,
          maximum: 1,
          tally: null,
          unitName: '指挥',
        }),
      ],
    });
    await createProgram(registry, {
      key: 'shares',
      kind: 'WARNING',
      subjectKind: 'UNIT',
      ownerId: units.bureau,
      reach: 'OWNER',
      requirements: [
        requirement({
          key: 'police',
          measure: 'POLICE_SHARE',
          per: 'STANDING',
          minimum: 1000,
          tally: null,
          unitKind: 'STATION',
        }),
        requirement({
          key: 'vacancies',
          measure: 'VACANCY_SHARE',
          per: 'STANDING',
          minimum: null,
          maximum: 1000,
          tally: null,
        }),
        requirement({ key: 'leaving', measure: 'SEPARATIONS', per: 'YEAR', minimum: null, maximum: 5, tally: null }),
        requirement({
          key: 'concerns',
          measure: 'OPEN_CONCERNS',
          per: 'STANDING',
          minimum: null,
          maximum: 1,
          tally: null,
        }),
      ],
    });
  });

  it('is asked of every unit of the kind in the force, by code', async () => {
    expect(await shown('two-teams')).toEqual([
      ['E', false, 0, 1],
      ['B-S', true, 2, 0],
    ]);
    expect(await summaryOf('two-teams')).toMatchObject({ subjects: 2, met: 1, unknown: 0, metBasisPoints: 5000 });
  });

  it('measures shares of police, and rates of units with five officers or more', async () => {
    const { registry } = api;
    // five police of whom one is at the station; nothing is authorized; a concern is open, another is closed
    expect(await shown('shares')).toEqual([['B', null, 2000, null, 0, 0]]);
    const about = { keeperId: units.bureau, from: '2021-03-01' };
    await createConcern(registry, { ...about, officerId: people['an']! });
    const closed = await createConcern(registry, { ...about, officerId: people['bo']! });
    await registry.concernStep.create({
      data: {
        concernId: closed.id,
        takenOn: day('2021-04-01'),
        stage: 'CLOSED',
        takenBy: new Uint8Array(1),
        recordedAt: new Date('2021-04-01T00:00:00Z'),
      },
    });
    expect(await shown('shares')).toEqual([['B', false, 2000, null, 0, 16.67]]);
    expect(await shown('shares', { asOf: '2021-03-31' })).toEqual([['B', false, 2000, null, 0, 33.33]]);
    const { id } = await createOfficer(registry, { name: 'zuo', namePinyin: 'zuo', to: '2021-03-01' });
    await registry.officerVersion.create({
      data: {
        ...(await registry.officerVersion.findFirstOrThrow({ where: { officerId: id } })),
        id: undefined as never,
        status: 'SEPARATED',
        validFrom: day('2021-03-01'),
        validTo: null,
      },
    });
    await createAssignment(registry, id, { unitId: units.team, to: '2021-03-01' });
    // one of the six who serve there, auxiliaries included
    expect((await shown('shares'))[0]).toEqual(['B', false, 2000, null, 16.67, 16.67]);
    expect((await summaryOf('shares')).lines.map(({ total }) => total)).toEqual([null, null, null, null]);
  });

  it('tells no rate of a unit with fewer than five officers', async () => {
    await createProgram(api.registry, {
      key: 'small',
      kind: 'STANDARD',
      subjectKind: 'UNIT',
      ownerId: units.brigade,
      requirements: [requirement({ measure: 'SEPARATIONS', per: 'YEAR', minimum: null, maximum: 5, tally: null })],
    });
    // somebody left the team of the brigade this year
    expect(await shown('small')).toEqual([
      ['B-X', null, null],
      ['B-X-T', null, null],
    ]);
  });

  it('tells of a program that warns of risks those alone who may read concerns', async () => {
    const client = await api.signedIn(['registry:read', 'program:read']);
    expect(await shown('shares', { client })).toEqual([]);
    expect(await shown('two-teams', { client })).toHaveLength(2);
    const variables = {
      officer: globalId('Officer', people['an']!),
      unit: globalId('Unit', units.bureau),
      asOf: '2021-10-31',
    };
    expect((await client.request(Mine, variables)).unit).toEqual({ standings: [], warnings: [] });
    expect((await api.admin.request(Mine, variables)).unit!.warnings).toHaveLength(1);
  });
});

describe('the standings of one officer and one unit', () => {
  it('are those that the lists of the programs show', async () => {
    const asOf = '2021-10-31';
    const variables = { officer: globalId('Officer', people['an']!), unit: globalId('Unit', units.station), asOf };
    const { officer, unit } = await api.admin.request(Mine, variables);
    const flat = (standings: NonNullable<typeof officer>['standings']) =>
      standings.map(({ program, met, lines }) => [program.key, met, ...lines.map(({ value }) => value)]);
    expect(flat(officer!.standings)).toEqual([
      ['lijian', true, 200],
      ['shaipinchuang', true, 200],
      ['three-stations', false, 2, 28],
    ]);
    expect(flat(unit!.standings)).toEqual([['two-teams', true, 2, 0]]);
    const bound = await api.signedIn(['program:read'], [units.office], ['registry:read']);
    expect(await bound.request(Mine, variables)).toMatchObject({ officer: { standings: [] }, unit: { standings: [] } });
  });

  it('are of everybody who was admitted, and of nobody else, where a program admits', async () => {
    const { registry } = api;
    const program = await createProgram(registry, {
      key: 'talents',
      kind: 'TALENT',
      admission: 'BY_ADMISSION',
      ownerId: units.bureau,
      requirements: [requirement({ key: 'once', measure: 'TALLY', per: 'ONCE', minimum: 30 })],
    });
    await createMember(registry, { programId: program.id, officerId: people['fang']!, to: '2021-11-01' });
    await createMember(registry, { programId: program.id, officerId: people['an']! });
    expect(await shown('talents')).toEqual([
      ['an', false, 28],
      ['fang', null, null],
    ]);
    expect(await shown('talents', { asOf: '2021-11-01' })).toEqual([['an', false, 28]]);
    await createProgram(registry, { key: 'over', status: 'ENDED' });
    expect(await shown('over')).toEqual([]);
  });
});
