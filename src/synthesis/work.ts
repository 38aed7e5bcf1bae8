import type { EvaluationSubjectKind, ProgramKind } from '../generated/prisma/enums.ts';
import { requirementsText, type Criteria, type Requirement } from '../modules/programs/requirement.declaration.ts';
import { dayNumber, dayText, FULL_YEAR, type DayNumber } from './days.ts';
import type { Member } from './members.ts';
import { BASIS, MARK_ZH, spanOf, type ForceOptions } from './options.ts';
import { Random } from './random.ts';
import type { Rows } from './rows.ts';
import { categoryOf, type Bureau, type Tree, type TreeUnit } from './tree.ts';

/** The programs of a municipal bureau, and the classes held under one of them. */
interface Programs {
  readonly contact: number;
  readonly classes: readonly { readonly id: number; readonly on: DayNumber }[];
}

/** By municipal bureau; a program concerns all units below its bureau. */
export type WorkPrograms = ReadonlyMap<TreeUnit, Programs>;

const EVERYBODY: Criteria = {
  categories: [],
  grades: [],
  reach: 'WITHIN',
  roles: [],
  serviceMonthsFrom: null,
  serviceMonthsUnder: null,
  unitCategories: [],
  unitKinds: [],
};
const NOTHING = {
  minimum: null,
  maximum: null,
  criteria: null,
  article: null,
  tally: null,
  activityKind: null,
  dutyKind: null,
  placeKind: null,
  unitKind: null,
  unitName: null,
} satisfies Partial<Requirement>;

const DEPARTMENTS: Criteria = { ...EVERYBODY, categories: ['POLICE'], unitCategories: ['OPERATIONAL', 'GENERAL'] };
const BUILDINGS = 2;
const VISITS = 30;

const CONTACT: readonly Requirement[] = [
  {
    ...NOTHING,
    key: 'buildings',
    name: '承包出租房',
    measure: 'DUTIES',
    per: 'STANDING',
    minimum: BUILDINGS,
    dutyKind: 'LINKED',
    placeKind: 'BUILDING',
    criteria: DEPARTMENTS,
  },
  {
    ...NOTHING,
    key: 'visits',
    name: '走访',
    measure: 'TALLY',
    per: 'MONTH',
    minimum: VISITS,
    tally: 'household_visits',
    criteria: DEPARTMENTS,
  },
];
const ROTATION: readonly Requirement[] = [
  {
    ...NOTHING,
    key: 'classes',
    name: '政治轮训',
    measure: 'ATTENDANCES',
    per: 'YEAR',
    minimum: 1,
    activityKind: 'TRAINING',
  },
];
const NEWCOMERS: readonly Requirement[] = [
  { ...NOTHING, key: 'tasks', name: '打击任务', measure: 'TALLY', per: 'QUARTER', tally: 'strike_tasks' },
];
const ROOMS: readonly Requirement[] = [
  {
    ...NOTHING,
    key: 'rooms',
    name: '警务室',
    measure: 'SUBUNITS',
    per: 'STANDING',
    minimum: 1,
    unitKind: 'POLICE_ROOM',
  },
];

/** How many yearly classes were held, each for so many hours. */
const CLASSES = 3;
const CLASS_HOURS = 40;

interface Told {
  readonly key: string;
  readonly name: string;
  readonly kind: ProgramKind;
  readonly subject?: EvaluationSubjectKind;
  readonly criteria: Partial<Criteria>;
  readonly requirements: readonly Requirement[];
}

/** Adds the programs, and the classes of the last years. */
export function addWorkPrograms(rows: Rows, options: ForceOptions, tree: Tree): WorkPrograms {
  const made = new Map<TreeUnit, Programs>();
  addProgram(rows, options, tree.units[0]!, {
    key: 'rooms',
    name: '一所一室',
    kind: 'STANDARD',
    subject: 'UNIT',
    criteria: { unitKinds: ['STATION'] },
    requirements: ROOMS,
  });
  for (const bureau of tree.bureaus) {
    if (bureau.kind !== 'MUNICIPAL_BUREAU') continue;
    const police = { categories: ['POLICE'] } as const;
    const add = (told: Told) => addProgram(rows, options, bureau, told);
    const contact = add({ key: 'contact', name: '驻所联户', kind: 'CONTACT', criteria: police, requirements: CONTACT });
    const leaders = { reach: 'BELOW', roles: ['LEADER', 'DEPUTY'] } as const;
    const rotation = add({
      key: 'rotation',
      name: '政治轮训',
      kind: 'TRAINING',
      criteria: leaders,
      requirements: ROTATION,
    });
    const newcomers = { ...police, serviceMonthsUnder: 36 };
    add({ key: 'newcomers', name: '新警培养', kind: 'CULTIVATION', criteria: newcomers, requirements: NEWCOMERS });
    made.set(bureau, { contact, classes: addClasses(rows, options, bureau, rotation) });
  }
  return made;
}

/** Adds a program of everybody, or of every unit, that meets its criteria. */
function addProgram(rows: Rows, options: ForceOptions, owner: TreeUnit, told: Told): number {
  const { key, name, kind, subject = 'OFFICER', requirements } = told;
  const program = rows.add('program', `${owner.code}-${key}`.toLowerCase(), kind, 'BY_CRITERIA', subject);
  const { categories, reach, roles, serviceMonthsUnder, unitKinds } = { ...EVERYBODY, ...told.criteria };
  rows.add(
    'programVersion',
    program,
    `${name}${MARK_ZH}`,
    owner.id,
    'RUNNING',
    arrayOf(categories),
    reach,
    arrayOf(roles),
    serviceMonthsUnder,
    arrayOf(unitKinds),
    requirementsText(requirements),
    dayText(spanOf(options).first),
    null,
    true,
    BASIS,
  );
  return program;
}

/** The text of an array. */
const arrayOf = (values: readonly string[]): string => `{${values.join(',')}}`;

/** Adds a class of each of the last years. */
function addClasses(rows: Rows, options: ForceOptions, bureau: TreeUnit, program: number): Programs['classes'] {
  const { until } = spanOf(options);
  return Array.from({ length: CLASSES }, (_, i) => {
    const on = until - i * FULL_YEAR - 60;
    const day = dayText(on);
    const id = rows.add('activity', 1);
    const title = `${day.slice(0, 4)}年政治轮训${MARK_ZH}`;
    const held = [day, 'DAY', CLASS_HOURS, day, null, true, BASIS];
    rows.add('activityVersion', id, 'TRAINING', title, program, bureau.id, ...held);
    return { id, on };
  });
}

const ATTENDED = 0.9;
const VISITED = 0.95;

/** Adds what the members of one bureau answer for, attended and did. */
export function addWork(
  rows: Rows,
  options: ForceOptions,
  bureau: Bureau,
  members: readonly Member[],
  programs: WorkPrograms,
): void {
  const own = programs.get(bureau) ?? (bureau.parent && programs.get(bureau.parent));
  if (own == null) return;
  const random = new Random(options.seed, 'work', bureau.id);
  const communities = addCommunities(rows, bureau, own.contact);
  const months = lastMonths(options.until, 2);
  const quarter = lastMonths(options.until, 3);
  for (const member of members) {
    const { career, id } = member;
    const post = career.posts[0]!;
    for (const { id: activity, on } of own.classes) {
      if (post.role === 'MEMBER' || career.onRecord > on || !random.chance(ATTENDED)) continue;
      rows.add('attendance', activity, id, dayText(on), 'ATTENDED', CLASS_HOURS, BASIS);
    }
    if (career.category !== 'POLICE') continue;
    const [start] = quarter;
    if (career.onRecord <= dayNumber(start!.from)) {
      const tasks = random.below(12);
      rows.add('tally', id, 'strike_tasks', '打击任务', tasks, 'COUNT', start!.from, quarter.at(-1)!.lastOn, BASIS);
    }
    if (categoryOf(post.unit) === 'STATION' || categoryOf(post.unit) === null) continue;
    addBuildings(rows, member, communities, own.contact, random);
    for (const { from, lastOn } of months) {
      if (career.onRecord > dayNumber(from) || !random.chance(VISITED)) continue;
      rows.add(
        'tally',
        id,
        'household_visits',
        '走访',
        random.between(VISITS - 3, VISITS + 12),
        'COUNT',
        from,
        lastOn,
        BASIS,
      );
    }
  }
}

/** What places are there from. */
const FOUNDED = '2000-01-01';

interface Community {
  readonly id: number;
  readonly code: string;
  buildings: number;
}

/** A community of each station that is open, for which the station answers. */
function addCommunities(rows: Rows, { units }: Bureau, program: number): Community[] {
  return units
    .filter(({ kind }) => kind === 'STATION')
    .map((station) => {
      const id = rows.add('place', 1);
      const code = `${station.code}-SQ`;
      rows.add(
        'placeVersion',
        id,
        code,
        'COMMUNITY',
        `${station.shortName ?? station.name}社区${MARK_ZH}`,
        null,
        FOUNDED,
        null,
        true,
        BASIS,
      );
      const duty = rows.add('duty', 1);
      rows.add('dutyVersion', duty, 'RESPONSIBLE', program, null, station.id, id, null, FOUNDED, null, true, BASIS);
      return { id, code, buildings: 0 };
    });
}

/** The buildings that an officer of a department has in a community of the bureau. */
function addBuildings(
  rows: Rows,
  { id, career }: Member,
  communities: readonly Community[],
  program: number,
  random: Random,
): void {
  if (communities.length === 0) return;
  const community = random.of(communities);
  const from = dayText(career.posts[0]!.from);
  for (let n = random.chance(ATTENDED) ? BUILDINGS : BUILDINGS - 1; n > 0; n--) {
    const place = rows.add('place', 1);
    community.buildings += 1;
    const { buildings } = community;
    rows.add(
      'placeVersion',
      place,
      `${community.code}-${buildings}`,
      'BUILDING',
      `${buildings}号楼${MARK_ZH}`,
      community.id,
      FOUNDED,
      null,
      true,
      BASIS,
    );
    const duty = rows.add('duty', 1);
    rows.add('dutyVersion', duty, 'LINKED', program, id, null, place, null, from, null, true, BASIS);
  }
}

interface Month {
  readonly from: string;
  readonly lastOn: string;
}

/** The last months that are over by a day, earliest first. */
function lastMonths(until: string, count: number): Month[] {
  const after = new Date((dayNumber(until) + 1) * 86_400_000);
  const firstOf = (back: number) => Date.UTC(after.getUTCFullYear(), after.getUTCMonth() - back, 1) / 86_400_000;
  return Array.from({ length: count }, (_, i) => ({
    from: dayText(firstOf(count - i)),
    lastOn: dayText(firstOf(count - i - 1) - 1),
  }));
}
