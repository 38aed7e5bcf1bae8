import { describe, expect, it } from '@jest/globals';
import {
  EnrollOfficerDocument,
  MergeUnitsDocument,
  TransferOfficerDocument,
  type EnrollOfficerInput,
} from '../generated/graphql.ts';
import { globalId, useApp } from '../support/app.ts';
import { createOfficerIn, createUnit, unique } from '../support/factories.ts';
import { postRows } from '../support/writes.ts';

/** Two at once: on the embedded database one waits for the other by itself, so only PostgreSQL can show a lost update. */

const onPostgreSQL = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;
const api = useApp();

const ROUNDS = 70;
const rounds = Array.from({ length: ROUNDS }, (_, i) => i);

const transfer = (officer: { id: number }, to: { id: number }, expectedVersion: number | null) =>
  api.admin
    .request(TransferOfficerDocument, {
      input: {
        id: globalId('Officer', officer.id),
        expectedVersion,
        to: globalId('Unit', to.id),
        title: '民警',
        effectiveOn: '2023-01-01',
      },
    })
    .then(({ transferOfficer }) => transferOfficer.__typename);

const enroll = (unit: { id: number }, more: Partial<EnrollOfficerInput> = {}) =>
  api.admin
    .request(EnrollOfficerDocument, {
      input: {
        name: '甲乙',
        category: 'POLICE',
        unit: globalId('Unit', unit.id),
        title: '民警',
        effectiveOn: '2023-01-01',
        ...more,
      },
      key: `race-${unique()}`,
    })
    .then(({ enrollOfficer }) => enrollOfficer);

onPostgreSQL('at the same time', () => {
  it('two transfers of one officer never leave two primary posts', async () => {
    const [home, one, two] = [
      await createUnit(api.registry),
      await createUnit(api.registry),
      await createUnit(api.registry),
    ];
    for (const round of rounds) {
      const officer = await createOfficerIn(api.registry, home);
      const expected = round % 2 ? 1 : null;
      const results = await Promise.all([transfer(officer, one, expected), transfer(officer, two, expected)]);
      const second = expected === null ? 'TransferOfficerSuccess' : 'StaleVersionError';
      expect(results.toSorted()).toEqual(['TransferOfficerSuccess', second].toSorted());
      const open = (await postRows(api.registry, officer.id)).filter(({ to }) => to === null);
      expect(open).toHaveLength(1);
    }
  }, 60_000);

  it('two who take one police number: one has it, the other is told who', async () => {
    const unit = await createUnit(api.registry);
    for (const _round of rounds) {
      const policeNumber = `R${unique()}`;
      const results = await Promise.all([enroll(unit, { policeNumber }), enroll(unit, { policeNumber })]);
      const won = results.flatMap((result) =>
        result.__typename === 'EnrollOfficerSuccess' ? [result.officer.id] : [],
      );
      const lost = results.flatMap((result) => (result.__typename === 'ConflictError' ? [result.existing?.id] : []));
      expect(won).toHaveLength(1);
      expect(lost).toEqual(won);
      expect(await api.registry.officerVersion.count({ where: { policeNumber } })).toBe(1);
    }
  }, 60_000);

  it('a merger and an enrolment into the merged unit leave nobody behind in it', async () => {
    const into = await createUnit(api.registry);
    const seen = new Set<string>();
    for (const round of rounds) {
      const merged = await createUnit(api.registry);
      const merge = () =>
        api.admin.request(MergeUnitsDocument, {
          input: { ids: [globalId('Unit', merged.id)], into: globalId('Unit', into.id), effectiveOn: '2024-01-01' },
        });
      const first = round % 2 ? enroll(merged) : null;
      const [merger, enrolment] = await Promise.all([merge(), first ?? enroll(merged)]);
      const moved = merger.mergeUnits.__typename === 'MergeUnitsSuccess' && merger.mergeUnits.movedOfficers;
      const enrolled = enrolment.__typename === 'EnrollOfficerSuccess';
      expect(moved).toBe(enrolled ? 1 : 0);
      const rule = enrolment.__typename === 'RuleViolationError' ? enrolment.rule : null;
      const behind = await api.registry.assignmentVersion.count({
        where: { unitId: merged.id, supersededAt: null, validTo: null },
      });
      expect(behind).toBe(0);
      seen.add(rule ?? enrolment.__typename);
    }
    // each came first at times, or this would prove nothing
    expect([...seen].toSorted()).toEqual(['EnrollOfficerSuccess', 'unit-outside-validity']);
  }, 60_000);
});
