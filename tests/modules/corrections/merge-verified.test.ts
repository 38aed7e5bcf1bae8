import { expect, it } from '@jest/globals';
import {
  CreateUnitDocument,
  DefineEvaluationSchemeDocument,
  EnrollOfficerDocument,
  MergeOfficersDocument,
  NominateHonorDocument,
  OpenEvaluationCycleDocument,
  type EnrollOfficerInput,
} from '../../generated/graphql.ts';
import { useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { unique } from '../../support/factories.ts';
import { syntheticNationalId } from '../../support/national-ids.ts';
import { newKey, personalKeys } from '../../support/personal.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k1')) });

const key = () => `key-${unique()}`;

it('a registry verifies after a merge that moves posts, an honor, an evaluation and personal data, done once under a key', async () => {
  const made = await api.admin.request(CreateUnitDocument, {
    input: { code: 'V1', name: '一所', kind: 'STATION', effectiveOn: '2020-01-01' },
    key: key(),
  });
  if (made.createUnit.__typename !== 'CreateUnitSuccess') throw new Error(made.createUnit.message);
  const unit = made.createUnit.unit.id;
  const enroll = async (more: Partial<EnrollOfficerInput>): Promise<string> => {
    const input = {
      name: '丁一',
      category: 'POLICE' as const,
      title: '民警',
      unit,
      effectiveOn: '2020-01-01',
      ...more,
    };
    const { enrollOfficer } = await api.admin.request(EnrollOfficerDocument, { input, key: key() });
    if (enrollOfficer.__typename !== 'EnrollOfficerSuccess') throw new Error(enrollOfficer.message);
    return enrollOfficer.officer.id;
  };
  const duplicate = await enroll({ nationalId: syntheticNationalId({ birth: '19850601' }), policeNumber: 'V00001' });
  const scheme = await api.admin.request(DefineEvaluationSchemeDocument, {
    input: {
      key: 'annual',
      name: '年度',
      owner: unit,
      subjectKind: 'OFFICER',
      indicators: [{ key: 'i1', name: '指标', weightBasisPoints: 10_000, maximum: 100 }],
      gradeBands: [{ grade: 'COMPETENT', minimum: 60 }],
      effectiveOn: '2020-01-01',
    },
    key: key(),
  });
  if (scheme.defineEvaluationScheme.__typename !== 'DefineEvaluationSchemeSuccess') {
    throw new Error(scheme.defineEvaluationScheme.message);
  }
  const cycle = await api.admin.request(OpenEvaluationCycleDocument, {
    input: { scheme: scheme.defineEvaluationScheme.scheme.id, unit, from: '2024-01-01', to: '2025-01-01' },
    key: key(),
  });
  expect(cycle.openEvaluationCycle.__typename).toBe('OpenEvaluationCycleSuccess');
  const honor = await api.admin.request(NominateHonorDocument, {
    input: {
      kind: 'INDIVIDUAL',
      level: 'COUNTY',
      meritClass: 'COMMENDATION',
      title: '嘉奖',
      recipients: [duplicate],
    },
    key: key(),
  });
  expect(honor.nominateHonor.__typename).toBe('NominateHonorSuccess');
  const into = await enroll({ effectiveOn: '2021-01-01' });

  const merged = api.admin.request(
    MergeOfficersDocument,
    { input: { into, duplicate, basis: { reason: '重复登记' } } },
    { 'idempotency-key': 'merge-once' },
  );
  expect((await merged).mergeOfficers).toMatchObject({
    __typename: 'MergeOfficersSuccess',
    officer: { id: into, policeNumber: 'V00001' },
  });
  const again = await api.admin.request(
    MergeOfficersDocument,
    { input: { into, duplicate, basis: { reason: '重复登记' } } },
    { 'idempotency-key': 'merge-once' },
  );
  expect(again).toEqual(await merged);
  expect(await api.registry.change.count({ where: { operation: 'mergeOfficers' } })).toBe(1);
  expect(await breaksOf(api.registry)).toEqual([]);
  // nothing that is believed is the duplicate's
  const id = Number(Buffer.from(duplicate, 'base64').toString().split(':')[1]);
  const { registry } = api;
  const believed = { officerId: id, supersededAt: null };
  expect(
    await Promise.all([
      registry.officerVersion.count({ where: believed }),
      registry.assignmentVersion.count({ where: believed }),
      registry.officerPersonal.count({ where: believed }),
      registry.honorRecipient.count({ where: believed }),
      registry.evaluation.count({ where: { officerId: id } }),
    ]),
  ).toEqual([0, 0, 0, 0, 0]);
});
