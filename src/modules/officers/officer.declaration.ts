import type { Gender, OfficerCategory, OfficerStatus, PoliceRank } from '../../generated/prisma/enums.ts';
import { dated, day, derivedText, oneOf, searchKey, text, type FactsOf } from '../../record/declaration.ts';

/** An officer: what can change about one, the sealed personal data apart. */
export const OFFICER = dated({
  type: 'Officer',
  table: 'officer',
  namedBy: ['name', 'policeNumber'],
  unique: [{ of: ['policeNumber'] }],
  facts: {
    name: text(),
    namePinyin: derivedText('name'),
    nameJoined: searchKey('namePinyin'),
    nameInitials: searchKey('namePinyin'),
    nameStrokes: searchKey('name'),
    policeNumber: text({ nullable: true }),
    category: oneOf<OfficerCategory>('OfficerCategory')(),
    gender: oneOf<Gender>('Gender')({ nullable: true }),
    status: oneOf<OfficerStatus>('OfficerStatus')(),
    rank: oneOf<PoliceRank>('PoliceRank')({ nullable: true }),
    grade: text({ nullable: true }),
    joinedOn: day({ nullable: true }),
  },
});

export type OfficerFacts = FactsOf<typeof OFFICER>;
