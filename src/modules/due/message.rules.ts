import type { PoliceRank, SanctionKind } from '../../generated/prisma/enums.ts';
import type { Message } from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';
import { nameOfRank } from '../officers/rank.rules.ts';
import { GRADE, type Grade } from '../officers/grade.vocabulary.ts';
import type { EvaluationMissing } from '../evaluations/result/missing-result.rules.ts';
import type { TrainingMissing } from '../standings/training.rules.ts';
import type { Reason } from '../eligibility/reason.rules.ts';
import { SANCTION_KIND } from '../discipline/discipline.vocabulary.ts';

// What is due, for people.

export const probationEnds = (dueOn: Day): Message => ({
  zh: `试用期满，${dueOn} 起可办理转正`,
  en: `The probation is over from ${dueOn}.`,
});

export const secondmentEnds = (
  dueOn: Day,
  { title, place }: { readonly title: string; readonly place: string },
): Message => ({
  zh: `借调${place}（${title}）期满，${dueOn} 起应返回或续借`,
  en: `The secondment to ${place} (${title}) is over from ${dueOn}.`,
});

export const suspensionEnds = (dueOn: Day): Message => ({
  zh: `停职期满，${dueOn} 起恢复职务`,
  en: `The suspension is over from ${dueOn}.`,
});

export function sanctionEnds(dueOn: Day, kind: SanctionKind, lifted: boolean): Message {
  const { zh, en } = SANCTION_KIND.terms[kind];
  return lifted
    ? { zh: `${zh}自 ${dueOn} 起解除`, en: `Sanction lifted from ${dueOn}: ${en.toLowerCase()}.` }
    : { zh: `${zh}期满，自 ${dueOn} 起解除`, en: `Period of the sanction over from ${dueOn}: ${en.toLowerCase()}.` };
}

export const retires = (dueOn: Day): Message => ({
  zh: `${dueOn} 达到法定退休年龄`,
  en: `Reaches the legal age of retirement on ${dueOn}.`,
});

/** Of a cycle that ends on the day, which is the last of its period. */
export function evaluationIsMissing(dueOn: Day, { scheme, from, takesPart }: EvaluationMissing): Message {
  const why = takesPart
    ? { zh: '尚未定案', en: 'it is not finalized' }
    : { zh: '未参加考核', en: 'takes part in none' };
  return {
    zh: `${scheme}（${from} 至 ${dueOn}）没有考核结果：${why.zh}`,
    en: `No result of ${scheme} from ${from} to ${dueOn}: ${why.en}.`,
  };
}

/** By the last day of the period, so far. */
export function trainingIsMissing(dueOn: Day, { program, lines }: TrainingMissing): Message {
  const told = lines.map(({ name, from, value, minimum }) => ({
    zh: `${name}（${from} 至 ${dueOn}）${value}，须达到 ${minimum}`,
    en: `${name} from ${from} to ${dueOn}: ${value}, and at least ${minimum} needed`,
  }));
  return {
    zh: `${program}未达标：${told.map(({ zh }) => zh).join('；')}`,
    en: `Falls short of ${program}: ${told.map(({ en }) => en).join('; ')}.`,
  };
}

/** A step to the next rank or grade, and what stands against it still on the day. */
export function stepIsDue(dueOn: Day, to: Message, against: readonly Reason[]): Message {
  const still = against.filter(({ until }) => until === null || until > dueOn);
  const zh = `${dueOn} 任职年限已满，可晋升${to.zh}`;
  const en = `The years are full on ${dueOn} for the next step, ${to.en}.`;
  if (still.length === 0) return { zh, en };
  return {
    zh: `${zh}；不利：${still.map(({ text }) => text.zh).join('；')}`,
    en: `${en} Against it: ${still.map(({ text }) => text.en).join(' ')}`,
  };
}

export const rankOf = (to: string): Message => nameOfRank(to as PoliceRank);

export function gradeOf(to: string): Message {
  const { zh, en } = GRADE.terms[to as Grade];
  return { zh, en: en.toLowerCase() };
}
