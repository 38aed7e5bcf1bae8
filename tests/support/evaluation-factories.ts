import type { Registry } from '../../src/database/client.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import type { CompetenceOutcome, EvaluationCycleStatus, EvaluationGrade } from '../../src/generated/prisma/enums.ts';
import { START, datedRow, day, unique, type DatedOptions } from './factories.ts';

interface SchemeOptions extends DatedOptions {
  key?: string;
  columns?: Partial<Omit<Prisma.EvaluationSchemeUncheckedCreateInput, 'key' | 'indicators' | 'gradeBands'>>;
  /** The weights of its indicators, i1, i2 and so on; they sum to 10000. */
  weights?: readonly number[];
  gradeBands?: readonly { grade: EvaluationGrade; minimum: number }[];
  /** The highest score of every indicator; 100 unless told. */
  maximum?: number;
  /** The groups that score, with their weights; they sum to 10000. */
  groups?: Readonly<Record<string, number>>;
}

/** An edition of a scheme for officers, unless told otherwise, in force; its identity and those of its indicators. */
export async function createScheme(
  registry: Registry,
  {
    key = `scheme-${unique()}`,
    columns = {},
    weights = [10_000],
    gradeBands = [],
    maximum = 100,
    groups = {},
    ...options
  }: SchemeOptions = {},
): Promise<{ id: number; indicatorIds: number[] }> {
  const scheme = await registry.evaluationScheme.create({
    data: {
      name: `办法${key}`,
      subjectKind: 'OFFICER',
      ...columns,
      key,
      indicators: {
        create: weights.map((weightBasisPoints, i) => ({
          position: i + 1,
          key: `i${i + 1}`,
          name: `指标${i + 1}`,
          weightBasisPoints,
          maximum,
        })),
      },
      gradeBands: { create: [...gradeBands] },
      groups: {
        create: Object.entries(groups).map(([groupKey, weightBasisPoints], i) => ({
          position: i + 1,
          key: groupKey,
          name: `主体${groupKey}`,
          weightBasisPoints,
        })),
      },
    },
    include: { indicators: { orderBy: { position: 'asc' } } },
  });
  await registry.evaluationSchemeVersion.create({ data: { schemeId: scheme.id, key, ...datedRow(options) } });
  return { id: scheme.id, indicatorIds: scheme.indicators.map(({ id }) => id) };
}

interface CycleOptions extends DatedOptions {
  schemeId: number;
  unitId: number;
  fromOn: string;
  toOn: string;
  status?: EvaluationCycleStatus;
  excellentCapBasisPoints?: number;
}

/** An open cycle, unless told otherwise, from the first day of its period; its identity. */
export async function createCycle(
  registry: Registry,
  { schemeId, unitId, fromOn, toOn, status = 'OPEN', excellentCapBasisPoints, ...options }: CycleOptions,
): Promise<{ id: number }> {
  const cycle = await registry.evaluationCycle.create({
    data: {
      schemeId,
      unitId,
      fromOn: day(fromOn),
      toOn: day(toOn),
      excellentCapBasisPoints: excellentCapBasisPoints ?? null,
    },
  });
  await registry.evaluationCycleVersion.create({
    data: { cycleId: cycle.id, status, ...datedRow({ from: fromOn, ...options }) },
  });
  return cycle;
}

interface EvaluationOptions {
  cycleId: number;
  officerId?: number;
  unitId?: number;
  probation?: boolean;
  total?: number;
  rank?: number;
  grade?: EvaluationGrade;
  basisDocument?: string;
  outcome?: CompetenceOutcome;
  recordedAt?: Date;
  supersededAt?: Date;
}

/** An evaluation with one version; its identity. */
export async function createEvaluation(
  registry: Registry,
  { cycleId, officerId, unitId, probation = false, ...version }: EvaluationOptions,
): Promise<{ id: number }> {
  const { fromOn } = await registry.evaluationCycle.findUniqueOrThrow({ where: { id: cycleId } });
  const evaluation = await registry.evaluation.create({
    data: { cycleId, fromOn, officerId: officerId ?? null, unitId: unitId ?? null, probation },
  });
  await addEvaluationVersion(registry, evaluation.id, version);
  return evaluation;
}

export const addEvaluationVersion = (
  registry: Registry,
  evaluationId: number,
  version: Omit<EvaluationOptions, 'cycleId' | 'officerId' | 'unitId' | 'probation'>,
) => registry.evaluationVersion.create({ data: { recordedAt: recently(), ...version, evaluationId } });

type AppealOptions = DatedOptions & { evaluationId: number; filedOn?: string; upheld?: string };

/** An appeal that waits for its decision, or was upheld for a reason on the day it was filed; its identity. */
export async function createAppeal(
  registry: Registry,
  { evaluationId, filedOn = START, upheld, ...options }: AppealOptions,
): Promise<{ id: number }> {
  const on = day(filedOn);
  const decided =
    upheld === undefined
      ? { status: 'FILED' as const }
      : { status: 'UPHELD' as const, decidedOn: on, decision: upheld };
  return registry.evaluationAppeal.create({
    data: {
      evaluationId,
      notifiedOn: on,
      filedOn: on,
      grounds: '计分有误',
      versions: { create: { ...decided, ...datedRow({ from: filedOn, ...options }) } },
    },
    select: { id: true },
  });
}

export const createScore = (
  registry: Registry,
  columns: Omit<Prisma.EvaluationScoreUncheckedCreateInput, 'recordedAt'> & { recordedAt?: Date },
) => registry.evaluationScore.create({ data: { recordedAt: recently(), ...columns } });

const recently = () => new Date(Date.now() - 60_000);
