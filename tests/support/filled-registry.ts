import type { Registry } from '../../src/database/client.ts';
import { createAppeal, createCycle, createEvaluation, createScheme, createScore } from './evaluation-factories.ts';
import { createActivity, createAttendance, createTally } from './activity-factories.ts';
import { createConcern, createLiability, createRecommendation, createSanction } from './discipline-factories.ts';
import { createSection } from './dossier-factories.ts';
import { createDuty, createPlace } from './duty-factories.ts';
import { createAssignment, createMetric, createOfficer, createSource, createUnit, dated, day } from './factories.ts';
import { createHonor, createHonorProgram } from './honor-factories.ts';
import { createMember, createProgram } from './program-factories.ts';
import { createPolicy, createRound, createSelection } from './selection-factories.ts';

/** One row or more of every table of facts. */
export async function fill(registry: Registry, recordedAt: Date): Promise<void> {
  const unit = await createUnit(registry, { category: 'STATION', recordedAt });
  const other = await createUnit(registry, { parentId: unit.id, recordedAt });
  const officer = await createOfficer(registry, { rank: 'CONSTABLE_FIRST_CLASS', recordedAt });
  const second = await createOfficer(registry, { recordedAt });
  const assignment = await createAssignment(registry, officer.id, { unitId: unit.id, recordedAt });
  await createMetric(registry, unit.id, {});
  const program = await createHonorProgram(registry, { ownerId: unit.id });
  const honor = await createHonor(registry, [{ officerId: officer.id }], { programId: program.id, recordedAt });
  const policy = await createPolicy(registry, { unitId: unit.id, recordedAt });
  const round = await createRound(registry, { unitId: unit.id, policyId: policy.id });
  await createSelection(registry, { roundId: round.id, fromUnitId: unit.id, officerId: officer.id });
  const gradeBands = [{ grade: 'COMPETENT', minimum: 60 }] as const;
  const scheme = await createScheme(registry, { columns: { ownerId: unit.id }, groups: { a: 10_000 }, gradeBands });
  const period = { fromOn: '2020-01-01', toOn: '2021-01-01' };
  const cycle = await createCycle(registry, { schemeId: scheme.id, unitId: unit.id, ...period });
  const evaluation = await createEvaluation(registry, { cycleId: cycle.id, officerId: officer.id });
  const { id: mergedId } = await registry.officer.create({ data: {} });
  await registry.officerMerge.create({ data: { officerId: mergedId, intoId: officer.id, recordedAt } });
  const earlier = { evaluationId: evaluation.id, officerId: mergedId, supersededAt: recordedAt };
  await registry.evaluationEarlierSubject.create({ data: earlier });
  await createAppeal(registry, { evaluationId: evaluation.id });
  await createScore(registry, { evaluationId: evaluation.id, indicatorId: scheme.indicatorIds[0]!, value: 1 });
  await createSource(registry, [{ unitId: unit.id }, { honorId: honor.id }, { assignmentId: assignment.id }]);
  for (const { id } of [officer, second]) {
    const sealed = new Uint8Array([id]);
    await registry.officerPersonal.create({ data: { officerId: id, birthOn: sealed, keyId: 'k', recordedAt } });
  }
  await registry.calendarDay.create({ data: { day: day('2026-10-01'), kind: 'HOLIDAY', name: '国庆节', recordedAt } });
  const work = await fillWork(registry, unit.id, officer.id, recordedAt);
  await createConcern(registry, { officerId: officer.id, keeperId: unit.id, recordedAt });
  const sanction = await createSanction(registry, { officerId: officer.id, recordedAt });
  const liability = await createLiability(registry, { officerId: officer.id, unitId: unit.id, recordedAt });
  await createSection(registry, { officerId: officer.id, section: 'PARTICULARS', recordedAt });
  const finding = { foundOn: day('2020-02-01'), fault: 'NEGLIGENCE', basisDocument: '合成文号', recordedAt } as const;
  await registry.liabilityFinding.create({ data: { liabilityId: liability.id, sanctionId: sanction.id, ...finding } });
  const [candidateId, recommenderId] = [second.id, officer.id];
  await createRecommendation(registry, { roundId: round.id, candidateId, recommenderId, ...work, recordedAt });
  const person = { issuer: 'https://id.example', subject: 'a', officerId: officer.id, recordedAt };
  await registry.personLink.create({ data: person });
  const units = { create: { unitId: other.id } };
  const grants = { create: { scopes: ['registry:read'], grantedAt: recordedAt, units } };
  await registry.token.create({ data: { name: '甲', hash: new Uint8Array([1]), createdAt: recordedAt, grants } });
  await registry.token.create({ data: { name: '乙', hash: new Uint8Array([2]), createdAt: recordedAt } });
  const key = { viewer: '1', key: 'a', requestHash: 'h', result: {}, createdAt: recordedAt };
  await registry.idempotencyKey.create({ data: key });
  await registry.loadedFact.create({ data: { dataset: 'units', key: 'a', hash: 'h', entityId: unit.id } });
}

/** The same of what is asked of people. */
async function fillWork(registry: Registry, unitId: number, officerId: number, recordedAt: Date) {
  const rule = await registry.regulationRule.create({ data: { key: 'a', name: '甲', valueUnit: 'MONTHS' } });
  await registry.regulationRuleVersion.create({
    data: { ruleId: rule.id, value: 6, article: '测试条例', confirmed: true, ...dated({ recordedAt }) },
  });
  const program = await createProgram(registry, { ownerId: unitId, recordedAt });
  await createMember(registry, { programId: program.id, officerId, recordedAt });
  const activity = await createActivity(registry, { programId: program.id, recordedAt });
  await createAttendance(registry, activity.id, { officerId, recordedAt });
  await createTally(registry, { officerId, recordedAt });
  const place = await createPlace(registry, { recordedAt });
  await createDuty(registry, { officerId, targetPlaceId: place.id, programId: program.id, recordedAt });
  return { programId: program.id };
}

/** The rank of the first officer is another from now on. */
export async function promote(registry: Registry, at: Date): Promise<void> {
  const first = { id: (await registry.officerVersion.findFirstOrThrow({ orderBy: { id: 'asc' } })).id };
  const before = await registry.officerVersion.update({ where: first, data: { supersededAt: at }, omit: { id: true } });
  const successor = { rank: 'SUPERINTENDENT_THIRD_CLASS', recordedAt: at, supersededAt: null } as const;
  await registry.officerVersion.create({ data: { ...before, ...successor } });
  await registry.officer.update({ where: { id: before.officerId }, data: { version: { increment: 1 } } });
}

/** Two reads of personal data by a viewer. */
export const readBy = (viewer: string) => (registry: Registry) =>
  registry.personalRead.createMany({
    data: ['birthOn', 'nationalId'].map((field) => ({
      at: new Date(),
      viewer,
      viewerId: '1',
      officerId: 1,
      field,
      requestId: 'request-1',
    })),
  });
