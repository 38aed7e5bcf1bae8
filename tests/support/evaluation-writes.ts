import { globalId, type Harness } from './app.ts';
import { createCycle, createEvaluation, createScheme } from './evaluation-factories.ts';
import { createOfficerIn, createUnit, unique } from './factories.ts';
import {
  FinalizeEvaluationCycleDocument,
  RecordScoresDocument,
  type FinalizeEvaluationCycleInput,
  type ScoreInput,
} from '../generated/graphql.ts';
import { sql } from '../../src/sql/sql.ts';

export const PERIOD = { fromOn: '2024-01-01', toOn: '2025-01-01' };

interface CycleOptions {
  /** How many officers take part. */
  officers: number;
  probationers?: number;
  scheme?: Parameters<typeof createScheme>[1];
  cycle?: Partial<Parameters<typeof createCycle>[1]>;
}

export interface OpenCycle {
  readonly id: string;
  readonly key: number;
  readonly schemeId: number;
  readonly unitId: number;
  /** The officers, in the order in which they were made; those on probation last. */
  readonly subjects: readonly string[];
  readonly evaluationIds: readonly number[];
}

/** An open cycle with officers who take part, put there row by row. */
export async function createOpenCycle(
  { registry }: Pick<Harness, 'registry'>,
  { officers, probationers = 0, scheme, cycle }: CycleOptions,
): Promise<OpenCycle> {
  const unit = await createUnit(registry);
  const { id: schemeId } = await createScheme(registry, { columns: { ownerId: unit.id }, ...scheme });
  const { id: cycleId } = await createCycle(registry, { schemeId, unitId: unit.id, ...PERIOD, ...cycle });
  const subjects: string[] = [];
  const evaluationIds: number[] = [];
  for (let i = 0; i < officers + probationers; i++) {
    const officer = await createOfficerIn(registry, unit, { policeNumber: `E${unique()}` });
    const made = await createEvaluation(registry, { cycleId, officerId: officer.id, probation: i >= officers });
    subjects.push(globalId('Officer', officer.id));
    evaluationIds.push(made.id);
  }
  return { id: globalId('EvaluationCycle', cycleId), key: cycleId, schemeId, unitId: unit.id, subjects, evaluationIds };
}

export const sendScores = (
  { admin }: Pick<Harness, 'admin'>,
  cycle: string,
  scores: ScoreInput[],
  headers: Record<string, string> = {},
  key = `key-${unique()}`,
) => admin.request(RecordScoresDocument, { input: { cycle, scores }, key }, headers).then((data) => data.recordScores);

/** One score for the one indicator of each subject, in their order. */
export const scoresOf = (cycle: OpenCycle, values: readonly number[], indicator = 'i1'): ScoreInput[] =>
  values.map((value, i) => ({ subject: cycle.subjects[i]!, indicator, value }));

export const BANDS = [
  { grade: 'EXCELLENT' as const, minimum: 90 },
  { grade: 'COMPETENT' as const, minimum: 70 },
  { grade: 'BASICALLY_COMPETENT' as const, minimum: 60 },
  { grade: 'INCOMPETENT' as const, minimum: 0 },
];

/** An open cycle, with BANDS, in which every officer has one score. */
export async function createScoredCycle(
  api: Pick<Harness, 'registry' | 'admin'>,
  values: readonly number[],
  more: Partial<CycleOptions> = {},
): Promise<OpenCycle> {
  const cycle = await createOpenCycle(api, { officers: values.length, scheme: { gradeBands: BANDS }, ...more });
  const recorded = await sendScores(api, cycle.id, scoresOf(cycle, values));
  if (recorded.__typename !== 'RecordScoresSuccess') throw new Error(recorded.message);
  return cycle;
}

export const finalize = (
  { admin }: Pick<Harness, 'admin'>,
  { id }: Pick<OpenCycle, 'id'>,
  more: Partial<FinalizeEvaluationCycleInput> = {},
  headers: Record<string, string> = {},
  key = `key-${unique()}`,
) =>
  admin
    .request(FinalizeEvaluationCycleDocument, { input: { id, ...more }, key }, headers)
    .then((data) => data.finalizeEvaluationCycle);

/** What is believed of the results of a cycle, in the order of its evaluations. */
export const resultsOf = ({ registry }: Pick<Harness, 'registry'>, cycle: Pick<OpenCycle, 'key'>) =>
  registry.$query<{
    total: string | null;
    rank: number | null;
    grade: string;
    bandGrade: string | null;
    capped: boolean;
  }>(
    sql`SELECT v.total::text AS total, v.rank, v.grade, v.band_grade AS "bandGrade", v.capped
FROM evaluation e JOIN evaluation_version v ON v.evaluation_id = e.id AND v.superseded_at IS NULL
WHERE e.cycle_id = $1 ORDER BY e.id`,
    [cycle.key],
  );
