import { describe, expect, it } from '@jest/globals';
import { AdmitMembersDocument, DefineProgramDocument, EndMembershipDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { createMember, createProgram } from '../../support/program-factories.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 20;

onServer('acts on programs that meet', () => {
  const api = useApp();

  const names = (answers: readonly { __typename?: string }[]) => answers.map((one) => one.__typename ?? '').toSorted();

  const talents = async () => {
    const unit = await createUnit(api.registry);
    const program = await createProgram(api.registry, { admission: 'BY_ADMISSION', ownerId: unit.id });
    return { programId: program.id, officerId: (await createOfficerIn(api.registry, unit)).id };
  };

  it(`admit somebody once, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const { programId, officerId } = await talents();
      const input = {
        program: globalId('Program', programId),
        subjects: [globalId('Officer', officerId)],
        effectiveOn: '2024-01-01',
      };
      const admit = () => api.admin.request(AdmitMembersDocument, { input, key: `race-${unique()}` });
      const answers = await Promise.all([admit(), admit()]);
      expect(names(answers.map((one) => one.admitMembers))).toEqual(['AdmitMembersSuccess', 'ConflictError']);
    }
  }, 60_000);

  it(`make no ring of programs, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const programs = [await createProgram(api.registry), await createProgram(api.registry)];
      const below = (key: string, parent: number) => {
        const facts = { name: '甲', kind: 'CONTACT' as const, effectiveOn: '2024-01-01' };
        const input = { key, parent: globalId('Program', parent), ...facts };
        return api.admin.request(DefineProgramDocument, { input }).then((one) => one.defineProgram);
      };
      const [one, other] = programs as [{ id: number; key: string }, { id: number; key: string }];
      const answers = await Promise.all([below(one.key, other.id), below(other.key, one.id)]);
      expect(names(answers)).toEqual(['DefineProgramSuccess', 'RuleViolationError']);
    }
  }, 60_000);

  it(`end a membership once, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const member = await createMember(api.registry, await talents());
      const input = { id: globalId('ProgramMember', member.id), expectedVersion: 1, effectiveOn: '2024-01-01' };
      const end = () => api.admin.request(EndMembershipDocument, { input }).then((one) => one.endMembership);
      expect(names(await Promise.all([end(), end()]))).toEqual(['EndMembershipSuccess', 'StaleVersionError']);
    }
  }, 60_000);
});
