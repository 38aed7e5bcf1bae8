import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EvaluationGrade } from '../../../../src/generated/prisma/enums.ts';
import { FinalizeEvaluationCycleDocument, type ScoreInput } from '../../../generated/graphql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { createCycle, createEvaluation, createScheme } from '../../../support/evaluation-factories.ts';
import { PERIOD, resultsOf, sendScores } from '../../../support/evaluation-writes.ts';
import { createOfficerIn, createUnit, unique } from '../../../support/factories.ts';
import { unguarded } from '../../../support/unguarded.ts';

// What finalizing computes in SQL is computed again here, in fractions of whole numbers and by other means.

const api = useApp();
const OFFICERS = 12;
const BANDS: readonly { grade: EvaluationGrade; minimum: number }[] = [
  { grade: 'EXCELLENT', minimum: 55.55 },
  { grade: 'COMPETENT', minimum: 45 },
  { grade: 'BASICALLY_COMPETENT', minimum: 30 },
];

let unit: { id: number };
let officers: { id: number }[];
beforeAll(async () => {
  unit = await createUnit(api.registry);
  officers = [];
  for (let i = 0; i < OFFICERS; i++) officers.push(await createOfficerIn(api.registry, unit));
});

class Fraction {
  readonly over: bigint;
  readonly under: bigint;

  constructor(over: bigint, under: bigint) {
    this.over = over;
    this.under = under;
  }
  plus({ over, under }: Fraction): Fraction {
    return new Fraction(this.over * under + over * this.under, this.under * under);
  }
  times({ over, under }: Fraction): Fraction {
    return new Fraction(this.over * over, this.under * under);
  }
  /** In hundredths, half up. */
  hundredths(): bigint {
    const [doubled, whole] = [this.over * 200n + this.under, this.under * 2n];
    return doubled / whole;
  }
}

interface Sheet {
  readonly weights: readonly number[];
  /** In ten-thousandths, of each indicator. */
  readonly maxima: readonly number[];
  /** Weights of groups; empty where there are none. */
  readonly groups: readonly number[];
  readonly cap: number | null;
  readonly probation: readonly boolean[];
  /** Of each officer, indicator and group, the values of its evaluators, as shares of the maximum. */
  readonly values: readonly (readonly (readonly (readonly number[])[])[])[];
}

/** Weights that sum to 10000. */
const weights = (parts: number) =>
  fc
    .array(fc.integer({ min: 0, max: 10_000 }), { minLength: parts - 1, maxLength: parts - 1 })
    .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 10_000])
    .map((cuts) => cuts.slice(1).map((cut, i) => cut - cuts[i]!));

const sheets: fc.Arbitrary<Sheet> = fc
  .record({ indicators: fc.integer({ min: 1, max: 4 }), groups: fc.constantFrom(0, 2, 3) })
  .chain(({ indicators, groups }) => {
    const times = <Value>(value: fc.Arbitrary<Value>, count: number) =>
      fc.array(value, { minLength: count, maxLength: count });
    // a few shares only, so that there are ties and halves to be rounded
    const share = fc.constantFrom(0, 1 / 3, 0.5, 0.555_55, 0.9, 1);
    const evaluators = fc.array(share, { minLength: 1, maxLength: 3 });
    return fc.record({
      weights: weights(indicators),
      maxima: times(fc.constantFrom(1_000_000, 875_000, 30_000, 7, 333_333), indicators),
      groups: groups === 0 ? fc.constant<number[]>([]) : weights(groups),
      cap: fc.constantFrom(null, 0, 2_000, 2_500, 9_999),
      probation: times(
        fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
        OFFICERS,
      ),
      values: times(times(times(evaluators, Math.max(groups, 1)), indicators), OFFICERS),
    });
  });

/** The value in ten-thousandths that a share of the maximum stands for. */
const points = (sheet: Sheet, indicator: number, share: number): number => Math.floor(sheet.maxima[indicator]! * share);

function totalOf(sheet: Sheet, officer: number): bigint {
  let total = new Fraction(0n, 1n);
  for (const [i, weight] of sheet.weights.entries()) {
    for (const [g, evaluators] of sheet.values[officer]![i]!.entries()) {
      const sum = evaluators.reduce((all, share) => all + points(sheet, i, share), 0);
      const mean = new Fraction(BigInt(sum), BigInt(evaluators.length) * BigInt(sheet.maxima[i]!));
      const group = new Fraction(BigInt(sheet.groups[g] ?? 10_000), 10_000n);
      total = total.plus(mean.times(group).times(new Fraction(BigInt(weight), 100n)));
    }
  }
  return total.hundredths();
}

/** What finalizing must give, in the order of the officers. */
function expected(sheet: Sheet) {
  const none = { total: null, rank: null, grade: 'NOT_GRADED', bandGrade: null, capped: false };
  const totals = sheet.probation.map((probation, i) => (probation ? null : totalOf(sheet, i)));
  const graded = totals.filter((total) => total !== null);
  const places = sheet.cap === null ? Infinity : Math.floor((sheet.cap * graded.length) / 10_000);
  return totals.map((total) => {
    if (total === null) return none;
    const rank = graded.filter((other) => other > total).length + 1;
    const equalOrBetter = graded.filter((other) => other >= total).length;
    const band = BANDS.find(({ minimum }) => total >= BigInt(Math.round(minimum * 100)))?.grade ?? 'NOT_GRADED';
    const capped = band === 'EXCELLENT' && equalOrBetter > places;
    const text = total.toString().padStart(3, '0');
    return {
      total: `${text.slice(0, -2)}.${text.slice(-2)}`,
      rank,
      grade: capped ? 'COMPETENT' : band,
      bandGrade: band,
      capped,
    };
  });
}

/** Puts a sheet on record through the API, finalizes it, and tells what came out. */
async function finalized(sheet: Sheet) {
  const groups = Object.fromEntries(sheet.groups.map((weight, g) => [`g${g + 1}`, weight]));
  const scheme = await createScheme(api.registry, { weights: sheet.weights, gradeBands: BANDS, groups });
  for (const [i, id] of scheme.indicatorIds.entries()) {
    await unguarded(api.registry, ({ indicator }) =>
      indicator.update({ where: { id }, data: { maximum: sheet.maxima[i]! / 10_000 } }),
    );
  }
  const cap = sheet.cap === null ? {} : { excellentCapBasisPoints: sheet.cap };
  const cycle = await createCycle(api.registry, { schemeId: scheme.id, unitId: unit.id, ...PERIOD, ...cap });
  for (const [o, { id: officerId }] of officers.entries()) {
    await createEvaluation(api.registry, { cycleId: cycle.id, officerId, probation: sheet.probation[o]! });
  }
  const id = globalId('EvaluationCycle', cycle.id);
  const scores = sheet.values.flatMap((indicators, o) =>
    indicators.flatMap((all, i) =>
      all.flatMap((evaluators, g) =>
        evaluators.map((share, n): ScoreInput => ({
          subject: globalId('Officer', officers[o]!.id),
          indicator: `i${i + 1}`,
          value: points(sheet, i, share) / 10_000,
          evaluator: `测评人${n}`,
          ...(sheet.groups.length > 0 && { evaluatorGroup: `g${g + 1}` }),
        })),
      ),
    ),
  );
  expect(await sendScores(api, id, scores)).toMatchObject({ recorded: scores.length });
  const input = { id };
  const { finalizeEvaluationCycle: done } = await api.admin.request(FinalizeEvaluationCycleDocument, {
    input,
    key: `totals-${unique()}`,
  });
  expect(done.__typename).toBe('FinalizeEvaluationCycleSuccess');
  return resultsOf(api, { key: cycle.id });
}

describe('totals, ranks and grades', () => {
  it('are those that are computed again from the scores', async () => {
    await fc.assert(
      fc.asyncProperty(sheets, async (sheet) => expect(await finalized(sheet)).toEqual(expected(sheet))),
      { numRuns: 15 },
    );
  }, 120_000);
});
