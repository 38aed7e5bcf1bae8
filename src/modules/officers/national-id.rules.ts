import { isDay, type Day } from '../../time/day.ts';
import type { Gender } from '../../generated/prisma/enums.ts';
import { RuleViolationError, type Message } from '../../errors/refusals.ts';

/** What a national id is compared with; null: not known. */
export interface NationalIdFacts {
  readonly today: Day;
  readonly birthOn: Day | null;
  readonly gender: Gender | null;
}

const FORM = /^\d{17}[\dX]$/;

/** GB/T 2260: the provinces, Taiwan (71), Hong Kong (81), Macau (82), and 83 for Taiwan residents living elsewhere. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

const CHECK_CHARACTERS = '10X98765432';

const PROBLEM = {
  form: { zh: '应为 18 位公民身份号码（末位可为 X）', en: 'must have 17 digits and a last digit or X' },
  division: { zh: '前六位不是行政区划代码', en: 'does not begin with the code of an administrative division' },
  birth: { zh: '第 7 至 14 位不是出生日期', en: 'has no day of the calendar in digits 7 to 14' },
  future: { zh: '其中的出生日期晚于今天', en: 'has a birth date in the future' },
  check: { zh: '校验码不正确', en: 'has a last character that does not fit the others' },
  birthDiffers: { zh: '其中的出生日期与所填出生日期不一致', en: 'has another birth date than the one given' },
  genderDiffers: { zh: '其中的性别与所填性别不一致', en: 'is of the other gender than the one given' },
} satisfies Record<string, Message>;

/** A national id agrees with the birth date and the gender on record. The message repeats nothing of them. */
export function assertAgrees(nationalId: string | null, facts: NationalIdFacts): void {
  if (nationalId === null || nationalIdProblems(nationalId, facts).length === 0) return;
  throw new RuleViolationError(
    'national-id-disagrees',
    {
      zh: '公民身份号码与登记的出生日期或性别不一致，请一并更正',
      en: 'The national id does not agree with the birth date or the gender; correct them together.',
    },
    'GB 11643',
  );
}

/** The normal form of a national id, in which it is sealed and looked up: no blanks, plain digits, a capital X. */
export const normalNationalId = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

/**
 * The problems of a national id (公民身份号码, GB 11643) in its normal form: in itself, and against the birth date and gender of
 * the person. The messages repeat nothing of it.
 */
export function nationalIdProblems(nationalId: string, { today, birthOn, gender }: NationalIdFacts): Message[] {
  if (!FORM.test(nationalId)) return [PROBLEM.form];
  const birth = birthInside(nationalId);
  const problems: Message[] = [];
  if (!PROVINCES.has(nationalId.slice(0, 2))) problems.push(PROBLEM.division);
  if (!isDay(birth)) problems.push(PROBLEM.birth);
  else if (birth > today) problems.push(PROBLEM.future);
  else if (birthOn !== null && birth !== birthOn) problems.push(PROBLEM.birthDiffers);
  if (gender !== null && genderInside(nationalId) !== gender) problems.push(PROBLEM.genderDiffers);
  if (nationalId.at(-1) !== checkCharacter(nationalId)) problems.push(PROBLEM.check);
  return problems;
}

const birthInside = (nationalId: string): Day =>
  `${nationalId.slice(6, 10)}-${nationalId.slice(10, 12)}-${nationalId.slice(12, 14)}`;

/** The sequence number of a birth in one division on one day is odd for men and even for women. */
const genderInside = (nationalId: string): Gender => (Number(nationalId[16]) % 2 === 1 ? 'MALE' : 'FEMALE');

/** ISO 7064 MOD 11-2 over the first 17 digits: each place weighs twice as much as the one after it. */
function checkCharacter(nationalId: string): string {
  let sum = 0;
  for (const digit of nationalId.slice(0, 17)) sum = ((sum + Number(digit)) * 2) % 11;
  return CHECK_CHARACTERS.charAt(sum);
}
