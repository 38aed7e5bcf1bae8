import type { EvaluationGrade } from '../../generated/prisma/enums.ts';
import type { Day } from '../../time/day.ts';
import { ASSIGNMENT_KIND } from '../officers/assignment.vocabulary.ts';
import { GRADE } from '../officers/grade.vocabulary.ts';
import { POLICE_RANK } from '../officers/officer.vocabulary.ts';
import { SANCTION_KIND, SANCTION_STATUS } from '../discipline/discipline.vocabulary.ts';
import { EVALUATION_GRADE } from '../evaluations/evaluation.vocabulary.ts';
import { MERIT_CLASS } from '../honors/honor.vocabulary.ts';
import type { GivenHonor, ImposedSanction, FormOfficer, Post } from './officer-query.ts';

// How official forms say what the registry has. They are Chinese whatever the language of the request.

/** A month as forms write it, of a day, a month or a year: 1998.09. */
export const monthOf = (day: string | null): string => (day ?? '').slice(0, 7).replace('-', '.');

/** A month or a day without what parts it: 199809. */
export const compact = (text: string): string => text.replaceAll(/[.-]/g, '');

/** A day as forms write it: 1998.09.01. */
export const dayOf = (day: Day): string => day.replaceAll('-', '.');

export const gradeWord = (grade: string | null): string =>
  grade !== null && GRADE.has(grade) ? GRADE.terms[grade].zh : '';

export const rankWord = ({ rank }: Pick<FormOfficer, 'rank'>): string =>
  rank === null ? '' : POLICE_RANK.terms[rank].zh;

export const evaluationWord = (grade: EvaluationGrade): string => EVALUATION_GRADE.terms[grade].zh;

export const meritWord = ({ meritClass }: Pick<GivenHonor, 'meritClass'>): string =>
  meritClass === null ? '' : MERIT_CLASS.terms[meritClass].zh;

/** Texts in a row; those that are empty are none. */
export const joined = (texts: readonly string[], by: string): string => texts.filter((text) => text !== '').join(by);

/** A post with its unit: 江南公安分局副局长. */
export function postWords({ title, unit, externalOrgan, kind }: Post): string {
  const place = unit?.name ?? externalOrgan ?? '';
  const named = title.startsWith(place) ? title : `${place}${title}`;
  return kind === 'SECONDMENT' ? `${named}（${ASSIGNMENT_KIND.terms[kind].zh}）` : named;
}

/** The posts that are held on a day. */
export const heldOn = (posts: readonly Post[], day: Day): Post[] =>
  posts.filter(({ validity: { from, to } }) => from <= day && (to === null || to > day));

/** 现任职务: the posts of the day, then the grade and the rank. */
export const currentPost = (officer: FormOfficer, day: Day): string =>
  joined([...heldOn(officer.assignments, day).map(postWords), gradeWord(officer.grade), rankWord(officer)], '，');

/** A list was read as far as one page of it. */
const MORE = '（更早的未列出）';

/** What was conferred, the oldest first; those without a known day first. */
export function honorLines({ honors }: Pick<FormOfficer, 'honors'>): string[] {
  const lines = honors.nodes
    .filter(({ status }) => status === 'CONFERRED')
    .map((honor) => {
      const merit = meritWord(honor);
      const named = honor.title.includes(merit) ? honor.title : `${honor.title}（${merit}）`;
      const by = honor.awardedBy === null ? '' : `（${honor.awardedBy}）`;
      return joined([monthOf(honor.awardedOn), `${named}${by}`], ' ');
    })
    .toReversed();
  return honors.pageInfo.hasNextPage ? [MORE, ...lines] : lines;
}

/** What was imposed and not overturned, the oldest first; nothing where the viewer may not read it. */
export function sanctionLines({ sanctions }: Pick<FormOfficer, 'sanctions'>): string[] {
  if (!sanctions) return [];
  const lines = sanctions.nodes
    .filter(({ status }) => status !== 'OVERTURNED')
    .toSorted((a, b) => (a.decidedOn < b.decidedOn ? -1 : 1))
    .map(sanctionLine);
  return sanctions.pageInfo.hasNextPage ? [MORE, ...lines] : lines;
}

const sanctionLine = ({ kind, status, decidedBy, decidedOn }: ImposedSanction): string =>
  `${monthOf(decidedOn)} ${SANCTION_KIND.terms[kind].zh}（${decidedBy}，${SANCTION_STATUS.terms[status].zh}）`;
