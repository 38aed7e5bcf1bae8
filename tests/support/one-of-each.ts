import { write } from '../../src/record/changes.ts';
import { signCheckpoint } from '../../src/record/checkpoints.ts';
import type { Registry } from '../../src/database/client.ts';
import { stage } from '../../src/modules/imports/import-batch.service.ts';
import type { Criteria } from '../../src/modules/programs/requirement.declaration.ts';
import type { Sealer } from '../../src/personal/sealer.ts';
import { today } from '../../src/time/day.ts';
import { createActivity, createAttendance, createTally } from './activity-factories.ts';
import { createConcern, createLiability, createSanction } from './discipline-factories.ts';
import { createRecommendation } from './discipline-factories.ts';
import { createSection } from './dossier-factories.ts';
import { createDuty, createPlace } from './duty-factories.ts';
import { createAppeal, createCycle, createEvaluation, createScheme, createScore } from './evaluation-factories.ts';
import { createAssignment, createMetric, createOfficer, createSource, createUnit, day, unique } from './factories.ts';
import { newKey, sealerWith } from './personal.ts';
import { createHonor, createHonorProgram } from './honor-factories.ts';
import { createMember, createProgram, requirement } from './program-factories.ts';
import { testSigner } from './signer.ts';
import { createPolicy, createRound, createSelection } from './selection-factories.ts';

const CRITERIA: Criteria = {
  categories: ['POLICE'],
  grades: ['POLICE_OFFICER_1'],
  reach: 'WITHIN',
  roles: ['LEADER'],
  serviceMonthsFrom: 1,
  serviceMonthsUnder: 600,
  unitCategories: ['STATION'],
  unitKinds: ['STATION'],
};

/**
 * One thing of each type that has an id, of a unit below another; their ids by type. Nothing in any list is missing. Without a
 * sealer nobody can read what is sealed.
 */
export async function createOneOfEach(
  registry: Registry,
  root: { id: number },
  sealer?: Sealer,
): Promise<Record<string, number>> {
  const unit = await createUnit(registry, { parentId: root.id, category: 'STATION' });
  const below = await createUnit(registry, { parentId: unit.id });
  // whose probation is over on a day
  const officer = await createOfficer(registry, { joinedOn: day('2020-01-01') });
  // who may be on record twice
  for (let i = 0; i < 2; i++) await createOfficer(registry, { name: '丁丁', joinedOn: day('2008-07-01') });
  const assignment = await createAssignment(registry, officer.id, {
    unitId: unit.id,
    role: 'LEADER',
    basisReason: '测试',
  });
  const metric = await createMetric(registry, unit.id, {});
  const calendarDay = await registry.calendarDay.create({
    data: { day: new Date(Date.UTC(1960, 0, unique())), kind: 'HOLIDAY', name: '劳动节', recordedAt: new Date() },
  });
  const program = await createHonorProgram(registry, { ownerId: unit.id });
  const recipients = [{ officerId: officer.id }, { unitId: unit.id }, { otherName: '他人' }];
  const honor = await createHonor(registry, recipients, {
    programId: program.id,
    status: 'UNDER_PUBLIC_NOTICE',
    meritClass: 'TITLE',
    noticedOn: day('2024-03-04'),
  });
  const awarded = { awardedOn: day(today()), awardedPrecision: 'DAY' as const };
  const won = await createHonor(registry, recipients, awarded);
  const asked = await createProgram(registry, {
    ownerId: unit.id,
    purpose: '联系群众',
    categories: ['POLICE'],
    basisReason: '测试',
    requirements: [
      requirement({ minimum: 1, maximum: 9, article: '某办法', criteria: CRITERIA }),
      requirement({ key: 'all' }),
    ],
  });
  await createProgram(registry, { ownerId: unit.id, parentId: asked.id });
  await createProgram(registry, { subjectKind: 'UNIT', ownerId: unit.id, requirements: [requirement()] });
  const member = await createMember(registry, {
    programId: asked.id,
    officerId: officer.id,
    field: '大数据',
    basisReason: '测试',
  });
  await createMember(registry, { programId: asked.id, unitId: unit.id });
  const policy = await createPolicy(registry, { unitId: unit.id });
  const round = await createRound(registry, { unitId: unit.id, policyId: policy.id });
  const selection = await createSelection(registry, {
    roundId: round.id,
    fromUnitId: below.id,
    officerId: officer.id,
  });
  const scheme = await createScheme(registry, {
    columns: { ownerId: unit.id },
    groups: { peers: 10_000 },
    gradeBands: [{ grade: 'COMPETENT', minimum: 60 }],
  });
  const cycle = await createCycle(registry, {
    schemeId: scheme.id,
    unitId: unit.id,
    fromOn: '2020-01-01',
    toOn: '2021-01-01',
  });
  const evaluation = await createEvaluation(registry, { cycleId: cycle.id, officerId: officer.id });
  const appeal = await createAppeal(registry, { evaluationId: evaluation.id });
  await createScore(registry, { evaluationId: evaluation.id, indicatorId: scheme.indicatorIds[0]!, value: 1 });
  const activity = await createActivity(registry, { organizerId: unit.id, programId: asked.id, kind: 'CONTEST' });
  const [attendance] = await Promise.all(
    [{ officerId: officer.id }, { unitId: unit.id }, { otherName: '他人' }].map((participant) =>
      createAttendance(registry, activity.id, { ...participant, honorId: won.id }),
    ),
  );
  for (const subject of [{ officerId: officer.id }, { unitId: unit.id }]) await createTally(registry, subject);
  const community = await createPlace(registry);
  const place = await createPlace(registry, { parentId: community.id });
  const above = await createDuty(registry, { kind: 'LEADING', holderName: '某街道', targetPlaceId: community.id });
  const duty = await createDuty(registry, {
    programId: asked.id,
    officerId: officer.id,
    targetPlaceId: place.id,
    aboveId: above.id,
    title: '责任民警',
    basisReason: '测试',
  });
  await createDuty(registry, { unitId: unit.id, targetPlaceId: place.id, programId: asked.id, aboveId: above.id });
  const words = { officerId: officer.id, ...(sealer && { sealer }) };
  const concern = await createConcern(registry, { ...words, keeperId: unit.id, basisDocument: '测试' });
  const sanction = await createSanction(registry, { ...words, kind: 'DISMISSAL', form: 'SECOND', basisReason: '测试' });
  const section = await createSection(registry, { ...words, section: 'PARTICULARS', basisReason: '测试' });
  for (const kind of ['EDUCATION', 'RESUME', 'FAMILY', 'PHOTO'] as const) {
    await createSection(registry, { ...words, section: kind });
  }
  const liability = await createLiability(registry, {
    officerId: officer.id,
    unitId: unit.id,
    caseNumber: 'A1',
    basisReason: '测试',
  });
  await registry.liabilityFinding.create({
    data: {
      liabilityId: liability.id,
      foundOn: day('2022-01-01'),
      fault: 'NEGLIGENCE',
      sanctionId: sanction.id,
      recordedAt: new Date(),
      basisDocument: '合成文号',
    },
  });
  await createSource(registry, [
    { activityId: activity.id },
    { attendanceId: attendance!.id },
    { unitId: unit.id },
    { officerId: officer.id },
    { assignmentId: assignment.id },
    { honorId: honor.id },
    { policyId: policy.id },
    { placeId: place.id },
    { dutyId: duty.id },
    { programId: asked.id },
    { memberId: member.id },
  ]);
  const granted = await registry.accessGrant.create({
    data: {
      scopes: ['registry:read'],
      grantedAt: new Date(),
      units: { create: { unitId: unit.id } },
      token: { create: { name: 'token', hash: new Uint8Array([unit.id]), createdAt: new Date() } },
    },
  });
  const right = await createProgram(registry, { kind: 'RECOMMENDATION', ownerId: unit.id });
  const recommendation = await createRecommendation(registry, {
    roundId: round.id,
    candidateId: officer.id,
    recommenderId: (await createOfficer(registry)).id,
    programId: right.id,
    from: '2022-02-01',
    basisReason: '测试',
  });
  const linked = await registry.personLink.create({
    data: {
      issuer: 'https://id.example.org',
      subject: `one-${officer.id}`,
      officerId: officer.id,
      recordedAt: new Date(),
      basisReason: '测试',
    },
  });
  const change = {
    actor: 'test',
    operation: 'test',
    subjectType: 'Unit',
    subjectId: unit.id,
    fields: [{ field: 'name', before: null, after: '甲' }],
    basis: null,
  };
  const position = await write(registry, (work) =>
    Promise.resolve({ result: Number(work.position), change: { ...change, requestId: 'test' } }),
  );
  await signCheckpoint(registry, testSigner());
  const { id: bulkRead } = await registry.bulkRead.create({
    data: {
      at: new Date(),
      viewer: 'service:test',
      viewerId: 'Token:1',
      purpose: '合成',
      fields: ['birthOn'],
      asked: 'officers {}',
      officers: 1,
      position,
      requestId: 'test',
    },
  });
  const file = await stage(registry, sealer ?? sealerWith(newKey('k')), {
    kind: 'CREATE_UNITS',
    fileName: 'units.csv',
    fileHash: `hash-${unit.id}`,
    sheet: '单位',
    actor: 'test',
    holder: 'Token:0',
    columns: [{ heading: '单位代码', field: 'code' }],
    rows: [{ number: 2, cells: ['X-1'] }],
  });
  return {
    Unit: unit.id,
    Officer: officer.id,
    Assignment: assignment.id,
    MetricObservation: metric.id,
    CalendarDay: calendarDay.id,
    HonorProgram: program.id,
    Program: asked.id,
    ProgramMember: member.id,
    Honor: honor.id,
    SelectionPolicy: policy.id,
    SelectionRound: round.id,
    Selection: selection.id,
    EvaluationScheme: scheme.id,
    EvaluationCycle: cycle.id,
    Evaluation: evaluation.id,
    EvaluationAppeal: appeal.id,
    Place: place.id,
    Duty: duty.id,
    Concern: concern.id,
    Sanction: sanction.id,
    DossierSection: section.id,
    CaseLiability: liability.id,
    Change: position,
    AccessGrant: granted.id,
    Token: granted.tokenId!,
    PersonLink: linked.id,
    Recommendation: recommendation.id,
    Activity: activity.id,
    Attendance: attendance!.id,
    BulkRead: bulkRead,
    ImportBatch: file,
  };
}
