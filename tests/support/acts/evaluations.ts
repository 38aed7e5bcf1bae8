import { globalId } from '../app.ts';
import { createAppeal, createCycle, createEvaluation, createScheme, createScore } from '../evaluation-factories.ts';
import { createAssignment, createUnit, unique } from '../factories.ts';
import type { Bureau } from '../two-bureaus.ts';
import {
  BASIS,
  officerIn,
  officerOf,
  ON,
  secretScore,
  unitOf,
  type EveryAct,
  type Placed,
  type World,
} from './world.ts';

const PERIOD = { fromOn: '2024-01-01', toOn: '2025-01-01' };
const HOLDER = 'the unit that holds the cycle';
const SUBJECT = 'the officer or unit that is evaluated';
const PARTICIPANTS = 'all who take part';

/** A cycle of a unit with the evaluation of an officer in it, and of one of the unit. */
async function cycleOf(world: World, holder: Bureau, subject: Bureau, finalized: boolean) {
  const { registry } = world;
  const scheme = await createScheme(registry, {
    columns: { ownerId: world.root.id },
    gradeBands: [{ grade: 'COMPETENT', minimum: 0 }],
    groups: finalized ? { peers: 10_000 } : {},
  });
  const cycle = await createCycle(registry, {
    schemeId: scheme.id,
    unitId: holder.bureau.id,
    ...PERIOD,
    status: finalized ? 'FINALIZED' : 'OPEN',
  });
  const officer = await officerIn(world, subject.station);
  const result = finalized ? ({ total: secretScore(world), rank: 1, grade: 'COMPETENT' } as const) : {};
  const evaluation = await createEvaluation(registry, { cycleId: cycle.id, officerId: officer.id, ...result });
  return { scheme, officer, evaluation, cycle: globalId('EvaluationCycle', cycle.id) };
}

async function appealOf(world: World, at: Placed): Promise<string> {
  const { evaluation } = await cycleOf(world, at(HOLDER), at(SUBJECT), true);
  const { id } = await createAppeal(world.registry, { evaluationId: evaluation.id, filedOn: '2025-02-01' });
  return globalId('EvaluationAppeal', id);
}

/** The acts on evaluations. */
export const EVALUATION_ACTS: Readonly<Record<string, EveryAct>> = {
  amendEvaluation: {
    roles: { [SUBJECT]: 'before', [HOLDER]: 'anywhere' },
    input: async (world, at) => ({
      id: globalId('Evaluation', (await cycleOf(world, at(HOLDER), at(SUBJECT), true)).evaluation.id),
      total: 70,
      basis: BASIS,
    }),
  },
  appealEvaluation: {
    roles: { [SUBJECT]: 'before', [HOLDER]: 'anywhere' },
    input: async (world, at) => ({
      evaluation: globalId('Evaluation', (await cycleOf(world, at(HOLDER), at(SUBJECT), true)).evaluation.id),
      notifiedOn: '2025-02-01',
      filedOn: '2025-02-02',
      grounds: '计分有误',
    }),
  },
  closeEvaluationCycle: {
    roles: { [HOLDER]: 'before', [PARTICIPANTS]: 'anywhere' },
    input: async (world, at) => ({ id: (await cycleOf(world, at(HOLDER), at(PARTICIPANTS), false)).cycle }),
  },
  decideAppeal: {
    roles: { [SUBJECT]: 'before', [HOLDER]: 'anywhere' },
    input: async (world, at) => ({
      id: await appealOf(world, at),
      outcome: 'DISMISSED',
      decision: '维持',
      decidedOn: '2025-03-01',
    }),
  },
  defineEvaluationScheme: {
    roles: { 'the owner': 'before' },
    input: (_world, at) =>
      Promise.resolve({
        key: `every-${unique()}`,
        owner: unitOf(at('the owner').bureau),
        name: '考核办法',
        subjectKind: 'OFFICER',
        gradeBands: [{ grade: 'COMPETENT', minimum: 0 }],
        indicators: [{ key: 'i1', name: '指标', weightBasisPoints: 10_000, maximum: 100 }],
        effectiveOn: ON,
      }),
  },
  finalizeEvaluationCycle: {
    roles: { [HOLDER]: 'before', [PARTICIPANTS]: 'anywhere' },
    input: async (world, at) => {
      const { cycle, scheme, evaluation } = await cycleOf(world, at(HOLDER), at(PARTICIPANTS), false);
      const indicatorId = scheme.indicatorIds[0]!;
      await createScore(world.registry, { evaluationId: evaluation.id, indicatorId, value: secretScore(world) });
      return { id: cycle };
    },
  },
  openEvaluationCycle: {
    roles: { 'the unit': 'before', [PARTICIPANTS]: 'before' },
    input: async (world, at) => {
      const unit = await createUnit(world.registry, { parentId: at('the unit').bureau.id });
      await officerIn(world, unit);
      const officer = await officerIn(world, null);
      await createAssignment(world.registry, officer.id, { unitId: unit.id, to: '2025-01-01' });
      await createAssignment(world.registry, officer.id, { unitId: at(PARTICIPANTS).station.id, from: '2025-01-01' });
      const scheme = await createScheme(world.registry, { gradeBands: [{ grade: 'COMPETENT', minimum: 0 }] });
      const { fromOn, toOn } = PERIOD;
      return { scheme: globalId('EvaluationScheme', scheme.id), unit: unitOf(unit), from: fromOn, to: toOn };
    },
  },
  recordCompetenceOutcomes: {
    roles: { [HOLDER]: 'before', 'the officers named': 'before' },
    input: async (world, at) => {
      const { cycle, officer } = await cycleOf(world, at(HOLDER), at('the officers named'), true);
      return { cycle, outcomes: [{ officer: officerOf(officer), outcome: 'RETAIN' }] };
    },
  },
  recordScores: {
    roles: { [HOLDER]: 'before', 'those who are scored': 'anywhere' },
    input: async (world, at) => {
      const { cycle, officer } = await cycleOf(world, at(HOLDER), at('those who are scored'), false);
      return { cycle, scores: [{ subject: officerOf(officer), indicator: 'i1', value: 1 }] };
    },
  },
};
