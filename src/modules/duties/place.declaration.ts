import type { PlaceKind } from '../../generated/prisma/enums.ts';
import { dated, oneOf, reference, text, type FactsOf } from '../../record/declaration.ts';

/** A place that officers and units answer for. */
export const PLACE = dated({
  type: 'Place',
  table: 'place',
  namedBy: ['name', 'code'],
  unique: [{ of: ['code'] }],
  basisRead: true,
  facts: {
    code: text(),
    kind: oneOf<PlaceKind>('PlaceKind')(),
    name: text(),
    parentId: reference('Place', { nullable: true, recordedAs: 'parent' }),
    divisionCode: text({ nullable: true }),
  },
});

export type PlaceFacts = FactsOf<typeof PLACE>;
