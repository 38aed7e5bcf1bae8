import { BasisInput, EFFECTIVE_ON, EXPECTED_VERSION } from '../acts/standard.inputs.ts';
import { builder } from '../../graphql/builder.ts';
import { AssignmentRole } from './assignment.enums.ts';
import { Gender, OfficerCategory, OfficerStatus, PoliceRank } from './officer.enums.ts';

const NAME = 'The name; 1 to 50 characters. Pinyin and strokes are made from it.';
const POLICE_NUMBER =
  'The police number (警号): capital letters, digits and hyphens, at most 20; no other officer has it on any day from then on.';
const BIRTH_ON = 'The day of birth, from 1900 to today. Needs the scope officer:personal as well; stored sealed.';
const NATIONAL_ID =
  'The number of the identity card (公民身份号码, GB 11643): its check digit is right, it agrees with the birth date and the gender, and no other officer has it. Needs the scope officer:personal as well; stored sealed.';
const JOINED_ON = 'The day of joining the police; not after effectiveOn.';

export const EnrollOfficerInput = builder.inputType('EnrollOfficerInput', {
  description: 'A new officer or auxiliary (登记入册), who serves from then on in a primary assignment.',
  fields: (t) => ({
    name: t.string({ required: true, description: NAME }),
    policeNumber: t.string({ description: `${POLICE_NUMBER} Null for none.` }),
    category: t.field({ type: OfficerCategory, required: true, description: 'Police officer or auxiliary.' }),
    gender: t.field({ type: Gender, description: 'The gender; null where not known.' }),
    birthOn: t.field({ type: 'Date', description: BIRTH_ON }),
    nationalId: t.string({ description: NATIONAL_ID }),
    joinedOn: t.field({ type: 'Date', description: JOINED_ON }),
    rank: t.field({
      type: PoliceRank,
      description: 'The rank held already; for police only (公安机关组织管理条例, article 27).',
    }),
    grade: t.string({ description: 'The grade (职级), a code of the grade catalogue; null where not known.' }),
    unit: t.id({ required: true, description: 'The unit of the primary assignment, there from then on.' }),
    title: t.string({ required: true, description: 'What the post is called; at most 100 characters.' }),
    role: t.field({ type: AssignmentRole, description: 'The part it gives in the unit; MEMBER unless told.' }),
    effectiveOn: t.field({ type: 'Date', required: true, description: EFFECTIVE_ON }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});

const officerFields = (t: Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0]) => ({
  id: t.id({ required: true, description: 'The officer.' }),
  expectedVersion: t.int({ description: EXPECTED_VERSION }),
  effectiveOn: t.field({ type: 'Date', required: true, description: EFFECTIVE_ON }),
  basis: t.field({ type: BasisInput, description: 'By whose order.' }),
});

export const ReviseOfficerInput = builder.inputType('ReviseOfficerInput', {
  description:
    'New values of an officer (变更人员信息). What is left out stays; null clears what may be null. A value holds from effectiveOn until its next change that is already on record; birth date and national id have no days, and are corrected as a whole.',
  fields: (t) => ({
    ...officerFields(t),
    name: t.string({ description: `${NAME} May not be null.` }),
    policeNumber: t.string({ description: `${POLICE_NUMBER} The officer serves that day. Null for none.` }),
    gender: t.field({ type: Gender, description: 'The gender; null where not known.' }),
    birthOn: t.field({ type: 'Date', description: `${BIRTH_ON} Null where not known.` }),
    nationalId: t.string({ description: `${NATIONAL_ID} Null where not known.` }),
    joinedOn: t.field({ type: 'Date', description: `${JOINED_ON} Null where not known.` }),
  }),
});

export const PromoteOfficerInput = builder.inputType('PromoteOfficerInput', {
  description: 'A higher rank, another grade, or both (晋升): at least one of them.',
  fields: (t) => ({
    ...officerFields(t),
    rank: t.field({
      type: PoliceRank,
      description:
        'The rank (警衔): one step up, and after the years of the step (人民警察警衔条例, article 14), unless the basis has a document number and a reason. Null: stays.',
    }),
    grade: t.string({ description: 'The grade (职级), a code of the grade catalogue. Null: stays.' }),
  }),
});

export const SeparateOfficerInput = builder.inputType('SeparateOfficerInput', {
  description: 'The end of service (退休、离职、去世).',
  fields: (t) => ({
    ...officerFields(t),
    status: t.field({ type: OfficerStatus, required: true, description: 'RETIRED, SEPARATED or DECEASED.' }),
  }),
});
