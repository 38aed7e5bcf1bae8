import { withNumber } from './called.ts';
import { nameOfCycle } from './evaluations/cycle-name.ts';
import type { ParticipantFragment, SubjectFragment } from './generated/documents/graphql.ts';
import { pathOf } from './go.tsx';

/** What somebody or something is called, and the page that tells of it. */
export interface Titled {
  readonly name: string;
  readonly path: string | null;
  /** The part of the page, where that is not the first. */
  readonly view?: string;
}

type Of<Name extends SubjectFragment['__typename']> = Extract<SubjectFragment, { readonly __typename: Name }>;

const joined = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' ');

/** On the page of the cycle, which has those of everybody. */
const evaluationOf = ({ subject, cycle }: Pick<Of<'Evaluation'>, 'subject' | 'cycle'>): Titled => ({
  name: joined(withNumber(subject), nameOfCycle(cycle)),
  path: pathOf(cycle),
});

/** Others than officers and units have no page. */
const pageOf = (of: ParticipantFragment): string | null => (of.__typename === 'OtherRecipient' ? null : pathOf(of));

const TITLED: { readonly [Name in SubjectFragment['__typename']]?: (subject: Of<Name>) => Titled } = {
  Activity: (activity) => {
    const page = activity.under ?? activity.organizer;
    const title = { name: activity.activityTitle, path: page && pathOf(page) };
    return activity.under || !page ? title : { ...title, view: 'programs' };
  },
  Assignment: ({ officer, title }) => ({ name: joined(withNumber(officer), title), path: pathOf(officer) }),
  Attendance: ({ participant, activity }) => ({
    name: joined(withNumber(participant), activity.title),
    path: pageOf(participant),
    ...(participant.__typename === 'Officer' && { view: 'standings' }),
  }),
  CalendarDay: ({ day }) => ({ name: day, path: null }),
  Duty: ({ holder, dutyTitle, target }) => ({
    name: joined(withNumber(holder), dutyTitle, target.name),
    path: pageOf(holder),
    view: 'duties',
  }),
  Evaluation: evaluationOf,
  EvaluationAppeal: ({ evaluation }) => evaluationOf(evaluation),
  EvaluationCycle: (cycle) => ({ name: nameOfCycle(cycle), path: pathOf(cycle) }),
  EvaluationScheme: ({ schemeName }) => ({ name: schemeName, path: null }),
  Honor: ({ honorTitle }) => ({ name: honorTitle, path: null }),
  HonorProgram: ({ programName }) => ({ name: programName, path: null }),
  ImportBatch: ({ id, fileName }) => ({ name: fileName, path: `/sheets/${id}` }),
  Officer: (officer) => ({ name: withNumber(officer), path: pathOf(officer) }),
  Place: (place) => ({ name: place.placeName, path: pathOf(place) }),
  Program: (program) => ({ name: program.programName, path: pathOf(program) }),
  ProgramMember: ({ member, program }) => ({ name: joined(withNumber(member), program.name), path: pathOf(program) }),
  Recommendation: ({ candidate, title, round }) => ({
    name: joined(withNumber(candidate), title),
    path: pathOf(round),
  }),
  Selection: ({ officer, title, round }) => ({ name: joined(withNumber(officer), title), path: pathOf(round) }),
  SelectionPolicy: ({ unit }) => ({ name: unit.name, path: pathOf(unit), view: 'selection' }),
  SelectionRound: (round) => ({ name: round.title, path: pathOf(round) }),
  Unit: (unit) => ({ name: unit.name, path: pathOf(unit) }),
};

/** What a change or a difference is about; null where it has no name, or is told for a purpose alone. */
export function titledOf(subject: SubjectFragment | null | undefined): Titled | null {
  if (!subject) return null;
  const titled = TITLED[subject.__typename] as ((subject: SubjectFragment) => Titled) | undefined;
  return titled?.(subject) ?? null;
}

/** What `Go` leads to, where there is a page. */
export const partOf = ({ view }: Pick<Titled, 'view'>) => (view === undefined ? {} : { search: { view } });
