import { beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { graphql } from '../../generated/gql.ts';
import { createForce, YEARS, type Force, type Result } from '../../support/candidates.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createRound } from '../../support/selection-factories.ts';

const api = useApp();

const Ranked = graphql(`
  query RankedCandidates($round: ID!) {
    selectionRound(id: $round) {
      candidates(includeIneligible: true, first: 100) {
        nodes {
          place
          score
          officer {
            name
          }
          category
          excludedBy
          lastGrade
        }
      }
    }
  }
`);

const OFFICERS = 24;
const UNITS = ['S', 'SP', 'O'] as const;
const GRADES = ['EXCELLENT', 'COMPETENT', 'BASICALLY_COMPETENT', 'INCOMPETENT'] as const;

let force: Force;
/** The officers by name, with their results. */
const results = new Map<string, readonly Result[]>();
const officerIds: number[] = [];

beforeAll(async () => {
  force = await createForce(api.registry);
  // few totals, so that scores are full of ties
  const total = fc.constantFrom(60, 70.01, 70.02, 85.5, 85.55, 100);
  const result = fc.record({ total, grade: fc.constantFrom(...GRADES) });
  const years = fc.array(fc.option(result, { freq: 3 }), { minLength: YEARS.length, maxLength: YEARS.length });
  for (const [n, each] of fc.sample(years, { numRuns: OFFICERS, seed: 1 }).entries()) {
    const name = `officer${String(n).padStart(2, '0')}`;
    const found = each.flatMap((one, i) => (one ? [{ year: YEARS[i]!, ...one }] : []));
    results.set(name, found);
    officerIds.push((await force.add(UNITS[n % UNITS.length]!, name, found)).id);
  }
});

const ranked = async (round: string) => (await api.admin.request(Ranked, { round })).selectionRound!.candidates.nodes;

const newRound = async (columns: object = {}) => {
  const { units, policy } = force;
  const common = { unitId: units.B.id, policyId: policy.id, openedOn: '2024-03-01' };
  return globalId('SelectionRound', (await createRound(api.registry, { ...common, ...columns })).id);
};

/** In integers: totals in hundredths, weights in basis points; half up to hundredths. */
function scoreOf(newestFirst: readonly Result[], weights: readonly number[]): number | null {
  const counted = newestFirst.slice(0, weights.length);
  if (counted.length === 0) return null;
  const weight = counted.reduce((sum, _, i) => sum + weights[i]!, 0);
  const points = counted.reduce((sum, { total }, i) => sum + Math.round(total! * 100) * weights[i]!, 0);
  return Math.floor((2 * points + weight) / (2 * weight)) / 100;
}

/** What a round asks for, worked out from the results one officer at a time. */
function expected(lookBack: number, weights: readonly number[], minimum: (typeof GRADES)[number] | null) {
  const judged = [...results].map(([name, all], n) => {
    const newestFirst = all.filter(({ year }) => year + 1 > 2024 - lookBack).toReversed();
    const last = newestFirst[0]?.grade;
    const excludedBy =
      last === undefined
        ? 'no-evaluation'
        : last === 'INCOMPETENT'
          ? 'evaluation-incompetent'
          : minimum !== null && GRADES.indexOf(last as never) > GRADES.indexOf(minimum)
            ? 'grade-below-minimum'
            : null;
    const score = excludedBy === null ? scoreOf(newestFirst, weights) : null;
    return {
      score,
      officer: { name },
      category: UNITS[n % UNITS.length] === 'O' ? 'OPERATIONAL' : 'STATION',
      excludedBy,
      lastGrade: last ?? null,
    };
  });
  return judged
    .map((one) => {
      const better = judged.filter(({ category, score }) => category === one.category && (score ?? -1) > one.score!);
      return { place: one.score === null ? null : better.length + 1, ...one };
    })
    .toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.officer.name < b.officer.name ? -1 : 1));
}

const weightings = fc
  .array(fc.integer({ min: 1, max: 900 }), { maxLength: 9 })
  .map((some) => [...some, 10_000 - some.reduce((sum, one) => sum + one, 0)]);

it('candidates are ranked as a naive computation ranks them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 10 }),
      weightings,
      fc.constantFrom(null, ...GRADES.slice(0, 3)),
      async (evaluationLookBackYears, evaluationWeights, minimumGrade) => {
        const round = await newRound({ evaluationLookBackYears, evaluationWeights, minimumGrade });
        expect(await ranked(round)).toEqual(expected(evaluationLookBackYears, evaluationWeights, minimumGrade));
      },
    ),
    { numRuns: 20 },
  );
});

it('seniority is no input: the answer is the same whenever officers joined and whenever they were recorded', async () => {
  const round = await newRound();
  const before = await ranked(round);
  const day = fc.date({ min: new Date('1980-01-01'), max: new Date('2019-12-31'), noInvalidDate: true });
  const each = fc.array(fc.tuple(fc.option(day), day), { minLength: OFFICERS, maxLength: OFFICERS });
  await fc.assert(
    fc.asyncProperty(each, async (days) => {
      // rows are never rewritten: for this alone what guards them looks away
      await api.registry.$transaction([
        api.registry.$executeRaw`SET LOCAL session_replication_role = replica`,
        api.registry.$executeRaw`UPDATE officer_version o SET joined_on = n.joined, valid_from = n.since
          FROM unnest(${officerIds}::int[], ${days.map(([joined]) => joined)}::date[], ${days.map(([, since]) => since)}::date[])
            AS n(id, joined, since) WHERE o.officer_id = n.id`,
      ]);
      expect(await ranked(round)).toEqual(before);
    }),
    { numRuns: 10 },
  );
});
