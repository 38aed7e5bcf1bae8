import type { HonorTrait, HonorProgramStatus, RecipientKind, UnitCategory } from '../../generated/prisma/enums.ts';
import { dated, listOf, oneOf, reference, text, type FactsOf } from '../../record/declaration.ts';

/** A program for honors: what can change about it. Its key cannot. */
export const HONOR_PROGRAM = dated({
  type: 'HonorProgram',
  table: 'honor_program',
  owner: 'program_id',
  alias: 'v',
  facts: {
    name: text(),
    ownerId: reference('Unit', { nullable: true, recordedAs: 'owner' }),
    recipientKind: oneOf<RecipientKind>('RecipientKind')({ nullable: true }),
    status: oneOf<HonorProgramStatus>('HonorProgramStatus')(),
    preference: text({ nullable: true }),
    preferredCategories: listOf<UnitCategory>('UnitCategory')(),
    preferredTraits: listOf<HonorTrait>('HonorTrait')(),
  },
});

export type ProgramFacts = FactsOf<typeof HONOR_PROGRAM>;
