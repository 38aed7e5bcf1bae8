import { ConflictError, NotFoundError, Refusal, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import type { InputFields } from '../../graphql/builder.ts';
import { link } from '../../graphql/field-options.ts';
import type { Context } from '../../graphql/context.ts';
import { forbidden } from '../../graphql/errors.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { changeCommand } from '../acts/change-input.ts';
import { parseBasis } from '../acts/input-check.rules.ts';
import { changeFields, datedFields } from '../acts/standard.inputs.ts';
import { postFields } from './assignment.inputs.ts';
import {
  parseBirthOn,
  parseGrade,
  parseJoinedOn,
  parseName,
  parseNationalId,
  parsePoliceNumber,
  parsePost,
  parseReading,
  readAs,
  readingProblem,
} from './officer-input.rules.ts';
import { Gender, OfficerCategory, PoliceRank } from './officer.enums.ts';
import { officerById } from './officer.loaders.ts';
import { enrollOfficer, promoteOfficer, reviseOfficer, type ReviseOfficer } from './officer.service.ts';
import { Officer } from './officer.type.ts';
import { likelyTwinsOf, TWINS_MAXIMUM } from './twin.loaders.ts';

/** The success of an act on an officer. */
export const officer = payload<{ officerId: number }>('The officer with the change on record, or why not.', (t) => ({
  officer: t.field(link(Officer, officerById, 'officerId', 'The officer on the day it takes effect.')),
}));

const enrolled = payload<{ officerId: number }>('The officer with the change on record, or why not.', (t) => ({
  ...officer.fields(t),
  likelyTwins: t.field({
    type: [Officer],
    description: `Officers who are on the roll on that day or later and are likely the same person (疑似同一人): of the same name, however it is written, and told apart by neither police numbers nor genders. A warning: the enrollment stands, and each of them is to be looked at. At most ${TWINS_MAXIMUM}, the first enrolled first; empty where there is none.`,
    resolve: ({ officerId }, _args, context) => likelyTwinsOf(context).load(officerId),
  }),
}));

const NAME = 'The name; 1 to 50 characters. Pinyin and strokes are derived from it.';
const READING =
  'The reading of the name, where the derived one is wrong: toneless syllables with blanks between, ü or v, as many as the name has (chong li yan).';
const POLICE_NUMBER =
  'The police number (警号): capital letters, digits and hyphens, at most 20; no other officer has it on any day from then on.';
const BIRTH_ON = 'The day of birth, from 1900 to today. Needs the scope officer:personal as well; stored sealed.';
const NATIONAL_ID =
  'The number of the identity card (公民身份号码, GB 11643): its check digit is right, it agrees with the birth date and the gender, and no other officer has it. Needs the scope officer:personal as well; stored sealed.';
const JOINED_ON = 'The day of joining the police; not after effectiveOn.';
const PERSONAL_CONDITION = ', and officer:personal where birthOn or nationalId is given';

/** The fields of each act that changes an officer. */
export const officerFields = (t: InputFields) => changeFields(t, 'The officer.');

act('enrollOfficer', {
  scope: 'personnel:write',
  scopeCondition: PERSONAL_CONDITION,
  description: 'Puts an officer on the roll from a day on, with a primary assignment.',
  input: {
    description: 'A new officer or auxiliary (录用入警), who serves from then on in a primary assignment.',
    argument: 'The officer and the primary assignment.',
    fields: (t) => ({
      name: t.string({ required: true, description: NAME }),
      namePinyin: t.string({ description: `${READING} Default: derived from the name.` }),
      policeNumber: t.string({ description: `${POLICE_NUMBER} Null for none.` }),
      category: t.field({ type: OfficerCategory, required: true, description: 'Police officer or auxiliary.' }),
      gender: t.field({ type: Gender, description: 'The gender; null where not known.' }),
      birthOn: t.field({ type: 'Date', description: BIRTH_ON }),
      nationalId: t.string({ description: NATIONAL_ID }),
      joinedOn: t.field({ type: 'Date', description: JOINED_ON }),
      rank: t.field({
        type: PoliceRank,
        description: 'The rank already held. For police only (公安机关组织管理条例, article 27).',
      }),
      grade: t.string({ description: 'The grade (职级), a code of the grade catalogue; null where not known.' }),
      unit: t.id({ required: true, description: 'The unit of the primary assignment, which exists from then on.' }),
      ...postFields(t),
      ...datedFields(t),
    }),
  },
  success: 'The officer is on the roll.',
  payload: enrolled,
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check, context) => {
    assertMaySetPersonal(context, input.birthOn ?? undefined, input.nationalId ?? undefined);
    const effectiveOn = check.day('effectiveOn', input.effectiveOn, today());
    const birthOn = parseBirthOn(check, input.birthOn, today());
    const gender = input.gender ?? null;
    const nationalId = parseNationalId(check, input.nationalId, { today: today(), birthOn, gender });
    const named = parseName(check, input.name);
    const reading = parseReading(check, input.namePinyin);
    const problem = readingProblem(named.name, reading);
    if (problem) check.refuse('namePinyin', problem);
    return {
      facts: {
        ...named,
        ...(reading !== null && readAs(named.name, reading)),
        policeNumber: parsePoliceNumber(check, input.policeNumber),
        category: input.category,
        gender,
        status: 'ACTIVE' as const,
        rank: input.rank ?? null,
        grade: parseGrade(check, input.grade),
        joinedOn: parseJoinedOn(check, input.joinedOn, { effectiveOn, birthOn }),
      },
      reading: reading ?? undefined,
      personal: { birthOn: birthOn ?? undefined, nationalId: nationalId ?? undefined },
      post: {
        unitId: inputKey(check, 'Unit', input.unit, 'unit'),
        title: parsePost(check, 'title', input.title),
        role: input.role ?? ('MEMBER' as const),
      },
      effectiveOn,
      basis: parseBasis(check, input.basis),
    };
  },
  run: enrollOfficer,
});

act('reviseOfficer', {
  scope: 'personnel:write',
  scopeCondition: PERSONAL_CONDITION,
  description:
    'Changes the name, police number, gender or day of joining of an officer from a day on, or corrects the birth date and the national id.',
  input: {
    description:
      'New values of an officer (变更人员信息). An omitted field stays as it is; null clears a field that may be null. A value holds from effectiveOn until its next change that is already on record. Birth date and national id have no days: they are corrected as a whole.',
    argument: 'The new values.',
    fields: (t) => ({
      ...officerFields(t),
      name: t.string({ description: `${NAME} May not be null.` }),
      namePinyin: t.string({
        description: `${READING} It holds until the next change of the name or its reading. Null: derived from the name. Default: stays as it is, or is derived from a new name.`,
      }),
      policeNumber: t.string({ description: `${POLICE_NUMBER} The officer serves on effectiveOn. Null for none.` }),
      gender: t.field({ type: Gender, description: 'The gender; null where not known.' }),
      birthOn: t.field({ type: 'Date', description: `${BIRTH_ON} Null where not known.` }),
      nationalId: t.string({ description: `${NATIONAL_ID} Null where not known.` }),
      joinedOn: t.field({ type: 'Date', description: `${JOINED_ON} Null where not known.` }),
    }),
  },
  success: 'The officer has the new values.',
  payload: officer,
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check, context) => {
    const { name, gender } = input;
    assertMaySetPersonal(context, input.birthOn, input.nationalId);
    const change = changeCommand(check, 'Officer', input);
    const birthOn = parseBirthOn(check, input.birthOn, today());
    const known = { today: today(), birthOn, gender: gender ?? null };
    const nationalId = parseNationalId(check, input.nationalId, known);
    const joinedOn = parseJoinedOn(check, input.joinedOn, { effectiveOn: change.effectiveOn, birthOn });
    check.notNull({ name });
    return {
      ...change,
      values: {
        ...(name != null && parseName(check, name)),
        ...(input.policeNumber !== undefined && { policeNumber: parsePoliceNumber(check, input.policeNumber) }),
        ...(gender !== undefined && { gender }),
        ...(input.joinedOn !== undefined && { joinedOn }),
      },
      reading: input.namePinyin === undefined ? undefined : parseReading(check, input.namePinyin),
      personal: {
        birthOn: input.birthOn === undefined ? undefined : birthOn,
        nationalId: input.nationalId === undefined ? undefined : nationalId,
      },
    };
  },
  run: reviseOfficer,
  around: auditPersonalGuesses,
});

act('promoteOfficer', {
  scope: 'personnel:write',
  description: 'Gives an officer, who is not suspended that day, a higher rank, another grade, or both from a day on.',
  input: {
    description: 'A higher rank, another grade, or both (晋升): at least one of them.',
    argument: 'The officer and the new rank or grade.',
    fields: (t) => ({
      ...officerFields(t),
      rank: t.field({
        type: PoliceRank,
        description:
          'The rank (警衔): one step up, after the years of the step (人民警察警衔条例, article 14), unless the basis has both a document number and a reason. Default: stays as it is.',
      }),
      grade: t.string({ description: 'The grade (职级), a code of the grade catalogue. Default: stays as it is.' }),
    }),
  },
  success: 'The officer is promoted.',
  payload: officer,
  refusals: [NotFoundError, RuleViolationError],
  command: ({ rank, ...input }, check) => {
    const change = changeCommand(check, 'Officer', input);
    const grade = parseGrade(check, input.grade);
    if (rank == null && grade === null)
      check.refuse('rank', { zh: '与职级至少填写一项', en: 'or grade must be given' });
    return { ...change, values: { ...(rank != null && { rank }), ...(grade !== null && { grade }) } };
  },
  run: promoteOfficer,
});

/** Setting personal data needs the scope that reading it needs. */
export function assertMaySetPersonal({ viewer }: Context, ...values: unknown[]): void {
  if (values.every((value) => value === undefined) || viewer.scopes.has('officer:personal')) return;
  throw forbidden('officer:personal');
}

/**
 * Notes the personal data that was given to be set as read: a refusal or a dry run tells whether it matches the record,
 * and leaves no change that would tell who asked.
 */
export async function auditPersonalGuesses<Result>(
  { id, personal }: Pick<ReviseOfficer, 'id' | 'personal'>,
  context: Context,
  work: () => Promise<Result>,
): Promise<Result> {
  const note = () => {
    for (const field of ['birthOn', 'nationalId'] as const) {
      if (personal[field] !== undefined) context.operation.personalReads.push({ officerId: id, field });
    }
  };
  if (context.operation.dryRun) note();
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) note();
    throw error;
  }
}
