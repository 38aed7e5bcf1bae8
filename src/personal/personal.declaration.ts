import { bytes, recorded, reference, text } from '../record/declaration.ts';

/** The personal facts of an officer, sealed; see row.ts. */
export const OFFICER_PERSONAL = recorded({
  type: 'OfficerPersonal',
  table: 'officer_personal',
  alias: 'p',
  basisKept: false,
  unique: [{ of: ['officerId'] }, { of: ['nationalIdHash'] }],
  facts: {
    officerId: reference('Officer'),
    birthOn: bytes({ nullable: true }),
    nationalId: bytes({ nullable: true }),
    nationalIdHash: bytes({ nullable: true }),
    keyId: text(),
  },
});
