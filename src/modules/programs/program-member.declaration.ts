import { dated, reference, text, type FactsOf } from '../../record/declaration.ts';

/** That an officer or a unit was admitted to a program. */
export const PROGRAM_MEMBER = dated({
  type: 'ProgramMember',
  table: 'program_member',
  owner: 'member_id',
  alias: 'm',
  basisRead: true,
  unique: [{ of: ['programId'], ofNullable: ['officerId', 'unitId'] }],
  facts: {
    programId: reference('Program', { recordedAs: 'program' }),
    officerId: reference('Officer', { nullable: true, recordedAs: 'officer' }),
    unitId: reference('Unit', { nullable: true, recordedAs: 'unit' }),
    field: text({ nullable: true }),
  },
});

export type ProgramMemberFacts = FactsOf<typeof PROGRAM_MEMBER>;
