import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { duePage } from '../../../src/modules/due/due.lists.ts';
import { dayBefore, monthsAfter, today, type Day } from '../../../src/time/day.ts';
import { createActivity, createAttendance } from '../../support/activity-factories.ts';
import { globalId, scopesWithout, useApp } from '../../support/app.ts';
import { contextOf } from '../../support/context.ts';
import { createCycle, createEvaluation, createScheme } from '../../support/evaluation-factories.ts';
import { addOfficerVersion, createAssignment, createOfficer, createUnit, day } from '../../support/factories.ts';
import { createMember, createProgram, requirement } from '../../support/program-factories.ts';

// whom everything is about is made up (合成); what is missing is compared with what the records show of each officer

const api = useApp();
const ON = '2026-06-15';
const PERIOD = { from: '2025-11-01', to: '2026-12-31' } as const;
const units = { bureau: 0, station: 0, brigade: 0, elsewhere: 0 };
const ids: number[] = [];
const OFFICERS = 16;

/** Numbers that are the same in every run. */
let seed = 11;
const below = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;
const oneOf = <Value>(values: readonly Value[]): Value => values[below(values.length)]!;

const MOVES = ['2025-03-31', '2025-09-01', '2025-12-31', '2026-01-01', '2026-06-15', '2026-06-16', '2026-08-01'];

/** Somebody who may move once, and may be away or leave. */
async function join(n: number): Promise<void> {
  const { registry } = api;
  const name = `officer${n}`;
  const moved = oneOf(MOVES);
  const status = oneOf(['ACTIVE', 'ACTIVE', 'ACTIVE', 'SUSPENDED', 'RETIRED'] as const);
  const changes = below(2) === 0;
  const from = '2020-01-01';
  const columns = { name, namePinyin: name, joinedOn: day(oneOf(['2018-05-01', '2023-04-01'])) };
  const { id } = await createOfficer(registry, { ...columns, from, ...(changes && { to: moved }) });
  if (changes) await addOfficerVersion(registry, id, { ...columns, status, from: moved });
  const places = [units.bureau, units.station, units.brigade, units.elsewhere];
  await createAssignment(registry, id, { unitId: oneOf(places), from, to: moved });
  if (status !== 'RETIRED' || !changes) await createAssignment(registry, id, { unitId: oneOf(places), from: moved });
  ids.push(id);
}

const asked = (facts: Parameters<typeof requirement>[0]) =>
  requirement({ tally: null, measure: 'ATTENDANCES', minimum: 1, ...facts });

async function programs(): Promise<void> {
  const { registry } = api;
  const kind = 'TRAINING' as const;
  const hours = asked({ key: 'hours', name: '学时', measure: 'HOURS', per: 'YEAR', minimum: 16 });
  const classes = asked({ key: 'classes', name: '轮训', per: 'QUARTER' });
  const once = asked({ key: 'once', name: '初任培训', per: 'ONCE' });
  const contests = asked({ key: 'contests', name: '比武', per: 'YEAR', activityKind: 'CONTEST' });
  const yearly = await createProgram(registry, {
    key: 'yearly',
    name: '年度训练',
    kind,
    ownerId: units.bureau,
    requirements: [hours, classes, once, contests],
  });
  await createProgram(registry, {
    key: 'newcomers',
    name: '砺剑工程',
    kind: 'CULTIVATION',
    ownerId: units.bureau,
    serviceMonthsUnder: 36,
    requirements: [
      asked({ key: 'drill', name: '实训', per: 'HALF_YEAR', minimum: 2, activityKind: 'TRAINING' }),
      asked({ key: 'any', name: '活动', per: 'YEAR' }),
    ],
  });
  const pool = await createProgram(registry, {
    key: 'pool',
    name: '专班',
    kind,
    admission: 'BY_ADMISSION',
    to: '2026-03-01',
    requirements: [asked({ key: 'monthly', name: '月训', per: 'MONTH' })],
  });
  await createProgram(registry, {
    key: 'warning',
    name: '预警',
    kind: 'WARNING',
    requirements: [asked({ key: 'warned', name: '警示教育', per: 'YEAR', activityKind: 'TRAINING' })],
  });
  for (const officerId of ids.slice(0, 3)) {
    await createMember(registry, { programId: pool.id, officerId, from: '2025-11-15' });
  }
  for (const [i, startsOn] of [
    '2025-02-10',
    '2025-05-20',
    '2025-11-30',
    '2025-12-31',
    '2026-02-02',
    '2026-06-15',
  ].entries()) {
    const own = i % 2 === 0 ? yearly : pool;
    const activity = await createActivity(registry, { startsOn: day(startsOn), programId: own.id });
    for (const officerId of ids.filter(() => below(3) > 0)) {
      const outcome = oneOf(['ATTENDED', 'PASSED', 'FAILED'] as const);
      await createAttendance(registry, activity.id, { officerId, attendedOn: day(startsOn), outcome, hours: 8 });
    }
  }
}

async function cycles(): Promise<void> {
  const { registry } = api;
  const [yearly, other, another, quarterly, competence] = await Promise.all([
    createScheme(registry, { key: 'yearly' }),
    createScheme(registry, { key: 'other' }),
    createScheme(registry, { key: 'another' }),
    createScheme(registry, { key: 'quarterly' }),
    createScheme(registry, { key: 'competence', groups: { peers: 10_000 } }),
  ]);
  const year = { fromOn: '2025-01-01', toOn: '2026-01-01', from: '2026-01-10' };
  const all = [
    { schemeId: yearly.id, unitId: units.station, status: 'FINALIZED', ...year },
    { schemeId: yearly.id, unitId: units.brigade, status: 'OPEN', ...year },
    { schemeId: other.id, unitId: units.elsewhere, status: 'FINALIZED', ...year },
    { schemeId: quarterly.id, unitId: units.bureau, status: 'FINALIZED', ...year, fromOn: '2025-10-01' },
    { schemeId: quarterly.id, unitId: units.bureau, status: 'OPEN', fromOn: '2026-04-01', toOn: '2026-07-01' },
    { schemeId: quarterly.id, unitId: units.bureau, status: 'OPEN', fromOn: '2026-07-01', toOn: '2026-10-01' },
    { schemeId: competence.id, unitId: units.bureau, status: 'OPEN', ...year },
    // of the same days as those of the station and the brigade, and nobody takes part: twice of one unit
    { schemeId: other.id, unitId: units.bureau, status: 'OPEN', ...year },
    { schemeId: another.id, unitId: units.bureau, status: 'OPEN', ...year },
  ] as const;
  for (const [i, columns] of all.entries()) {
    const cycle = await createCycle(registry, columns);
    // some take part, in one of the first three cycles at most
    const taking = ids.filter((id) => (i < 3 ? id % 4 === i : i < 7 && below(3) > 0));
    for (const officerId of taking) await createEvaluation(registry, { cycleId: cycle.id, officerId });
  }
}

beforeAll(async () => {
  const { registry } = api;
  units.bureau = (await createUnit(registry, { kind: 'COUNTY_BUREAU' })).id;
  units.station = (await createUnit(registry, { kind: 'STATION', parentId: units.bureau })).id;
  units.brigade = (await createUnit(registry, { kind: 'BRIGADE', parentId: units.bureau })).id;
  units.elsewhere = (await createUnit(registry)).id;
  for (let n = 0; n < OFFICERS; n++) await join(n);
  await programs();
  await cycles();
}, 60_000);

interface Item {
  readonly kind: string;
  readonly dueOn: Day;
  readonly message: string;
  readonly rule: object | null;
  readonly officer: { readonly id: string; readonly name: string };
}

interface Answer {
  readonly dueItems: {
    readonly totalCount: number;
    readonly nodes: readonly Item[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

/** What is missing, all pages of it. */
async function missing(
  kinds: readonly string[],
  client: GraphQLClient = api.admin,
  on = ON,
  first = 100,
): Promise<Item[]> {
  const nodes: Item[] = [];
  const query = `query ($within: ID!, $after: String, $first: Int) @asOf(date: "${on}") {
    dueItems(within: $within, from: "${PERIOD.from}", to: "${PERIOD.to}", kinds: [${kinds.join()}], first: $first, after: $after) {
      totalCount nodes { kind dueOn message rule { key } officer { id name } } pageInfo { hasNextPage endCursor }
    }
  }`;
  for (let after: string | null = null; ;) {
    const variables: object = { within: globalId('Unit', units.bureau), after, first };
    const { dueItems }: Answer = await client.request(query, variables);
    nodes.push(...dueItems.nodes);
    if (dueItems.pageInfo.hasNextPage) after = dueItems.pageInfo.endCursor;
    else if (nodes.length === dueItems.totalCount) return nodes;
    else throw new Error(`${dueItems.totalCount} are counted and ${nodes.length} listed`);
  }
}

const lineOf = ({ dueOn, officer }: Pick<Item, 'dueOn' | 'officer'>, what: string): string =>
  `${dueOn} ${officer.name} ${what}`;

interface OfficerOfDay {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly assignments: readonly { kind: string; unit: { id: string } | null }[];
  readonly standings: readonly {
    program: { name: string; kind: string };
    lines: {
      value: number | null;
      to: Day | null;
      requirement: { name: string; measure: string; minimum: number | null; activityKind: string | null };
    }[];
  }[];
}

/** The officers as the records show them on a day. */
async function officersOn(on: Day): Promise<Map<string, OfficerOfDay>> {
  const query = `query ($ids: [ID!]!) @asOf(date: "${on}") { nodes(ids: $ids) { ... on Officer {
    id name status assignments { kind unit { id } }
    standings { program { name kind } lines { value to requirement { name measure minimum activityKind } } }
  } } }`;
  const { nodes } = await api.admin.request<{ nodes: (OfficerOfDay | null)[] }>(query, {
    ids: ids.map((id) => globalId('Officer', id)),
  });
  return new Map(nodes.flatMap((officer) => (officer ? [[officer.id, officer] as const] : [])));
}

const isIn = (officer: OfficerOfDay | undefined, unitIds: readonly number[]): boolean =>
  officer !== undefined &&
  ['ACTIVE', 'SUSPENDED'].includes(officer.status) &&
  officer.assignments.some(
    ({ kind, unit }) => kind === 'PRIMARY' && unitIds.some((id) => unit?.id === globalId('Unit', id)),
  );

const ofBureau = () => [units.bureau, units.station, units.brigade];

/** By the standings of the last days of all months and of the day of the query. */
async function trainingModel(on: Day): Promise<string[]> {
  const now = await officersOn(on);
  const ends = Array.from({ length: 14 }, (_, month) => monthsAfter('2025-10-31', month + 1)).filter((end) => end < on);
  const found: string[] = [];
  for (const looked of [...ends, on]) {
    for (const officer of (await officersOn(looked)).values()) {
      if (!isIn(now.get(officer.id), ofBureau())) continue;
      for (const { program, lines } of officer.standings) {
        const short = lines.filter(({ to, value, requirement: { measure, minimum, activityKind } }) => {
          const last = to && dayBefore(to);
          const isTraining =
            (activityKind ?? program.kind) === 'TRAINING' && ['ATTENDANCES', 'HOURS'].includes(measure);
          return (
            isTraining &&
            minimum !== null &&
            value! < minimum &&
            last &&
            last <= PERIOD.to &&
            (looked === on || last === looked)
          );
        });
        for (const dueOn of new Set(short.map(({ to }) => dayBefore(to!)))) {
          const names = short.filter(({ to }) => dayBefore(to!) === dueOn).map(({ requirement: { name } }) => name);
          found.push(lineOf({ dueOn, officer }, `${program.name} ${names.join()}`));
        }
      }
    }
  }
  return found.toSorted();
}

interface Cycle {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly status: string;
  readonly unit: { readonly id: string };
  readonly scheme: { readonly key: string; readonly name: string; readonly evaluatorGroups: readonly object[] };
  readonly evaluations: { readonly nodes: readonly { readonly subject: { readonly id: string } }[] };
}

const isOfBureau = ({ unit }: Cycle): boolean => unit.id === globalId('Unit', units.bureau);

/** The units below that of a cycle, itself included. */
const heldBy = (cycle: Cycle): readonly number[] =>
  isOfBureau(cycle) ? ofBureau() : Object.values(units).filter((id) => globalId('Unit', id) === cycle.unit.id);

const numberOf = ({ id }: Cycle): number => Number(Buffer.from(id, 'base64').toString().split(':')[1]);

/** Whether one cycle asks those of another in its stead: of the same days, of a unit below it, or the later one of the same unit. */
const isNearer = (one: Cycle, other: Cycle): boolean =>
  one.from === other.from &&
  one.to === other.to &&
  (one.unit.id === other.unit.id ? numberOf(one) > numberOf(other) : isOfBureau(other));

/** By the cycles on record and the posts of their last days. */
async function evaluationModel(on: Day): Promise<string[]> {
  const query = `query @asOf(date: "${on}") { evaluationCycles(first: 50) { nodes {
    id from to status unit { id } scheme { key name evaluatorGroups { key } } evaluations(first: 100) { nodes { subject { ... on Officer { id } } } }
  } } }`;
  const { evaluationCycles } = await api.admin.request<{ evaluationCycles: { nodes: Cycle[] } }>(query);
  const graded = evaluationCycles.nodes.filter(({ scheme, from }) => scheme.evaluatorGroups.length === 0 && from <= on);
  const taking = (cycle: Cycle) => cycle.evaluations.nodes.map(({ subject }) => subject.id);
  const now = await officersOn(on);
  const found: string[] = [];
  for (const cycle of graded) {
    const dueOn = dayBefore(cycle.to);
    const roll = await officersOn(dueOn < on ? dueOn : on);
    const alike = graded.filter(
      ({ from, to, scheme }) =>
        (from === cycle.from && to === cycle.to) ||
        (scheme.key === cycle.scheme.key && from < cycle.to && to > cycle.from),
    );
    for (const officer of now.values()) {
      const takesPart = taking(cycle).includes(officer.id);
      const rolled = roll.get(officer.id);
      const nearer = graded.some((one) => one !== cycle && isNearer(one, cycle) && isIn(rolled, heldBy(one)));
      const unasked = isIn(rolled, heldBy(cycle)) && !nearer && !alike.some((one) => taking(one).includes(officer.id));
      if (isIn(officer, ofBureau()) && ((takesPart && cycle.status !== 'FINALIZED') || unasked))
        found.push(lineOf({ dueOn, officer }, `${cycle.scheme.name} ${cycle.from} ${takesPart}`));
    }
  }
  return found.toSorted();
}

const TRAINING = /^(.*)未达标：(.*)$/;
const EVALUATION = /^(.*)（(.*) 至 (.*)）没有考核结果：(.*)$/;

const trainingLine = (item: Item): string => {
  const [, program, lines] = TRAINING.exec(item.message)!;
  return lineOf(
    item,
    `${program} ${lines!
      .split('；')
      .map((line) => line.split('（')[0])
      .join()}`,
  );
};
const evaluationLine = (item: Item): string => {
  const [, scheme, from, , why] = EVALUATION.exec(item.message)!;
  return lineOf(item, `${scheme} ${from} ${why === '尚未定案'}`);
};

describe('what is missing', () => {
  it.each([ON, '2025-12-31', '2026-01-15'])(
    'of training is what the standings of the last days show, as of %s',
    async (on) => {
      const items = await missing(['TRAINING_MISSING'], api.admin, on);
      expect(items.map(trainingLine).toSorted()).toEqual(await trainingModel(on));
      expect(items.length).toBeGreaterThan(10);
      expect(items.every(({ rule }) => rule === null)).toBe(true);
    },
  );

  it.each([ON, '2025-12-31', '2026-01-15'])('of evaluations is what the cycles show, as of %s', async (on) => {
    const items = await missing(['EVALUATION_MISSING'], api.admin, on);
    expect(items.map(evaluationLine).toSorted()).toEqual(await evaluationModel(on));
  });

  it('of evaluations is of who takes part and of who was forgotten, of who is in the unit and serves', async () => {
    const items = await missing(['EVALUATION_MISSING']);
    expect(new Set(items.map(evaluationLine).map((line) => line.split(' ').at(-1)))).toEqual(
      new Set(['true', 'false']),
    );
    expect(items.every(({ rule }) => rule === null)).toBe(true);
  });

  it('is in one list, the earliest first, whatever the size of a page', async () => {
    const both = ['EVALUATION_MISSING', 'TRAINING_MISSING'] as const;
    const small = await missing(both, api.admin, ON, 30);
    expect(await missing(both, api.admin, ON, 100)).toEqual(small);
    expect(small.map(({ dueOn }) => dueOn)).toEqual(small.map(({ dueOn }) => dueOn).toSorted());
    const [first, second] = await Promise.all(both.map((kind) => missing([kind])));
    expect(small).toHaveLength(first!.length + second!.length);
  });

  it('is looked for a few days at once of more officers than are few, with the same pages', async () => {
    const scopes = new Map([
      ['registry:read', 'everywhere'],
      ['evaluation:read', 'everywhere'],
      ['program:read', 'everywhere'],
      ['concern:read', 'everywhere'],
    ] as const);
    const listed = async (few: number, backward: boolean, size = 40, most = Infinity): Promise<unknown[]> => {
      const found: unknown[] = [];
      for (let cursor: string | null = null; ;) {
        const page = backward ? { last: size, before: cursor } : { first: size, after: cursor };
        const context = contextOf(api, scopes);
        context.operation = { ...context.operation, moment: { asOf: ON, knownAt: null } };
        const asOne = duePage(context, units.bureau, { ...PERIOD, ...page }, few);
        const { rows, pageInfo } = await asOne.rows();
        found.splice(backward ? 0 : found.length, 0, ...rows);
        if (found.length >= most || !(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return found;
        cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
      }
    };
    const all = await listed(OFFICERS, false);
    expect(all.length).toBeGreaterThan(60);
    expect(await listed(3, false)).toEqual(all);
    expect(await listed(3, true)).toEqual(all);
    expect(await listed(10, false, 3, 9)).toEqual(all.slice(0, 9));
    expect(await listed(10, true, 3, 9)).toEqual(all.slice(-9));
  });
});

describe('who may not read it', () => {
  it.each([
    ['EVALUATION_MISSING', 'evaluation:read'],
    ['TRAINING_MISSING', 'program:read'],
  ] as const)('is not told of %s without %s for the unit of the officer', async (kind, scope) => {
    const without = await api.signedIn(scopesWithout(scope));
    expect(await missing([kind], without)).toEqual([]);
    const others = scopesWithout(scope, 'concern:read');
    const all = await missing([kind], await api.signedIn([scope, ...others]));
    for (const unitIds of [[units.elsewhere], [units.station], ofBureau()]) {
      const bound = await api.signedIn([scope], unitIds.slice(0, 1), others);
      const there = await homes(all, unitIds);
      expect(await missing([kind], bound)).toEqual(there);
      expect(there.length).toBeGreaterThan(0);
    }
  });

  it('is told of training that a program of warning asks for with concern:read alone', async () => {
    const warned = (items: Item[]) => items.filter(({ message }) => message.startsWith('预警'));
    expect(warned(await missing(['TRAINING_MISSING']))).not.toEqual([]);
    const without = await api.signedIn(scopesWithout('concern:read'));
    expect(warned(await missing(['TRAINING_MISSING'], without))).toEqual([]);
  });
});

/** The items of officers who belong to some units today, or did last: by that it is decided who may read them. */
async function homes(items: readonly Item[], unitIds: readonly number[]): Promise<Item[]> {
  const [then, now] = await Promise.all([officersOn(ON), officersOn(today())]);
  return items.filter(({ officer: { id } }) => {
    const last = [now.get(id), then.get(id)].find((officer) => isIn(officer, [...ofBureau(), units.elsewhere]));
    return isIn(last, unitIds);
  });
}
