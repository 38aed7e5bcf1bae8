import type { EvaluationGrade } from '../generated/prisma/enums.ts';
import { dayNumber, dayText, FULL_YEAR, type DayNumber } from './days.ts';
import { BASIS, MARK, MARK_ZH, spanOf, type ForceOptions } from './options.ts';
import { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { Member } from './members.ts';
import type { Bureau, Tree } from './tree.ts';

/** 德, 能, 勤, 绩, 廉, in basis points. */
const INDICATORS = [
  ['virtue', '德', 2_000],
  ['ability', '能', 2_000],
  ['diligence', '勤', 1_500],
  ['results', '绩', 3_000],
  ['integrity', '廉', 1_500],
] as const;
const BANDS: readonly (readonly [EvaluationGrade, number])[] = [
  ['EXCELLENT', 90],
  ['COMPETENT', 70],
  ['BASICALLY_COMPETENT', 60],
  ['INCOMPETENT', 0],
];
const EXCELLENT_CAP_BASIS_POINTS = 2_000;
const PROBATION_MONTHS = 12;

/** Adds the one scheme of the whole force. */
export function addScheme(rows: Rows, options: ForceOptions, tree: Tree): void {
  const key = `${MARK}-ANNUAL`;
  const owner = tree.units[0]!.id;
  const scheme = rows.add('scheme', key, `年度考核${MARK_ZH}`, owner, 'OFFICER', EXCELLENT_CAP_BASIS_POINTS);
  rows.add('schemeVersion', scheme, key, dayText(spanOf(options).first), null, true, BASIS);
  for (const [i, [indicator, name, weight]] of INDICATORS.entries()) {
    rows.add('indicator', scheme, i + 1, indicator, name, weight, 100);
  }
  for (const [grade, minimum] of BANDS) rows.add('gradeBand', scheme, grade, minimum);
}

/** The days from the end of a year to the finalization of its cycle. */
const FINAL_DAYS = 31;

/** Adds the evaluations of a bureau's police officers, year by year, with the scores of the last year alone. */
export function addEvaluations(rows: Rows, options: ForceOptions, bureau: Bureau, members: readonly Member[]): void {
  const { until } = spanOf(options);
  const last = Number(options.until.slice(0, 4)) - 1;
  for (let year = last - options.evaluationYears + 1; year <= last; year++) {
    const from = dayNumber(`${year}-01-01`);
    const to = dayNumber(`${year + 1}-01-01`);
    const subjects = members.filter(({ career: { category, joined } }) => category === 'POLICE' && joined < to);
    if (subjects.length === 0) continue;
    const pinned = [EXCELLENT_CAP_BASIS_POINTS, PROBATION_MONTHS];
    const cycle = rows.add('cycle', 1, bureau.id, dayText(from), dayText(to), ...pinned);
    const final = to + FINAL_DAYS;
    const ended = final <= until;
    rows.add('cycleVersion', cycle, 'OPEN', dayText(from), ended ? dayText(final) : null, true, BASIS);
    if (ended) rows.add('cycleVersion', cycle, 'FINALIZED', dayText(final), null, true, BASIS);
    addCycle(rows, { seed: options.seed, year, cycle, from: dayText(from), subjects, to, scored: year === last });
  }
}

interface Cycle {
  readonly seed: number;
  readonly year: number;
  readonly cycle: number;
  readonly from: string;
  readonly subjects: readonly Member[];
  readonly to: DayNumber;
  readonly scored: boolean;
}

function addCycle(rows: Rows, { seed, year, cycle, from, subjects, to, scored }: Cycle): void {
  const graded = [];
  for (const { id, career } of subjects) {
    if (career.joined + FULL_YEAR > to) {
      // on probation: no grade is given (不定等次)
      const evaluation = rows.add('evaluation', cycle, from, id, true);
      rows.add('evaluationVersion', evaluation, null, null, 'NOT_GRADED', null, false, BASIS);
    } else {
      const values = scoresOf(new Random(seed + year, 'evaluation', id));
      const points = values.reduce((sum, value, i) => sum + value * INDICATORS[i]![2], 0);
      graded.push({ id, values, total: Math.round(points / 100) / 100 });
    }
  }
  graded.sort((a, b) => b.total - a.total || a.id - b.id);
  const excellent = Math.floor((graded.length * EXCELLENT_CAP_BASIS_POINTS) / 10_000);
  for (let start = 0; start < graded.length;) {
    const { total } = graded[start]!;
    let end = start + 1;
    while (end < graded.length && graded[end]!.total === total) end++;
    // equals share a rank and a grade: where not all of them may be excellent, none is
    const bands = BANDS.filter(([, minimum]) => total >= minimum).map(([band]) => band);
    const capped = bands[0] === 'EXCELLENT' && end > excellent;
    const grade = bands[capped ? 1 : 0]!;
    for (const { id, values } of graded.slice(start, end)) {
      const evaluation = rows.add('evaluation', cycle, from, id, false);
      rows.add('evaluationVersion', evaluation, total, start + 1, grade, bands[0]!, capped, BASIS);
      if (scored) for (const [i, value] of values.entries()) rows.add('score', evaluation, i + 1, value);
    }
    start = end;
  }
}

function scoresOf(random: Random): number[] {
  // most are good, a few are not
  const usual = random.chance(0.02) ? random.between(52, 72) : random.between(74, 94);
  return INDICATORS.map(() => Math.min(100, usual + random.between(-4, 6)));
}
