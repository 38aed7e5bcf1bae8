import type {
  AssignmentRole,
  OfficerCategory,
  ProgramReach,
  ProgramStatus,
  UnitCategory,
  UnitKind,
} from '../../generated/prisma/enums.ts';
import { dated, int, listOf, oneOf, reference, text, type Fact, type FactsOf } from '../../record/declaration.ts';

/** Codes of the catalogue of grades. */
const grades: Fact<readonly string[]> = { ...text(), type: 'text[]' } as never;

/** A program: what can change about it. Its key, kind, admission and kind of subject cannot. */
export const PROGRAM = dated({
  type: 'Program',
  table: 'program',
  alias: 'v',
  namedBy: ['name'],
  basisRead: true,
  facts: {
    name: text(),
    /** Null: the whole force. */
    ownerId: reference('Unit', { nullable: true, recordedAs: 'owner' }),
    parentId: reference('Program', { nullable: true, recordedAs: 'parent' }),
    purpose: text({ nullable: true }),
    status: oneOf<ProgramStatus>('ProgramStatus')(),
    categories: listOf<OfficerCategory>('OfficerCategory')(),
    grades,
    reach: oneOf<ProgramReach>('ProgramReach')(),
    roles: listOf<AssignmentRole>('AssignmentRole')(),
    serviceMonthsFrom: int({ nullable: true }),
    serviceMonthsUnder: int({ nullable: true }),
    unitCategories: listOf<UnitCategory>('UnitCategory')(),
    unitKinds: listOf<UnitKind>('UnitKind')(),
    /** JSON: see requirement.declaration.ts. */
    requirements: text({ recordedAs: null }),
  },
});

export type ProgramFacts = FactsOf<typeof PROGRAM>;
