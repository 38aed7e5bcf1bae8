import type { FoundOfficerFragment, FoundUnitFragment, NamedQuery } from '../generated/documents/graphql.ts';
import type { Words } from '../locale.tsx';

/** A thing that is picked in a form, with what it is called by. */
export type Thing = NonNullable<NamedQuery['nodes'][number]>;
type Of<Name extends string> = Extract<Thing, { readonly __typename: Name }>;

/** What people call a value of an enum. */
type Label = (type: string, value: string | null | undefined) => string;

export const nameOfOfficer = ({ name, policeNumber, unit }: FoundOfficerFragment): string =>
  [name, policeNumber, unit && `（${unit.name}）`].filter(Boolean).join(' ');
export const nameOfUnit = ({ name, parent }: FoundUnitFragment): string =>
  parent ? `${name}（${parent.name}）` : name;

const joined = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(' ');
const ownName = ({ name }: { readonly name: string }): string => name;

const nameOfEvaluation = (
  { grade, cycle, subject }: Pick<Of<'Evaluation'>, 'grade' | 'cycle' | 'subject'>,
  label: Label,
): string => joined(subject.name, cycle.scheme.name, cycle.from, label('EvaluationGrade', grade));

/** What tells things from others of their kind; those of other types are never picked. */
const NAMES: { readonly [Name in Thing['__typename']]?: (thing: Of<Name>, label: Label, t: Words['t']) => string } = {
  Activity: ({ title, startsOn }) => joined(title, startsOn),
  Assignment: ({ officer, unit, title, validity }) => joined(officer.name, unit?.name, title, validity.from),
  Duty: ({ heldBy, dutyKind, dutyTitle, target }, label) =>
    joined(heldBy.name, dutyTitle ?? label('DutyKind', dutyKind), target.name),
  Evaluation: (evaluation, label, t) => joined(t('evaluations'), nameOfEvaluation(evaluation, label)),
  EvaluationAppeal: ({ filedOn, evaluation }, label, t) =>
    joined(t('appeals'), filedOn, nameOfEvaluation(evaluation, label)),
  EvaluationCycle: ({ scheme, from, holder }) => joined(scheme.name, from, `（${holder.name}）`),
  EvaluationScheme: ({ name, validity }) => joined(name, validity.from),
  Honor: ({ title, awardedOn, recipients }) => joined(title, awardedOn, recipients.map(ownName).join('、')),
  HonorProgram: ownName,
  Officer: nameOfOfficer,
  Place: ({ name, code }) => joined(name, code),
  Program: ownName,
  ProgramMember: ({ member, program, validity }) => joined(member.name, program.name, validity.from),
  Recommendation: ({ candidate, title, signedOn, recommender }) =>
    joined(candidate.name, title, signedOn, `（${recommender.name}）`),
  Selection: ({ officer, title, selectedOn }, _label, t) => joined(t('selection'), officer.name, title, selectedOn),
  SelectionRound: ({ title, openedOn, holder }) => joined(title, openedOn, `（${holder.name}）`),
  Token: ownName,
  Unit: nameOfUnit,
};

/** What a thing is called in a line. */
export function nameOf(thing: Thing, label: Label, t: Words['t']): string {
  const name = NAMES[thing.__typename] as ((thing: Thing, label: Label, t: Words['t']) => string) | undefined;
  return name?.(thing, label, t) ?? '';
}
