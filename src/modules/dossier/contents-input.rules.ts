import { charactersOf } from '../../names/text-form.ts';
import { isAfter } from '../../time/partial-day.ts';
import type { Day } from '../../time/day.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import type { Education, FamilyMember, Particulars, Photo, Resume, ResumeLine } from './contents.rules.ts';
import { OF_NO_PARTY, type EducationMode, type PoliticalStatus } from './dossier.vocabulary.ts';
import type { Ethnicity } from './ethnicity.vocabulary.ts';
import { photoIn } from './photo.rules.ts';

/** A value that an input may leave out. */
type Optional<Value> = Value | null | undefined;

/** How long texts may be, in characters. */
export const MAXIMUM = {
  place: 100,
  health: 50,
  post: 100,
  specialty: 200,
  school: 200,
  major: 100,
  degree: 50,
  line: 500,
  resume: 5_000,
  relation: 20,
  name: 50,
  employment: 200,
} as const;

/** How many elements lists may have. */
export const ELEMENTS = { education: 10, lines: 100, members: 30 } as const;

const FIRST_DAY = '1900-01-01';

/** A day, month or year that has come; null where it is left out. */
function pastPartialDay(check: InputCheck, path: string, value: Optional<string>, today: Day): string | null {
  if (value == null) return null;
  if (isAfter(FIRST_DAY, value) || isAfter(value, today)) {
    check.refuse(path, {
      zh: `必须在 ${FIRST_DAY} 至今日 ${today} 之间`,
      en: `must be from ${FIRST_DAY} to today, ${today}`,
    });
  }
  return value;
}

export interface ParticularsInput {
  readonly ethnicity?: Optional<Ethnicity>;
  readonly nativePlace?: Optional<string>;
  readonly birthplace?: Optional<string>;
  readonly workStartedOn?: Optional<string>;
  readonly politicalStatus?: Optional<PoliticalStatus>;
  readonly partyJoinedOn?: Optional<string>;
  readonly health?: Optional<string>;
  readonly technicalPost?: Optional<string>;
  readonly specialty?: Optional<string>;
}

/** Reads particulars as they are given. */
export function readParticulars(check: InputCheck, input: ParticularsInput, today: Day): Particulars {
  const text = (field: 'nativePlace' | 'birthplace' | 'health' | 'technicalPost' | 'specialty', maximum: number) =>
    check.optionalText(field, input[field], maximum);
  return {
    ethnicity: input.ethnicity ?? null,
    nativePlace: text('nativePlace', MAXIMUM.place),
    birthplace: text('birthplace', MAXIMUM.place),
    workStartedOn: pastPartialDay(check, 'workStartedOn', input.workStartedOn, today),
    politicalStatus: input.politicalStatus ?? null,
    partyJoinedOn: pastPartialDay(check, 'partyJoinedOn', input.partyJoinedOn, today),
    health: text('health', MAXIMUM.health),
    technicalPost: text('technicalPost', MAXIMUM.post),
    specialty: text('specialty', MAXIMUM.specialty),
  };
}

/** Refuses particulars of which there are none, and a day of joining a party that goes with none. */
export function checkParticulars(check: Pick<InputCheck, 'refuse'>, particulars: Particulars): void {
  const { politicalStatus, partyJoinedOn } = particulars;
  if (partyJoinedOn !== null && politicalStatus !== null && OF_NO_PARTY.has(politicalStatus)) {
    check.refuse('partyJoinedOn', { zh: '该政治面貌没有入党时间', en: 'goes with a party alone' });
  }
  if (Object.values(particulars).every((value) => value === null)) {
    check.refuse('input', { zh: '至少填写一项基本信息', en: 'must have at least one of the particulars' });
  }
}

/** Reads particulars: at least one of them is given, and a day of joining a party goes with a party. */
export function parseParticulars(check: InputCheck, input: ParticularsInput, today: Day): Particulars {
  const particulars = readParticulars(check, input, today);
  checkParticulars(check, particulars);
  return particulars;
}

export interface EducationInput {
  readonly mode: EducationMode;
  readonly school: string;
  readonly major?: Optional<string>;
  readonly qualification?: Optional<string>;
  readonly degree?: Optional<string>;
  readonly graduatedOn?: Optional<string>;
}

/** An education: what it led to is a qualification, a degree or both. */
function parseEducation(check: InputCheck, input: EducationInput, path: string, today: Day): Education {
  const education: Education = {
    mode: input.mode,
    school: check.text(`${path}.school`, input.school, MAXIMUM.school),
    major: check.optionalText(`${path}.major`, input.major, MAXIMUM.major),
    qualification: check.optionalText(`${path}.qualification`, input.qualification, MAXIMUM.degree),
    degree: check.optionalText(`${path}.degree`, input.degree, MAXIMUM.degree),
    graduatedOn: pastPartialDay(check, `${path}.graduatedOn`, input.graduatedOn, today),
  };
  if (education.qualification === null && education.degree === null) {
    check.refuse(path, { zh: '学历、学位至少填写一项', en: 'must have a qualification or a degree' });
  }
  return education;
}

/** Reads the education of a person; an empty list says that there is none. */
export const parseEducations = (check: InputCheck, inputs: readonly EducationInput[], today: Day): Education[] =>
  sizeUpTo(check, 'education', inputs, ELEMENTS.education)
    ? inputs.map((one, i) => parseEducation(check, one, `education.${i}`, today))
    : [];

export interface ResumeLineInput {
  readonly from: string;
  readonly until?: Optional<string>;
  readonly text: string;
}

function parseLine(check: InputCheck, input: ResumeLineInput, path: string, today: Day): ResumeLine {
  const line: ResumeLine = {
    from: pastPartialDay(check, `${path}.from`, input.from, today) ?? '',
    until: pastPartialDay(check, `${path}.until`, input.until, today),
    text: check.text(`${path}.text`, input.text, MAXIMUM.line),
  };
  if (line.until !== null && isAfter(line.from, line.until)) {
    check.refuse(`${path}.until`, { zh: '不能早于开始时间', en: 'must not be before from' });
  }
  return line;
}

/** Reads a résumé: lines in the order in which they began, or one text of several lines. */
export function parseResume(
  check: InputCheck,
  input: { readonly lines?: Optional<readonly ResumeLineInput[]>; readonly text?: Optional<string> },
  today: Day,
): Resume {
  const lines = parseLines(check, input.lines ?? [], today);
  const text = input.text == null ? null : parseText(check, 'text', input.text);
  if ((input.lines == null) === (text === null)) {
    check.refuse('lines', { zh: '简历各段与简历须填其一', en: 'must be given, or text, and not both' });
  } else if (input.lines != null) check.size('lines', input.lines, ELEMENTS.lines);
  return { lines, text };
}

/** Lines, as far as there may be so many, none of which began before the one before it. */
function parseLines(check: InputCheck, inputs: readonly ResumeLineInput[], today: Day): ResumeLine[] {
  const lines = inputs.slice(0, ELEMENTS.lines).map((line, i) => parseLine(check, line, `lines.${i}`, today));
  lines.forEach(({ from }, i) => {
    const before = lines[i - 1];
    if (before && isAfter(before.from, from)) {
      check.refuse(`lines.${i}.from`, {
        zh: '不能早于上一段的开始时间',
        en: 'must not be before that of the line before',
      });
    }
  });
  return lines;
}

const BREAK = /\r\n|\r|\n/;

/** A text of several lines, each checked as a text is; blank ones are left out. */
function parseText(check: InputCheck, path: string, text: string): string {
  const lines = text.split(BREAK).filter((line) => line.trim() !== '');
  if (lines.length === 0) check.refuse(path, { zh: '不能为空', en: 'must not be blank' });
  const checked = lines.map((line) => check.text(path, line.trim(), MAXIMUM.resume)).join('\n');
  if (charactersOf(checked) > MAXIMUM.resume) {
    check.refuse(path, {
      zh: `不能超过 ${MAXIMUM.resume} 个字符`,
      en: `must not have more than ${MAXIMUM.resume} characters`,
    });
  }
  return checked;
}

export interface FamilyMemberInput {
  readonly relation: string;
  readonly name: string;
  readonly birthOn?: Optional<string>;
  readonly politicalStatus?: Optional<PoliticalStatus>;
  readonly employment?: Optional<string>;
}

const parseMember = (check: InputCheck, input: FamilyMemberInput, path: string, today: Day): FamilyMember => ({
  relation: check.text(`${path}.relation`, input.relation, MAXIMUM.relation),
  name: check.text(`${path}.name`, input.name, MAXIMUM.name),
  birthOn: pastPartialDay(check, `${path}.birthOn`, input.birthOn, today),
  politicalStatus: input.politicalStatus ?? null,
  employment: check.optionalText(`${path}.employment`, input.employment, MAXIMUM.employment),
});

/** Reads the family of a person; an empty list says that there is none. */
export const parseMembers = (check: InputCheck, inputs: readonly FamilyMemberInput[], today: Day): FamilyMember[] =>
  sizeUpTo(check, 'members', inputs, ELEMENTS.members)
    ? inputs.map((one, i) => parseMember(check, one, `members.${i}`, today))
    : [];

/** Reads a photo by its bytes. */
export function parsePhoto(check: InputCheck, text: string): Photo {
  const photo = photoIn(text);
  if ('base64' in photo) return photo;
  check.refuse('photo', photo);
  return { type: 'JPEG', base64: '' };
}

/** Whether a list, which may be empty, has no more elements than it may have. */
function sizeUpTo(check: InputCheck, path: string, values: readonly unknown[], greatest: number): boolean {
  return values.length === 0 || check.size(path, values, greatest);
}
