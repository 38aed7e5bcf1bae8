import type { UnitCategory } from '../../generated/prisma/enums.ts';
import { day, oneOf, recorded, reference, text } from '../../record/declaration.ts';

/** An officer selected in a round. */
export const SELECTION = recorded({
  type: 'Selection',
  table: 'selection',
  unique: [{ of: ['roundId', 'officerId'] }],
  facts: {
    roundId: reference('SelectionRound'),
    officerId: reference('Officer'),
    fromUnitId: reference('Unit'),
    category: oneOf<UnitCategory>('UnitCategory')(),
    title: text(),
    selectedOn: day(),
    exceedsQuotaBecause: text({ nullable: true }),
  },
});
