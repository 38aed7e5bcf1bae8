import { parse } from 'graphql';
import type { Values } from '../../documents/docx-template.ts';
import type { EvaluationCycleStatus, EvaluationGrade } from '../../generated/prisma/enums.ts';
import { badRequest, nothingThere } from '../../graphql/errors.ts';
import { dayBefore, type Day } from '../../time/day.ts';
import { GENDER } from '../officers/officer.vocabulary.ts';
import { statusWord } from './dossier-cells.ts';
import { isYear } from './officer-cells.ts';
import type { FormOfficer, Reading } from './officer-query.ts';
import { currentPost, dayOf, evaluationWord, gradeWord, heldOn, monthOf, rankWord } from './words.ts';

/** A result as 年度考核登记表 shows it. */
export interface EvaluationFacts {
  readonly total: number | null;
  readonly rank: number | null;
  readonly grade: EvaluationGrade;
  readonly basis: { readonly reason: string | null } | null;
  readonly cycle: {
    readonly from: Day;
    readonly to: Day;
    readonly status: EvaluationCycleStatus;
    readonly scheme: { readonly name: string };
  };
  /** The id of the officer. */
  readonly officer: string;
}

const EVALUATION = parse(
  `query EvaluationForm($record: ID!) {
  node(id: $record) {
    ... on Evaluation {
      total rank grade basis { reason } cycle { from to status scheme { name } }
      subject { __typename ... on Officer { id } }
    }
  }
}`,
  { noLocation: true },
);

export async function readEvaluation({ ask, context: { locale } }: Reading, record: string): Promise<EvaluationFacts> {
  type Read = Omit<EvaluationFacts, 'officer'> & { subject: { __typename: string; id?: string } };
  const { node } = (await ask(EVALUATION, { record })) as { node: Read | null };
  if (node === null) {
    throw nothingThere(
      {
        zh: '该日没有这项考核结果，或无权查看',
        en: 'There is no such evaluation on that day, or you may not read it.',
      }[locale],
    );
  }
  const { subject, ...facts } = node;
  if (subject.id === undefined) {
    throw badRequest(
      'record',
      { zh: '是单位的考核结果，没有这种表', en: 'is of a unit, which has no such form' }[locale],
    );
  }
  return { ...facts, officer: subject.id };
}

/** What the template of 年度考核登记表 is filled with. A result is told when it is final. */
export function evaluationValues(facts: EvaluationFacts, officer: FormOfficer, day: Day, origin: string): Values {
  const { cycle, total, rank, grade, basis } = facts;
  const isFinal = cycle.status === 'FINALIZED';
  const [post] = heldOn(officer.assignments, day);
  return {
    考核期间: isYear(cycle.from, cycle.to)
      ? `${cycle.from.slice(0, 4)}年度`
      : `${dayOf(cycle.from)}—${dayOf(dayBefore(cycle.to))}`,
    考核名称: cycle.scheme.name,
    姓名: officer.name,
    性别: officer.gender === null ? '' : GENDER.terms[officer.gender].zh,
    出生年月: monthOf(officer.birthOn),
    政治面貌: officer.dossier?.particulars ? statusWord(officer.dossier.particulars) : '',
    警号: officer.policeNumber,
    警衔: rankWord(officer),
    职级: gradeWord(officer.grade),
    任现职时间: post?.validity.startKnown ? monthOf(post.validity.from) : '',
    单位及职务职级: currentPost(officer, day),
    分管工作: '',
    个人总结: '',
    总分: isFinal && total !== null ? String(total) : '',
    名次: isFinal && rank !== null ? `第${rank}名` : '',
    考核等次: isFinal ? evaluationWord(grade) : '',
    未确定等次说明: isFinal && grade === 'NOT_GRADED' ? (basis?.reason ?? '') : '',
    出处: origin,
  };
}
