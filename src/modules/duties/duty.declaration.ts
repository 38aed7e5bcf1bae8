import type { DutyKind } from '../../generated/prisma/enums.ts';
import { dated, oneOf, reference, text, type FactsOf } from '../../record/declaration.ts';

/** That an officer, a unit or an organ outside the police answers for a place or a unit. */
export const DUTY = dated({
  type: 'Duty',
  table: 'duty',
  basisRead: true,
  unique: [
    {
      of: ['kind'],
      ofNullable: ['programId', 'officerId', 'unitId', 'holderName', 'targetPlaceId', 'targetUnitId'],
    },
  ],
  facts: {
    kind: oneOf<DutyKind>('DutyKind')(),
    programId: reference('Program', { nullable: true, recordedAs: 'program' }),
    officerId: reference('Officer', { nullable: true, recordedAs: 'officer' }),
    unitId: reference('Unit', { nullable: true, recordedAs: 'unit' }),
    holderName: text({ nullable: true }),
    targetPlaceId: reference('Place', { nullable: true, recordedAs: 'place' }),
    targetUnitId: reference('Unit', { nullable: true, recordedAs: 'targetUnit' }),
    title: text({ nullable: true }),
    aboveId: reference('Duty', { nullable: true, recordedAs: 'above' }),
  },
});

export type DutyFacts = FactsOf<typeof DUTY>;
