import { codesOf, type ChangeOfPlaces } from './codes-of.ts';

interface Told {
  readonly field: string;
  readonly beforeText?: string | null;
  readonly afterText?: string | null;
}

export interface ChangeTold extends ChangeOfPlaces {
  readonly fields: readonly Told[];
}

/** The fields that tell what a thing is called, and by what it is told from others of the name. What is told for a purpose alone has none here. A key is told with the name. */
const NAMING: Readonly<Record<string, readonly string[]>> = {
  Activity: ['title'],
  Assignment: ['officer', 'title'],
  Evaluation: ['officer', 'policeNumber', 'unit', 'scheme', 'from'],
  EvaluationAppeal: ['officer', 'policeNumber', 'unit', 'scheme'],
  EvaluationCycle: ['scheme', 'from'],
  EvaluationScheme: ['key'],
  Honor: ['title', 'recipients'],
  HonorProgram: ['key'],
  Officer: ['name', 'policeNumber'],
  Program: ['key'],
  Recommendation: ['candidate', 'title'],
  Selection: ['officer', 'policeNumber', 'title'],
  SelectionPolicy: ['unit'],
  SelectionRound: ['title'],
  Unit: ['name', 'code'],
};

const DAY = /^\d{4}-\d\d-\d\d$/;

/** As it is by the change, or was before it where the change took it away. */
const textOf = ({ beforeText, afterText }: Told): string => afterText ?? beforeText ?? '';

const known = (texts: readonly string[]): readonly string[] => [...new Set(texts.filter(Boolean))];

/**
 * What a change is about that is not there at the moment shown, such as somebody whose enrollment was undone, or a unit that begins later: as the
 * fields of the change tell it. Several where it is about several; none where what it is about is there, or no field tells it.
 */
export function namesOf(change: ChangeTold): readonly string[] {
  const { subject, subjectType, fields } = change;
  if (subject) return [];
  if (subjectType === 'Place') return codesOf(change);
  if (subjectType === 'CalendarDay') return known(fields.map(({ field }) => field).filter((field) => DAY.test(field)));
  if (subjectType === 'Duty') return known(fields.filter(({ field }) => field === 'duty').map(textOf));
  const naming = NAMING[subjectType] ?? [];
  const texts = naming.flatMap((name) => fields.filter(({ field }) => field === name).map(textOf));
  return known([texts.filter(Boolean).join(' ')]);
}
