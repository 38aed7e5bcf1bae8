import type { SanctionKind } from '../../generated/prisma/enums.ts';
import type { Message } from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';
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
