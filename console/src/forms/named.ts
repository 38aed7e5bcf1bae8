import { withNumber } from '../called.ts';
import { nameOfCycle } from '../evaluations/cycle-name.ts';
import { standingOf } from '../former.ts';
import { hasEnded } from '../has-ended.ts';
import type { FoundOfficerFragment, FoundUnitFragment, NamedQuery } from '../generated/documents/graphql.ts';
import type { Words } from '../locale.tsx';
import type { Worded } from '../session.tsx';

/** A thing that is picked in a form, with what it is called by. */
export type Thing = NonNullable<NamedQuery['nodes'][number]>;
type Of<Name extends string> = Extract<Thing, { readonly __typename: Name }>;

const joined = (...parts: readonly (string | false | null | undefined)[]): string => parts.filter(Boolean).join(' ');

/** How who does not serve stands. */
const statusOf = ({ status }: Pick<FoundOfficerFragment, 'status'>, label: Worded['label']): string | false =>
  status !== 'ACTIVE' && label('OfficerStatus', status);

/** An officer, told from others of the name; and how who does not serve stands. */
export function nameOfOfficer(officer: FoundOfficerFragment, { t, marks, label }: Worded): string {
  const { number, unit } = standingOf(officer, t);
  return marks.aside(withNumber({ name: officer.name, policeNumber: number }), joined(unit, statusOf(officer, label)));
}
export const nameOfUnit = ({ name, parent }: FoundUnitFragment, marks: Words['marks']): string =>
  marks.aside(name, parent?.name);
const ownName = ({ name }: { readonly name: string }): string => name;

const nameOfEvaluation = (
  { grade, cycle, subject }: Pick<Of<'Evaluation'>, 'grade' | 'cycle' | 'subject'>,
  label: Worded['label'],
): string =>
  joined(
    withNumber(subject),
    nameOfCycle(cycle),
    // before, nobody has a grade
    cycle.status === 'FINALIZED' && label('EvaluationGrade', grade),
  );

interface Naming extends Worded {
  /** The day on which something is picked: what has ended by then tells until when it was. */
  readonly on?: string;
}

/** What tells things from others of their kind; those of other types are never picked. */
const NAMES: { readonly [Name in Thing['__typename']]?: (thing: Of<Name>, words: Naming) => string } = {
  Activity: ({ title, startsOn }) => joined(title, startsOn),
  Assignment: ({ officer, unit, title, validity }, { marks, label, on }) =>
    marks.aside(
      joined(withNumber(officer), unit?.name, title, validity.from, on && hasEnded(validity, on) && `– ${validity.to}`),
      statusOf(officer, label),
    ),
  Duty: ({ heldBy, dutyKind, dutyTitle, target }, { label }) =>
    joined(withNumber(heldBy), dutyTitle ?? label('DutyKind', dutyKind), target.name),
  Evaluation: (evaluation, { label, t }) => joined(t('evaluations'), nameOfEvaluation(evaluation, label)),
  EvaluationAppeal: ({ filedOn, evaluation }, { label, t }) =>
    joined(t('appeals'), filedOn, nameOfEvaluation(evaluation, label)),
  EvaluationCycle: (cycle, { marks }) => marks.aside(nameOfCycle(cycle), cycle.holder.name),
  EvaluationScheme: ({ name, validity, setBy }, { marks }) => marks.aside(joined(name, validity.from), setBy?.name),
  Honor: ({ title, awardedOn, recipients }, { marks }) =>
    joined(title, awardedOn, marks.list(recipients.map(withNumber))),
  HonorProgram: ownName,
  Officer: nameOfOfficer,
  Place: ({ name, code }) => joined(name, code),
  Program: ownName,
  ProgramMember: ({ member, program, validity }) => joined(withNumber(member), program.name, validity.from),
  Recommendation: ({ candidate, title, signedOn, recommender }, { marks }) =>
    marks.aside(joined(withNumber(candidate), title, signedOn), withNumber(recommender)),
  Selection: ({ officer, title, selectedOn }, { t }) => joined(t('selection'), withNumber(officer), title, selectedOn),
  SelectionRound: ({ title, openedOn, holder }, { marks }) => marks.aside(joined(title, openedOn), holder.name),
  Token: ownName,
  Unit: (unit, { marks }) => nameOfUnit(unit, marks),
};

/** What a thing is called in a line. */
export function nameOf(thing: Thing, words: Naming): string {
  const name = NAMES[thing.__typename] as ((thing: Thing, words: Naming) => string) | undefined;
  return name?.(thing, words) ?? '';
}
