import type { HonorLevel, MeritClass } from '../generated/prisma/enums.ts';
import type { Career } from './career.ts';
import { dayText, FULL_YEAR, type DayNumber } from './days.ts';
import { BASIS, MARK, MARK_ZH, spanOf, type ForceOptions } from './options.ts';
import { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { Tree } from './tree.ts';

interface Award {
  readonly meritClass: MeritClass;
  readonly title: string;
  readonly level: HonorLevel;
  readonly weight: number;
}

/** The awards, with the level that gives each and its relative frequency. */
const AWARDS: readonly Award[] = [
  { meritClass: 'COMMENDATION', title: '嘉奖', level: 'COUNTY', weight: 800 },
  { meritClass: 'THIRD_CLASS_MERIT', title: '个人三等功', level: 'MUNICIPAL', weight: 165 },
  { meritClass: 'SECOND_CLASS_MERIT', title: '个人二等功', level: 'PROVINCIAL', weight: 28 },
  { meritClass: 'FIRST_CLASS_MERIT', title: '个人一等功', level: 'NATIONAL', weight: 2 },
  { meritClass: 'TITLE', title: '优秀人民警察', level: 'PROVINCIAL', weight: 5 },
];
const AWARD_WEIGHTS = AWARDS.map(({ weight }) => weight);
const COLLECTIVE: readonly Award[] = [
  { meritClass: 'THIRD_CLASS_MERIT', title: '集体三等功', level: 'MUNICIPAL', weight: 9 },
  { meritClass: 'SECOND_CLASS_MERIT', title: '集体二等功', level: 'PROVINCIAL', weight: 1 },
];
const COLLECTIVE_WEIGHTS = COLLECTIVE.map(({ weight }) => weight);

/** The average days between two honors of one officer, and of one unit. */
const OFFICER_DAYS = 11 * FULL_YEAR;
const UNIT_DAYS = 30 * FULL_YEAR;
/** The days under public notice before an honor is conferred: seven working days and the weekends between them. */
const NOTICE_DAYS = 12;
const REVOKED = 0.002;

/** Adds the programs. */
export function addPrograms(rows: Rows, options: ForceOptions, tree: Tree): void {
  const from = dayText(spanOf(options).first);
  for (const [key, name, kind] of [
    [`${MARK}-STAR`, '警星评选', 'OFFICER'],
    [`${MARK}-STATION`, '优秀基层单位评选', 'UNIT'],
  ] as const) {
    const program = rows.add('honorProgram', key);
    const owner = tree.units[0]!.id;
    rows.add('honorProgramVersion', program, `${name}${MARK_ZH}`, owner, kind, 'CURRENT', from, null, true, BASIS);
  }
}

/** Adds the honors of one police officer while on record and serving; auxiliaries are given none. */
export function addHonors(rows: Rows, options: ForceOptions, officer: number, id: number, career: Career): void {
  if (career.category !== 'POLICE') return;
  const random = new Random(options.seed, 'honor', officer);
  const end = career.left ?? spanOf(options).until + 1;
  for (let on = career.onRecord + random.waiting(OFFICER_DAYS); on < end; on += random.waiting(OFFICER_DAYS)) {
    const award = AWARDS[random.weighted(AWARD_WEIGHTS)]!;
    const honor = addHonor(rows, options, { award, collective: false, on, revoked: random.chance(REVOKED) });
    rows.add('honorRecipient', honor, id, null);
  }
}

/** Adds the honors of units other than bureaus. */
export function addCollectiveHonors(rows: Rows, options: ForceOptions, tree: Tree): void {
  const { first, until } = spanOf(options);
  for (const unit of tree.units) {
    if (unit.bureau === unit) continue;
    const random = new Random(options.seed, 'collective honor', unit.id);
    const end = unit.closedOn ?? until + 1;
    for (let on = first + random.waiting(UNIT_DAYS); on < end; on += random.waiting(UNIT_DAYS)) {
      const award = COLLECTIVE[random.weighted(COLLECTIVE_WEIGHTS)]!;
      const honor = addHonor(rows, options, { award, collective: true, on, revoked: random.chance(REVOKED) });
      rows.add('honorRecipient', honor, null, unit.id);
    }
  }
}

interface Given {
  readonly award: Award;
  readonly collective: boolean;
  readonly on: DayNumber;
  readonly revoked: boolean;
}

/**
 * Adds an honor: nominated and announced on one day, conferred after the notice if that has passed, and seldom revoked.
 */
function addHonor(rows: Rows, options: ForceOptions, { award, collective, on, revoked }: Given): number {
  const { until } = spanOf(options);
  const { title, level, meritClass } = award;
  const honor = rows.add('honor', 1);
  const program = meritClass === 'TITLE' ? 1 : null;
  const conferred = on + NOTICE_DAYS;
  const withdrawn = revoked && conferred + FULL_YEAR <= until ? conferred + FULL_YEAR : null;
  const version = (status: string, from: DayNumber, to: DayNumber | null) =>
    rows.add(
      'honorVersion',
      honor,
      `${title}${MARK_ZH}`,
      program,
      collective ? 'COLLECTIVE' : 'INDIVIDUAL',
      level,
      meritClass,
      status,
      status === 'UNDER_PUBLIC_NOTICE' ? null : `${AWARDING[level]}${MARK_ZH}`,
      ...(status === 'UNDER_PUBLIC_NOTICE' ? [null, null] : [dayText(conferred), 'DAY']),
      dayText(on),
      dayText(on),
      dayText(from),
      to === null ? null : dayText(to),
      true,
      BASIS,
    );
  if (conferred > until) {
    version('UNDER_PUBLIC_NOTICE', on, null);
    return honor;
  }
  version('CONFERRED', conferred, withdrawn);
  if (withdrawn !== null) version('REVOKED', withdrawn, null);
  return honor;
}

const AWARDING: Readonly<Record<HonorLevel, string>> = {
  NATIONAL: '公安部',
  PROVINCIAL: '省公安厅',
  MUNICIPAL: '市公安局',
  COUNTY: '县公安局',
  UNIT: '本单位',
};
