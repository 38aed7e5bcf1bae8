import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { link } from '../../graphql/field-options.ts';
import type { InputFields } from '../../graphql/builder.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import {
  parseBirthOn,
  parseGrade,
  parseJoinedOn,
  parseName,
  parseNationalId,
  parsePoliceNumber,
  parseReading,
} from '../officers/officer-input.rules.ts';
import { Gender, OfficerCategory, OfficerStatus, PoliceRank } from '../officers/officer.enums.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { assertMaySetPersonal, auditPersonalGuesses } from '../officers/officer.mutations.ts';
import { Officer } from '../officers/officer.type.ts';
import { parsePeriod, parseReason, refuseNothing } from './correction-input.rules.ts';
import { datedCorrectionFields } from './correction.inputs.ts';
import { correctOfficer } from './correction.service.ts';
import type { Impact } from './impact.rules.ts';
import { impactsField } from './impact.type.ts';

const fields = (t: InputFields) => ({
  ...datedCorrectionFields(t, 'The officer.'),
  name: t.string({ description: 'The name; 1 to 50 characters. May not be null.' }),
  namePinyin: t.string({
    description:
      'The reading of the name, where it is not the one that is made from it: toneless syllables with blanks between. Null: made from the name. Default: stays as it is, or is made from a new name.',
  }),
  policeNumber: t.string({
    description:
      'The police number (警号): capital letters, digits and hyphens, at most 20; no other officer has it on these days, and the officer serves on one of them. Null for none.',
  }),
  birthOn: t.field({
    type: 'Date',
    description:
      'The day of birth, which has no days: it is corrected as a whole. Needs the scope officer:personal as well; stored sealed. Null where not known.',
  }),
  nationalId: t.string({
    description:
      'The number of the identity card (公民身份号码), corrected as a whole: it agrees with the birth date and the gender, and no other officer has it. Needs the scope officer:personal as well; stored sealed. Null where not known.',
  }),
  category: t.field({
    type: OfficerCategory,
    description: 'Police officer or auxiliary; an auxiliary has no rank. May not be null.',
  }),
  gender: t.field({ type: Gender, description: 'The gender; null where not known.' }),
  status: t.field({
    type: OfficerStatus,
    description:
      'Whether the officer serves (在职状态). Who has left holds no post on these days, and loses the police number for them. May not be null.',
  }),
  rank: t.field({
    type: PoliceRank,
    description: 'The rank (警衔), whatever step or years it takes; null for none.',
  }),
  grade: t.string({ description: 'The grade (职级), a code of the grade catalogue; null for none.' }),
  joinedOn: t.field({
    type: 'Date',
    description: 'The day of joining the police, not after the first day of the period; null where not known.',
  }),
});

act('correctOfficer', {
  scope: 'personnel:write',
  scopeCondition: ', and officer:personal where birthOn or nationalId is given',
  description:
    'Puts values of an officer right that were recorded wrongly on some days: a rank or grade that was mistyped, a name, a status. Every unit in which the officer had the primary post on these days must be within the scope.',
  input: {
    description:
      'Values of an officer that were recorded wrongly (更正人员登记). An omitted field stays as it is; null clears a field that may be null. A value holds on every day of the period and on no other. Steps of promotion are not asked of a correction; what holds of every officer is.',
    argument: 'The right values, and when the record was wrong.',
    fields,
  },
  success: 'The officer has the right values.',
  payload: payload<{ officerId: number; impacts: readonly Impact[] }>('The officer put right, or why not.', (t) => ({
    officer: t.field(
      link(Officer, officerById, 'officerId', 'The officer as of today, or of the first day where that is later.'),
    ),
    impacts: impactsField(t),
  })),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check, context) => {
    const { name, namePinyin, policeNumber, gender, category, status, rank, grade } = input;
    assertMaySetPersonal(context, input.birthOn, input.nationalId);
    const days = parsePeriod(check, input.period);
    const birthOn = parseBirthOn(check, input.birthOn, today());
    const nationalId = parseNationalId(check, input.nationalId, { today: today(), birthOn, gender: gender ?? null });
    const joinedOn = parseJoinedOn(check, input.joinedOn, { effectiveOn: days.from, birthOn });
    check.notNull({ name, category, status });
    const { id: _id, period: _period, basis: _basis, expectedVersion: _version, ...given } = input;
    refuseNothing(check, given);
    return {
      id: inputKey(check, 'Officer', input.id, 'id'),
      expectedVersion: input.expectedVersion ?? null,
      days,
      values: {
        ...(name != null && parseName(check, name)),
        ...(policeNumber !== undefined && { policeNumber: parsePoliceNumber(check, policeNumber) }),
        ...(category != null && { category }),
        ...(gender !== undefined && { gender }),
        ...(status != null && { status }),
        ...(rank !== undefined && { rank }),
        ...(grade !== undefined && { grade: parseGrade(check, grade) }),
        ...(input.joinedOn !== undefined && { joinedOn }),
      },
      reading: namePinyin === undefined ? undefined : parseReading(check, namePinyin),
      personal: {
        birthOn: input.birthOn === undefined ? undefined : birthOn,
        nationalId: input.nationalId === undefined ? undefined : nationalId,
      },
      basis: parseReason(check, input.basis),
    };
  },
  run: correctOfficer,
  around: auditPersonalGuesses,
});
