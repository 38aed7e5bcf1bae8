import type { EvaluationSubjectKind, ProgramKind } from '../generated/prisma/enums.ts';
import { requirementsText, type Criteria, type Requirement } from '../modules/programs/requirement.declaration.ts';
import { dayText, FULL_YEAR, type DayNumber } from './days.ts';
import { BASIS, MARK_ZH, spanOf, type ForceOptions } from './options.ts';
import type { Rows } from './rows.ts';
import type { Tree, TreeUnit } from './tree.ts';

/** The programs of a municipal bureau, and the classes held under one of them. */
interface Programs {
  readonly contact: number;
  /** By which leaders recommend in rounds. */
  readonly recommendation: number;
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
/** What the programs ask at least: buildings at any time, visits a month. */
export const BUILDINGS = 2;
export const VISITS = 30;

/** How many officers a leader may recommend in a round. */
export const RECOMMENDED = 2;

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

const RECOMMENDING: readonly Requirement[] = [
  { ...NOTHING, key: 'made', name: '推荐', measure: 'RECOMMENDATIONS', per: 'ROUND', maximum: RECOMMENDED },
];

/** How many yearly classes were held, each for so many hours. */
const CLASSES = 3;
export const CLASS_HOURS = 40;

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
    const recommendation = add({
      key: 'recommendation',
      name: '人事推荐',
      kind: 'RECOMMENDATION',
      criteria: leaders,
      requirements: RECOMMENDING,
    });
    const newcomers = { ...police, serviceMonthsUnder: 36 };
    add({ key: 'newcomers', name: '新警培养', kind: 'CULTIVATION', criteria: newcomers, requirements: NEWCOMERS });
    made.set(bureau, { contact, recommendation, classes: addClasses(rows, options, bureau, rotation) });
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
