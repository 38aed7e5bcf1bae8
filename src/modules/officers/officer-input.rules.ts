import type { Day } from '../../time/day.ts';
import { isDay } from '../../time/day.ts';
import type { Message } from '../../errors/refusals.ts';
import type { Gender, OfficerStatus } from '../../generated/prisma/enums.ts';
import { chineseName, fits, readingKeys, type ChineseName } from '../../names/chinese-name.ts';
import { codeForm, pinyinForm } from '../../names/text-form.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import { GRADE } from './grade.vocabulary.ts';
import { nationalIdProblems, normalNationalId } from './national-id.rules.ts';
import { isServing } from './employment.rules.ts';

const NAME_MAXIMUM = 50;
const READING_MAXIMUM = 400;
const POST_MAXIMUM = 100;
const POLICE_NUMBER = /^[0-9A-Z-]{1,20}$/;
/** No officer on the roll was born before it. */
const FIRST_BIRTH = '1900-01-01';

/** A name, with the keys for search and order that are derived from it. */
export function parseName(check: InputCheck, name: string): ChineseName & { name: string } {
  const parsed = check.text('name', name, NAME_MAXIMUM);
  return { name: parsed, ...chineseName(parsed) };
}

/** The reading that somebody gives a name; null: as it is derived. */
export const parseReading = (check: InputCheck, reading: string | null | undefined): string | null =>
  reading == null ? null : pinyinForm(check.text('namePinyin', reading, READING_MAXIMUM));

/** What is wrong with a reading of a name; null where nothing is. */
export function readingProblem(name: string, reading: string | null): Message | null {
  if (reading === null || reading === '' || name === '') return null;
  const fitting = fits(reading, name);
  if (fitting === 'count') return { zh: '音节数须与姓名一致', en: 'must have as many syllables as the name' };
  return fitting === 'fits'
    ? null
    : { zh: '须为不带声调的拼音音节，以空格分隔', en: 'must be toneless syllables with blanks between' };
}

/** The keys of a name that is read so. */
export const readAs = (name: string, reading: string | null) => readingKeys(reading ?? chineseName(name).namePinyin);

export const parsePoliceNumber = (check: InputCheck, number: string | null | undefined): string | null =>
  number == null
    ? null
    : check.pattern('policeNumber', codeForm(number.trim()), POLICE_NUMBER, {
        zh: '只能含大写字母、数字和连字符，最多 20 个字符',
        en: 'must have capital letters, digits and hyphens only, at most 20',
      });

export function parseGrade(check: InputCheck, grade: string | null | undefined): string | null {
  if (grade == null) return null;
  if (!GRADE.has(grade)) check.refuse('grade', { zh: '不是职级目录中的代码', en: 'is no code of the grade catalogue' });
  return grade;
}

/** The title of a post, or the organ outside the police where the post is. */
export const parsePost = (check: InputCheck, path: 'title' | 'externalOrgan', text: string): string =>
  check.text(path, text, POST_MAXIMUM);

/** The day of joining the police, which is not after the day from which it is recorded. */
export function parseJoinedOn(
  check: InputCheck,
  joinedOn: Day | null | undefined,
  facts: { readonly effectiveOn: Day; readonly birthOn: Day | null },
): Day | null {
  if (joinedOn == null) return null;
  if (joinedOn > facts.effectiveOn) {
    check.refuse('joinedOn', { zh: '不能晚于生效日期', en: 'must not be after effectiveOn' });
  } else if (joinedOn < FIRST_BIRTH || (facts.birthOn !== null && joinedOn <= facts.birthOn)) {
    check.refuse('joinedOn', { zh: '必须晚于出生日期', en: 'must be after the birth date' });
  }
  return joinedOn;
}

export function parseBirthOn(check: InputCheck, birthOn: Day | null | undefined, today: Day): Day | null {
  if (birthOn == null) return null;
  if (!isDay(birthOn) || birthOn < FIRST_BIRTH || birthOn > today) {
    check.refuse('birthOn', { zh: `必须在 ${FIRST_BIRTH} 至今天之间`, en: `must be from ${FIRST_BIRTH} to today` });
  }
  return birthOn;
}

/** A national id in its normal form, which agrees with the other personal data of the input. */
export function parseNationalId(
  check: InputCheck,
  text: string | null | undefined,
  facts: { readonly today: Day; readonly birthOn: Day | null; readonly gender: Gender | null },
): string | null {
  if (text == null) return null;
  const nationalId = normalNationalId(text);
  for (const problem of nationalIdProblems(nationalId, facts)) check.refuse('nationalId', problem);
  return nationalId;
}

/** The status of an officer who leaves the force. */
export function parseSeparation(check: InputCheck, status: OfficerStatus): OfficerStatus {
  if (isServing(status)) {
    check.refuse('status', {
      zh: '必须是 RETIRED、SEPARATED 或 DECEASED',
      en: 'must be RETIRED, SEPARATED or DECEASED',
    });
  }
  return status;
}

/** The place of a post: a unit or an organ outside the police, exactly one of them. */
export function parsePlace(
  check: InputCheck,
  place: { readonly unitId: number | null; readonly externalOrgan: string | null },
): typeof place {
  if ((place.unitId === null) === (place.externalOrgan === null)) {
    check.refuse('unit', {
      zh: '与系统外单位必须且只能填写一项',
      en: 'or externalOrgan: exactly one must be given',
    });
  }
  return place;
}

/** The first day on which a post is no longer held. */
export function parseUntil(check: InputCheck, until: Day | null | undefined, effectiveOn: Day): Day | null {
  if (until != null && until <= effectiveOn) {
    check.refuse('until', { zh: '必须晚于生效日期', en: 'must be after effectiveOn' });
  }
  return until ?? null;
}
