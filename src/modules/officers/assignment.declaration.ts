import type { AssignmentKind, AssignmentRole } from '../../generated/prisma/enums.ts';
import { dated, oneOf, reference, text, type FactsOf } from '../../record/declaration.ts';

/** An assignment: what can change about a post that an officer holds. */
export const ASSIGNMENT = dated({
  type: 'Assignment',
  table: 'assignment',
  unique: [{ of: ['officerId'], among: { kind: 'PRIMARY' } }],
  basisRead: true,
  facts: {
    officerId: reference('Officer', { recordedAs: null }),
    unitId: reference('Unit', { nullable: true, recordedAs: 'unit' }),
    externalOrgan: text({ nullable: true }),
    title: text(),
    role: oneOf<AssignmentRole>('AssignmentRole')(),
    kind: oneOf<AssignmentKind>('AssignmentKind')(),
  },
});

export type AssignmentFacts = FactsOf<typeof ASSIGNMENT>;
