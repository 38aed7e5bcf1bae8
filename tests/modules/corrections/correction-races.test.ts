import { describe, expect, it } from '@jest/globals';
import {
  CorrectAssignmentDocument,
  CorrectOfficerDocument,
  CorrectUnitDocument,
  type CorrectAssignmentInput,
  type CorrectOfficerInput,
  type CorrectUnitInput,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createAssignment, createOfficer, createUnit, unique } from '../../support/factories.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 50;
const basis = { reason: '登记有误' };
const period = { from: '2023-01-01' };

onServer('what is put right at the same time', () => {
  const api = useApp();

  const officer = (input: Omit<CorrectOfficerInput, 'basis' | 'period'>) =>
    api.admin
      .request(CorrectOfficerDocument, { input: { ...input, period, basis } })
      .then(({ correctOfficer }) => correctOfficer.__typename);
  const unit = (input: Omit<CorrectUnitInput, 'basis' | 'period'>) =>
    api.admin
      .request(CorrectUnitDocument, { input: { ...input, period, basis } })
      .then(({ correctUnit }) => correctUnit.__typename);
  const post = (input: Omit<CorrectAssignmentInput, 'basis'>) =>
    api.admin
      .request(CorrectAssignmentDocument, { input: { ...input, basis } })
      .then(({ correctAssignment }) => correctAssignment.__typename);

  it(`gives one of two officers a police number, ${REPETITIONS} times`, async () => {
    for (let i = 0; i < REPETITIONS; i++) {
      const policeNumber = `R${unique()}`;
      const two = [await createOfficer(api.registry), await createOfficer(api.registry)];
      const results = await Promise.all(two.map(({ id }) => officer({ id: globalId('Officer', id), policeNumber })));
      expect(results.toSorted()).toEqual(['ConflictError', 'CorrectOfficerSuccess']);
    }
  });

  it(`changes one version of a thing once, ${REPETITIONS} times`, async () => {
    for (let i = 0; i < REPETITIONS; i++) {
      const id = globalId('Officer', (await createOfficer(api.registry)).id);
      const names = ['王一', '李二'].map((name) => officer({ id, name, expectedVersion: 1 }));
      expect((await Promise.all(names)).toSorted()).toEqual(['CorrectOfficerSuccess', 'StaleVersionError']);
    }
  });

  it(`puts no two units below each other, ${REPETITIONS} times`, async () => {
    for (let i = 0; i < REPETITIONS; i++) {
      const [a, b] = [await createUnit(api.registry), await createUnit(api.registry)];
      const below = (one: { id: number }, other: { id: number }) =>
        unit({ id: globalId('Unit', one.id), parent: globalId('Unit', other.id) });
      const results = await Promise.all([below(a, b), below(b, a)]);
      expect(results.toSorted()).toEqual(['CorrectUnitSuccess', 'RuleViolationError']);
    }
  });

  it(`makes one of two posts the primary one, ${REPETITIONS} times`, async () => {
    const [a, b] = [await createUnit(api.registry), await createUnit(api.registry)];
    for (let i = 0; i < REPETITIONS; i++) {
      const { id } = await createOfficer(api.registry);
      const posts = [
        await createAssignment(api.registry, id, { unitId: a.id, kind: 'CONCURRENT' }),
        await createAssignment(api.registry, id, { unitId: b.id, kind: 'CONCURRENT' }),
      ];
      const primary = posts.map((one) => post({ id: globalId('Assignment', one.id), kind: 'PRIMARY' }));
      expect((await Promise.all(primary)).toSorted()).toEqual(['ConflictError', 'CorrectAssignmentSuccess']);
    }
  });
});
