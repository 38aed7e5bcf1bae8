import type { UnitCategory, UnitKind } from '../../generated/prisma/enums.ts';
import { dated, flag, int, oneOf, reference, searchKey, text, type FactsOf } from '../../record/declaration.ts';

/** A unit: what can change about it. */
export const UNIT = dated({
  type: 'Unit',
  table: 'unit',
  namedBy: ['name', 'code'],
  referredBy: ['code'],
  unique: [{ of: ['code'] }],
  facts: {
    code: text(),
    name: text(),
    namePinyin: searchKey('name'),
    shortName: text({ nullable: true }),
    kind: oneOf<UnitKind>('UnitKind')(),
    category: oneOf<UnitCategory>('UnitCategory')({ nullable: true }),
    divisionCode: text({ nullable: true }),
    parentId: reference('Unit', { nullable: true, recordedAs: 'parent' }),
    authorizedStrength: int({ nullable: true }),
    temporary: flag(),
  },
});

export type UnitFacts = FactsOf<typeof UNIT>;
