import type { UnitCategory, UnitKind } from '../generated/prisma/enums.ts';
import type { DayNumber } from './days.ts';
import { DEPARTMENTS, type Above, type Department } from './departments.ts';
import { MARK, spanOf, type ForceOptions } from './options.ts';

export interface TreeUnit {
  /** From 1, parents first. */
  readonly id: number;
  /** 1 for the ministry to 6. */
  readonly level: number;
  readonly kind: UnitKind;
  readonly category: UnitCategory | null;
  readonly code: string;
  /** Without the mark. */
  readonly name: string;
  readonly shortName: string | null;
  readonly parent: TreeUnit | null;
  /** Itself, or the bureau of which it is a part. */
  readonly bureau: Bureau;
  readonly closedOn: DayNumber | null;
}

/** A unit that holds evaluations and fills posts: the ministry, a department or bureau. */
export interface Bureau extends TreeUnit {
  /** Itself and its parts that are open, without the bureaus below it. */
  readonly units: TreeUnit[];
}

export interface Tree {
  readonly units: readonly TreeUnit[];
  readonly bureaus: readonly Bureau[];
}

// One of so many units of a large force is such a bureau.
const UNITS_A_PROVINCE = 1_900;
const PROVINCES_MAXIMUM = 31;
const UNITS_A_MUNICIPALITY = 180;
const UNITS_A_COUNTY = 21;

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES_OF_YEARS = '子丑寅卯辰巳午未申酉戌亥';
/** 甲子, 乙丑 …: names of the sexagenary cycle, which no place has. */
const place = (number: number): string =>
  `${STEMS[number % STEMS.length]!}${BRANCHES_OF_YEARS[number % BRANCHES_OF_YEARS.length]!}`;
const two = (number: number): string => String(number).padStart(2, '0');

/** One of so many stations has closed, four years before the end. */
const CLOSED_ONE_IN = 100;
const CLOSED_DAYS = 4 * 365;

/** A tree while it grows. */
interface Growing {
  readonly units: TreeUnit[];
  readonly bureaus: Bureau[];
  /** The open units that others may stand below. */
  readonly open: Readonly<Record<Above, TreeUnit[]>>;
}

/** The category of a unit, else that of the nearest above it that has one. */
export const categoryOf = (unit: TreeUnit): UnitCategory | null =>
  unit.category ?? (unit.parent && categoryOf(unit.parent));

/** The tree of a force; the same parents, names and codes whatever the seed. */
export function growTree(options: ForceOptions): Tree {
  const tree: Growing = { units: [], bureaus: [], open: { 1: [], 2: [], 3: [], 4: [], STATION: [], BRIGADE: [] } };
  addAllBureaus(tree, options.units);
  addAllDepartments(tree, options.units, spanOf(options).until - CLOSED_DAYS);
  return tree;
}

function addAllBureaus(tree: Growing, size: number): void {
  const provinces = Math.min(PROVINCES_MAXIMUM, Math.max(1, Math.round(size / UNITS_A_PROVINCE)));
  const municipalities = Math.max(provinces, Math.round(size / UNITS_A_MUNICIPALITY));
  const counties = Math.max(municipalities, Math.round(size / UNITS_A_COUNTY));
  addBureau(tree, { level: 1, kind: 'MINISTRY', parent: null, code: MARK, name: '公安部' });
  addBureaus(tree, 2, provinces, () => ['PROVINCIAL_DEPARTMENT', '省公安厅']);
  addBureaus(tree, 3, municipalities, () => ['MUNICIPAL_BUREAU', '市公安局']);
  addBureaus(tree, 4, counties, (i) => (i % 5 < 2 ? ['SUB_BUREAU', '公安分局'] : ['COUNTY_BUREAU', '县公安局']));
}

/** Spreads bureaus of a level evenly over those above; `kindOf` gives the kind of each, and the end of its name. */
function addBureaus(
  tree: Growing,
  level: 2 | 3 | 4,
  count: number,
  kindOf: (index: number) => readonly [kind: UnitKind, suffix: string],
): void {
  for (const { parent, number, index } of spread(count, tree.open[(level - 1) as 1 | 2 | 3])) {
    const [kind, suffix] = kindOf(index);
    const code = level === 2 ? `${MARK}-${two(number)}` : `${parent.code}${two(number)}`;
    addBureau(tree, { level, kind, parent, code, name: `${place(index)}${suffix}` });
  }
}

function addBureau(
  { units, bureaus, open }: Growing,
  told: Pick<TreeUnit, 'kind' | 'parent' | 'code' | 'name'> & { readonly level: 1 | 2 | 3 | 4 },
): void {
  const bureau: Bureau = {
    id: units.length + 1,
    ...told,
    category: null,
    shortName: null,
    closedOn: null,
    get bureau() {
      return bureau;
    },
    units: [],
  };
  bureau.units.push(bureau);
  units.push(bureau);
  bureaus.push(bureau);
  open[told.level].push(bureau);
}

/** One department of each kind, so that a small force has all six levels; the others by their shares. */
function addAllDepartments(tree: Growing, size: number, closedOn: DayNumber): void {
  const others = size - tree.units.length - DEPARTMENTS.length;
  const shares = DEPARTMENTS.reduce((sum, { share }) => sum + share, 0);
  let given = 0;
  for (const department of DEPARTMENTS) {
    const from = Math.round((others * given) / shares);
    given += department.share;
    addDepartments(tree, department, 1 + Math.round((others * given) / shares) - from, closedOn);
  }
}

function addDepartments(
  { units, open }: Growing,
  { under, kind, category, letter, title }: Department,
  count: number,
  closedOn: DayNumber,
): void {
  for (const { parent, number, index } of spread(count, open[under])) {
    const shortName = title(number);
    const closes = kind === 'STATION' && index % CLOSED_ONE_IN === CLOSED_ONE_IN - 1;
    const unit: TreeUnit = {
      id: units.length + 1,
      level: parent.level + 1,
      kind,
      category,
      code: `${parent.code}-${letter}${two(number)}`,
      name: `${parent.name}${shortName}`,
      shortName,
      parent,
      bureau: parent.bureau,
      closedOn: closes ? closedOn : null,
    };
    units.push(unit);
    if (closes) continue;
    unit.bureau.units.push(unit);
    if (kind === 'STATION' || kind === 'BRIGADE') open[kind].push(unit);
  }
}

/** Spreads so many units evenly over parents: the parent of each, and its number among those of this parent, from 1. */
function* spread(count: number, parents: readonly TreeUnit[]) {
  for (let index = 0; index < count; index++) {
    const parent = parents[index % parents.length]!;
    yield { parent, number: Math.floor(index / parents.length) + 1, index };
  }
}
