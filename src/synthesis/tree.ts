import type { UnitCategory, UnitKind } from '../generated/prisma/enums.ts';
import { pinyinOf } from '../names/chinese-name.ts';
import { dayText, type DayNumber } from './days.ts';
import { BASIS, MARK, MARK_ZH, spanOf, type ForceOptions } from './options.ts';
import { Random } from './random.ts';
import type { Rows } from './rows.ts';

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

/** The departments of a kind: what share of all departments they are, and what they are below: a level of bureaus, or stations or brigades. */
interface Department {
  readonly share: number;
  readonly under: 1 | 2 | 3 | 4 | 'STATION' | 'BRIGADE';
  readonly kind: UnitKind;
  readonly category: UnitCategory | null;
  readonly letter: string;
  readonly title: (number: number) => string;
}

const BRANCHES = ['刑侦', '治安', '交警', '巡特警', '禁毒', '经侦', '网安', '出入境'];
const OFFICES = ['政工室', '办公室', '法制室', '督察室', '警务保障室', '科技信息室'];
const numbered = (number: number, kind: string): string => `第${number}${kind}`;
/** The eighth of nine kinds is a brigade anew: the second one. */
const among = (names: readonly string[], number: number, kind: string): string => {
  const round = Math.ceil(number / names.length);
  return `${names[(number - 1) % names.length]!}${round > 1 ? `第${round}` : ''}${kind}`;
};

const DEPARTMENTS: readonly Department[] = [
  { share: 700, under: 4, kind: 'STATION', category: 'STATION', letter: 'P', title: (n) => numbered(n, '派出所') },
  {
    share: 120,
    under: 4,
    kind: 'BRIGADE',
    category: 'OPERATIONAL',
    letter: 'B',
    title: (n) => among(BRANCHES, n, '大队'),
  },
  { share: 60, under: 4, kind: 'OFFICE', category: 'GENERAL', letter: 'G', title: (n) => among(OFFICES, n, '') },
  {
    share: 28,
    under: 3,
    kind: 'DETACHMENT',
    category: 'OPERATIONAL',
    letter: 'D',
    title: (n) => among(BRANCHES, n, '支队'),
  },
  { share: 8, under: 2, kind: 'OFFICE', category: 'GENERAL', letter: 'G', title: (n) => among(OFFICES, n, '') },
  { share: 4, under: 1, kind: 'CENTER', category: 'GENERAL', letter: 'C', title: (n) => numbered(n, '中心') },
  {
    share: 55,
    under: 'STATION',
    kind: 'POLICE_ROOM',
    category: null,
    letter: 'R',
    title: (n) => numbered(n, '警务室'),
  },
  { share: 25, under: 'BRIGADE', kind: 'TEAM', category: null, letter: 'T', title: (n) => numbered(n, '中队') },
];

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES_OF_YEARS = '子丑寅卯辰巳午未申酉戌亥';
/** 甲子, 乙丑 …: names of the sexagenary cycle, which no place has. */
const place = (number: number): string =>
  `${STEMS[number % STEMS.length]!}${BRANCHES_OF_YEARS[number % BRANCHES_OF_YEARS.length]!}`;
const two = (number: number): string => String(number).padStart(2, '0');

/** One of so many units has closed, four years before the end, and one of so many was renamed, two years before it. */
const CLOSED_ONE_IN = 100;
const RENAMED_ONE_IN = 40;
const YEAR = 365;

/** The tree of a force; the same parents, names and codes whatever the seed. */
export function growTree(options: ForceOptions): Tree {
  const { units: size } = options;
  const units: TreeUnit[] = [];
  const bureaus: Bureau[] = [];
  const byLevel: Bureau[][] = [[], [], [], [], []];
  const { until } = spanOf(options);

  const addBureau = (level: number, kind: UnitKind, parent: Bureau | null, code: string, name: string) => {
    const bureau = {
      id: units.length + 1,
      level,
      kind,
      category: null,
      code,
      name,
      shortName: null,
      parent,
      closedOn: null,
      units: [] as TreeUnit[],
    } as unknown as Bureau & { bureau: Bureau };
    bureau.bureau = bureau;
    bureau.units.push(bureau);
    units.push(bureau);
    bureaus.push(bureau);
    byLevel[level]!.push(bureau);
  };
  /** Spreads bureaus of a level evenly over those above. */
  const addBureaus = (
    level: number,
    count: number,
    kindOf: (number: number) => UnitKind,
    suffixOf: (kind: UnitKind) => string,
  ) => {
    const above = byLevel[level - 1]!;
    for (let i = 0; i < count; i++) {
      const parent = above[i % above.length]!;
      const number = Math.floor(i / above.length) + 1;
      const kind = kindOf(i);
      const code = level === 2 ? `${MARK}-${two(number)}` : `${parent.code}${two(number)}`;
      addBureau(level, kind, parent, code, `${place(i)}${suffixOf(kind)}`);
    }
  };

  const provinces = Math.min(PROVINCES_MAXIMUM, Math.max(1, Math.round(size / UNITS_A_PROVINCE)));
  const municipalities = Math.max(provinces, Math.round(size / UNITS_A_MUNICIPALITY));
  const counties = Math.max(municipalities, Math.round(size / UNITS_A_COUNTY));
  addBureau(1, 'MINISTRY', null, MARK, '公安部');
  addBureaus(
    2,
    provinces,
    () => 'PROVINCIAL_DEPARTMENT',
    () => '省公安厅',
  );
  addBureaus(
    3,
    municipalities,
    () => 'MUNICIPAL_BUREAU',
    () => '市公安局',
  );
  addBureaus(
    4,
    counties,
    (i) => (i % 5 < 2 ? 'SUB_BUREAU' : 'COUNTY_BUREAU'),
    (kind) => (kind === 'SUB_BUREAU' ? '公安分局' : '县公安局'),
  );

  // one of each, so that a small force has all six levels; the others by their shares
  const others = size - units.length - DEPARTMENTS.length;
  const shares = DEPARTMENTS.reduce((sum, { share }) => sum + share, 0);
  const open: Record<'STATION' | 'BRIGADE', TreeUnit[]> = { STATION: [], BRIGADE: [] };
  let given = 0;
  for (const { share, under, kind, category, letter, title } of DEPARTMENTS) {
    const from = Math.round((others * given) / shares);
    given += share;
    const count = 1 + Math.round((others * given) / shares) - from;
    const above = typeof under === 'number' ? byLevel[under]! : open[under];
    for (let i = 0; i < count; i++) {
      const parent = above[i % above.length]!;
      const number = Math.floor(i / above.length) + 1;
      const shortName = title(number);
      const closes = kind === 'STATION' && i % CLOSED_ONE_IN === CLOSED_ONE_IN - 1;
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
        closedOn: closes ? until - 4 * YEAR : null,
      };
      units.push(unit);
      if (closes) continue;
      unit.bureau.units.push(unit);
      if (kind === 'STATION' || kind === 'BRIGADE') open[kind].push(unit);
    }
  }
  return { units, bureaus };
}

/** A unit is on record from its first day; the record of units goes back further than that of officers. */
const FOUNDED = '2000-01-01';

/** The rows of all units; `strengths` are their authorized strengths, in their order. */
export function addUnits(rows: Rows, options: ForceOptions, tree: Tree, strengths: readonly number[]): void {
  const { until } = spanOf(options);
  for (const unit of tree.units) {
    rows.add('unit', 1);
    const random = new Random(options.seed, 'unit', unit.id);
    const renamed = unit.shortName !== null && unit.closedOn === null && random.chance(1 / RENAMED_ONE_IN);
    const renamedOn = until - 2 * YEAR - random.below(YEAR);
    const version = (name: string, shortName: string | null, from: string, to: string | null) =>
      rows.add(
        'unitVersion',
        unit.id,
        unit.code,
        `${name}${MARK_ZH}`,
        pinyinOf(`${name}${MARK_ZH}`),
        shortName,
        unit.kind,
        unit.category,
        unit.parent?.id ?? null,
        strengths[unit.id - 1]!,
        from,
        to,
        true,
        BASIS,
      );
    if (renamed) version(`${unit.name}（筹）`, null, FOUNDED, dayText(renamedOn));
    version(
      unit.name,
      unit.shortName,
      renamed ? dayText(renamedOn) : FOUNDED,
      unit.closedOn === null ? null : dayText(unit.closedOn),
    );
  }
}
