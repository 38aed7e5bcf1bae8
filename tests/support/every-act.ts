import type { Registry } from '../../src/database/client.ts';
import type { Sealer } from '../../src/personal/sealer.ts';
import { globalId } from './app.ts';
import { createAppeal, createCycle, createEvaluation, createScheme, createScore } from './evaluation-factories.ts';
import { addUnitVersion, createAssignment, createOfficer, createUnit, day, unique } from './factories.ts';
import { createHonor, createHonorProgram } from './honor-factories.ts';
import { syntheticNationalId } from './national-ids.ts';
import { storePersonal } from './personal.ts';
import { createPolicy, createRound } from './selection-factories.ts';
import type { Bureau } from './two-bureaus.ts';

/** What the acts below are done in. */
export interface World {
  readonly registry: Registry;
  readonly sealer: Sealer;
  readonly root: { readonly id: number };
  readonly own: Bureau;
  readonly other: Bureau;
  /** What is to be read of officers who were made for acts: no two have the same day of birth or score. */
  readonly secrets: string[];
}

/** What must be within the reach of who does an act, as it was before or as it becomes by the act; or may be anywhere. */
export type Needed = 'before' | 'after' | 'anywhere';

/** In which bureau each thing is that an act concerns. */
export type Placed = (role: string) => Bureau;

export interface EveryAct {
  /** What the act concerns, as docs/access.md names it. */
  readonly roles: Readonly<Record<string, Needed>>;
  /** Makes what it concerns, anew each time, and gives an input that is good. */
  readonly input: (world: World, at: Placed) => Promise<object>;
}

const ON = '2023-01-01';
const officerOf = ({ id }: { id: number }) => globalId('Officer', id);
const unitOf = ({ id }: { id: number }) => globalId('Unit', id);
const BASIS = { documentNumber: '测〔2024〕1号', reason: '测试' };
const PERIOD = { fromOn: '2024-01-01', toOn: '2025-01-01' };

/** An officer with personal data, who serves in a unit; in none where none is given. */
async function officerIn({ registry, sealer, secrets }: World, unit: { id: number } | null): Promise<{ id: number }> {
  const officer = await createOfficer(registry, { policeNumber: `A${unique()}` });
  if (unit) await createAssignment(registry, officer.id, { unitId: unit.id });
  const birthOn = new Date(Date.UTC(1930, 0, unique())).toISOString().slice(0, 10);
  const nationalId = syntheticNationalId({ birth: birthOn.replaceAll('-', '') });
  await storePersonal(registry, sealer, officer.id, { birthOn, nationalId });
  secrets.push(birthOn, nationalId);
  return officer;
}

/** A score, and a total where it is the only one. */
function secretScore({ secrets }: World): number {
  const score = 40 + unique() / 100;
  secrets.push(`:${score}`);
  return score;
}

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

const HOLDER = 'the unit that holds the cycle';
const SUBJECT = 'the officer or unit that is evaluated';
const PARTICIPANTS = 'all who take part';
const RECIPIENTS = 'all recipients';
const ROUND = 'the unit that holds the round';

async function appealOf(world: World, at: Placed): Promise<string> {
  const { evaluation } = await cycleOf(world, at(HOLDER), at(SUBJECT), true);
  const { id } = await createAppeal(world.registry, { evaluationId: evaluation.id, filedOn: '2025-02-01' });
  return globalId('EvaluationAppeal', id);
}

async function honorOf(world: World, at: Placed, status: 'NOMINATED' | 'CONFERRED'): Promise<string> {
  const officer = await officerIn(world, at(RECIPIENTS).station);
  const unit = at(RECIPIENTS).bureau;
  const { id } = await createHonor(world.registry, [{ officerId: officer.id }, { unitId: unit.id }], {
    title: `个人嘉奖${unique()}`,
    status,
    ...(status === 'CONFERRED' && { awardedOn: day('2022-01-01'), awardedPrecision: 'DAY' as const }),
  });
  return globalId('Honor', id);
}

async function roundOf({ registry }: World, at: Placed): Promise<string> {
  const unit = await createUnit(registry, { parentId: at(ROUND).bureau.id });
  const policy = await createPolicy(registry, { unitId: unit.id });
  const round = await createRound(registry, { unitId: unit.id, policyId: policy.id });
  return globalId('SelectionRound', round.id);
}

/** A token of one grant, for a bureau. */
async function tokenOf({ registry }: World, { bureau }: Bureau) {
  const grant = await registry.accessGrant.create({
    data: {
      scopes: ['registry:read'],
      grantedAt: new Date(),
      units: { create: { unitId: bureau.id } },
      token: {
        create: { name: `token ${unique()}`, hash: Uint8Array.from([unique(), unique()]), createdAt: new Date() },
      },
    },
  });
  return { token: globalId('Token', grant.tokenId!), grant: globalId('AccessGrant', grant.id) };
}

/** A unit that was in one place, and is in another from 2024 on; in one alone where both are the same. */
async function unitMoved({ registry }: World, from: { id: number }, to: { id: number }) {
  const made = await createUnit(registry, { parentId: from.id, ...(from.id !== to.id && { to: '2024-01-01' }) });
  if (from.id !== to.id) await addUnitVersion(registry, made.id, { ...made, parentId: to.id, from: '2024-01-01' });
  return made;
}

/** An officer who was in one unit, and is in another from 2024 on. */
async function officerMoved(world: World, from: { id: number }, to: { id: number }) {
  const officer = await officerIn(world, null);
  await createAssignment(world.registry, officer.id, { unitId: from.id, to: '2024-01-01' });
  await createAssignment(world.registry, officer.id, { unitId: to.id, from: '2024-01-01' });
  return officer;
}

const ofHonor = (status: 'NOMINATED' | 'CONFERRED', more: object): EveryAct => ({
  roles: { [RECIPIENTS]: 'before' },
  input: async (world, at) => ({ id: await honorOf(world, at, status), ...more }),
});

const ofRound = (): EveryAct => ({
  roles: { [ROUND]: 'before' },
  input: async (world, at) => ({ id: await roundOf(world, at) }),
});

/** Every mutation of the schema: what it concerns, and an input for it. */
export const EVERY_ACT: Readonly<Record<string, EveryAct>> = {
  addAssignment: {
    roles: { 'the officer': 'before', 'the unit of the post': 'after' },
    input: async (world, at) => ({
      officer: officerOf(await officerIn(world, at('the officer').station)),
      unit: unitOf(at('the unit of the post').station),
      title: '教官',
      kind: 'CONCURRENT',
      effectiveOn: ON,
    }),
  },
  adoptSelectionPolicy: {
    roles: { 'the unit': 'before' },
    input: async (world, at) => ({
      key: `every-${unique()}`,
      unit: unitOf(await createUnit(world.registry, { parentId: at('the unit').bureau.id })),
      targets: [{ category: 'STATION', basisPoints: 10_000 }],
      effectiveOn: ON,
    }),
  },
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
  cancelSelectionRound: ofRound(),
  closeEvaluationCycle: {
    roles: { [HOLDER]: 'before', [PARTICIPANTS]: 'anywhere' },
    input: async (world, at) => ({ id: (await cycleOf(world, at(HOLDER), at(PARTICIPANTS), false)).cycle }),
  },
  closeUnit: {
    roles: { 'the unit': 'before' },
    input: async (world, at) => ({
      id: unitOf(await createUnit(world.registry, { parentId: at('the unit').bureau.id })),
      effectiveOn: ON,
    }),
  },
  concludeSelectionRound: ofRound(),
  conferHonor: ofHonor('NOMINATED', { awardedBy: '甲市公安局', awardedOn: '2024-05-01' }),
  createUnit: {
    roles: { 'the unit above': 'after' },
    input: (_world, at) =>
      Promise.resolve({
        code: `NEW${unique()}`,
        name: '新单位',
        kind: 'TEAM',
        parent: unitOf(at('the unit above').station),
        effectiveOn: ON,
      }),
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
  defineHonorProgram: {
    roles: { 'the owners that it had': 'before', 'the new owner': 'after' },
    input: async ({ registry }, at) => {
      const key = `every-${unique()}`;
      await createHonorProgram(registry, { key, ownerId: at('the owners that it had').bureau.id });
      return { key, name: '新评选', owner: unitOf(at('the new owner').bureau), effectiveOn: ON };
    },
  },
  endAssignment: {
    roles: { 'the officer': 'before', 'the unit of the post': 'before' },
    input: async (world, at) => {
      const officer = await officerIn(world, at('the officer').station);
      const unitId = at('the unit of the post').station.id;
      const { id } = await createAssignment(world.registry, officer.id, { unitId, kind: 'CONCURRENT' });
      return { id: globalId('Assignment', id), effectiveOn: ON };
    },
  },
  enrollOfficer: {
    roles: { 'the unit of the post': 'after' },
    input: (_world, at) =>
      Promise.resolve({
        name: '丁一',
        category: 'POLICE',
        title: '民警',
        unit: unitOf(at('the unit of the post').station),
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
  grantAccess: {
    roles: { 'all units of the token': 'before', 'the units of the grant': 'after' },
    input: async (world, at) => ({
      token: (await tokenOf(world, at('all units of the token'))).token,
      scopes: ['registry:read'],
      units: [unitOf(at('the units of the grant').bureau)],
    }),
  },
  issueToken: {
    roles: { 'the units of the grant': 'after' },
    input: (_world, at) =>
      Promise.resolve({
        name: `every ${unique()}`,
        scopes: ['registry:read'],
        units: [unitOf(at('the units of the grant').bureau)],
      }),
  },
  mergeUnits: {
    roles: {
      'the units that end': 'before',
      'the units that were below them from the day on': 'before',
      'the officers of whom posts move that have ended by today': 'before',
      'the unit that takes them in': 'after',
    },
    input: async (world, at) => {
      const { bureau } = at('the units that end');
      const merged = await createUnit(world.registry, { parentId: bureau.id });
      await officerIn(world, merged);
      const below = at('the units that were below them from the day on');
      if (below !== at('the units that end')) await unitMoved(world, merged, below.station);
      const past = at('the officers of whom posts move that have ended by today');
      if (past !== at('the units that end')) await officerMoved(world, merged, past.station);
      const into = at('the unit that takes them in').bureau;
      return { ids: [unitOf(merged)], into: unitOf(into), effectiveOn: ON };
    },
  },
  moveUnit: {
    roles: { 'the unit': 'before', 'the unit above on the day': 'before', 'the unit above from then on': 'after' },
    input: async (world, at) => {
      const [unit, above] = [at('the unit'), at('the unit above on the day')];
      const moved = await unitMoved(world, above.station, unit.station);
      await officerIn(world, moved);
      return { id: unitOf(moved), parent: unitOf(at('the unit above from then on').bureau), effectiveOn: ON };
    },
  },
  nominateHonor: {
    roles: { [RECIPIENTS]: 'before' },
    input: async (world, at) => ({
      title: '个人嘉奖',
      kind: 'INDIVIDUAL',
      level: 'COUNTY',
      meritClass: 'COMMENDATION',
      recipients: [officerOf(await officerIn(world, at(RECIPIENTS).station))],
      nominatedOn: '2024-03-01',
    }),
  },
  openEvaluationCycle: {
    roles: { 'the unit': 'before', [PARTICIPANTS]: 'before' },
    input: async (world, at) => {
      const unit = await createUnit(world.registry, { parentId: at('the unit').bureau.id });
      await officerIn(world, unit);
      if (at(PARTICIPANTS) !== at('the unit')) {
        const officer = await officerIn(world, null);
        await createAssignment(world.registry, officer.id, { unitId: unit.id, to: '2025-01-01' });
        await createAssignment(world.registry, officer.id, { unitId: at(PARTICIPANTS).station.id, from: '2025-01-01' });
      }
      const scheme = await createScheme(world.registry, { gradeBands: [{ grade: 'COMPETENT', minimum: 0 }] });
      const { fromOn, toOn } = PERIOD;
      return { scheme: globalId('EvaluationScheme', scheme.id), unit: unitOf(unit), from: fromOn, to: toOn };
    },
  },
  openSelectionRound: {
    roles: { 'the unit': 'before' },
    input: async (world, at) => {
      const unit = await createUnit(world.registry, { parentId: at('the unit').bureau.id });
      await createPolicy(world.registry, { unitId: unit.id });
      return { unit: unitOf(unit), title: '选任乙', vacancies: 1, openedOn: ON };
    },
  },
  promoteOfficer: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => ({
      id: officerOf(await officerIn(world, at('the officer').station)),
      grade: 'POLICE_OFFICER_4',
      effectiveOn: ON,
    }),
  },
  putHonorUnderNotice: ofHonor('NOMINATED', { noticedOn: '2024-03-04' }),
  recordCalendarDays: {
    roles: {},
    input: () => Promise.resolve({ days: [{ day: '2024-10-01', kind: 'HOLIDAY', name: '国庆节' }], basis: BASIS }),
  },
  recordCompetenceOutcomes: {
    roles: { [HOLDER]: 'before', 'the officers named': 'before' },
    input: async (world, at) => {
      const { cycle, officer } = await cycleOf(world, at(HOLDER), at('the officers named'), true);
      return { cycle, outcomes: [{ officer: officerOf(officer), outcome: 'RETAIN' }] };
    },
  },
  recordMetrics: {
    roles: { 'all units': 'before' },
    input: (_world, at) =>
      Promise.resolve({
        observations: [
          {
            unit: unitOf(at('all units').station),
            key: `every_${unique()}`,
            name: '群众安全感',
            value: 99.6,
            valueUnit: 'PERCENT',
            period: '2021',
          },
        ],
        observedOn: '2022-03-01',
      }),
  },
  recordScores: {
    roles: { [HOLDER]: 'before', 'those who are scored': 'anywhere' },
    input: async (world, at) => {
      const { cycle, officer } = await cycleOf(world, at(HOLDER), at('those who are scored'), false);
      return { cycle, scores: [{ subject: officerOf(officer), indicator: 'i1', value: 1 }] };
    },
  },
  recordSelection: {
    roles: { [ROUND]: 'before', 'the officer': 'anywhere' },
    input: async (world, at) => ({
      round: await roundOf(world, at),
      officer: officerOf(await officerIn(world, at('the officer').station)),
      title: '副所长',
      selectedOn: ON,
    }),
  },
  rejectHonor: ofHonor('NOMINATED', { effectiveOn: '2024-03-01', basis: BASIS }),
  reviseOfficer: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => ({
      id: officerOf(await officerIn(world, at('the officer').station)),
      name: '改名',
      effectiveOn: ON,
    }),
  },
  reviseUnit: {
    roles: { 'the unit': 'before' },
    input: async (world, at) => {
      const unit = await createUnit(world.registry, { parentId: at('the unit').bureau.id });
      await officerIn(world, unit);
      return { id: unitOf(unit), name: '改名单位', effectiveOn: ON };
    },
  },
  revokeAccess: {
    roles: { 'all units of the grant': 'before' },
    input: async (world, at) => ({ id: (await tokenOf(world, at('all units of the grant'))).grant }),
  },
  revokeHonor: ofHonor('CONFERRED', { effectiveOn: '2024-03-01', basis: BASIS }),
  revokeToken: {
    roles: { 'all units of the token': 'before' },
    input: async (world, at) => ({ id: (await tokenOf(world, at('all units of the token'))).token }),
  },
  separateOfficer: {
    roles: { 'the officer': 'before', 'the units of other posts that end': 'anywhere' },
    input: async (world, at) => {
      const officer = await officerIn(world, at('the officer').station);
      const unitId = at('the units of other posts that end').station.id;
      await createAssignment(world.registry, officer.id, { unitId, kind: 'CONCURRENT' });
      return { id: officerOf(officer), status: 'RETIRED', effectiveOn: ON };
    },
  },
  transferOfficer: {
    roles: { 'the officer': 'before', 'the unit of the post that ends': 'before', 'the new unit': 'after' },
    input: async (world, at) => {
      const [today, then] = [at('the officer').station, at('the unit of the post that ends').station];
      const officer = today === then ? await officerIn(world, today) : await officerMoved(world, then, today);
      return { id: officerOf(officer), to: unitOf(at('the new unit').bureau), title: '教导员', effectiveOn: ON };
    },
  },
};
