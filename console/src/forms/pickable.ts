/** What the things are that are picked in forms: `either` is an officer or a unit, `target` a place or a unit, `cited` what an order rests on. */
export type Pickable =
  | 'activity'
  | 'appeal'
  | 'cited'
  | 'cycle'
  | 'duty'
  | 'either'
  | 'evaluation'
  | 'honor'
  | 'honorProgram'
  | 'membership'
  | 'officer'
  | 'place'
  | 'post'
  | 'program'
  | 'recommendation'
  | 'round'
  | 'scheme'
  | 'target'
  | 'token'
  | 'unit';

/** By the name of the field. */
const BY_NAME: Readonly<Record<string, Pickable>> = {
  above: 'duty',
  activity: 'activity',
  candidate: 'officer',
  citing: 'cited',
  cycle: 'cycle',
  duplicate: 'officer',
  evaluation: 'evaluation',
  handOverTo: 'either',
  holder: 'either',
  honor: 'honor',
  keeper: 'unit',
  officer: 'officer',
  organizer: 'unit',
  owner: 'unit',
  participant: 'either',
  program: 'program',
  recipients: 'either',
  recommender: 'officer',
  round: 'round',
  scheme: 'scheme',
  subject: 'either',
  subjects: 'either',
  target: 'target',
  token: 'token',
  unit: 'unit',
  units: 'unit',
};

/** Those whose name alone does not tell. */
const BY_COORDINATE: Readonly<Record<string, Pickable>> = {
  'CorrectUnitInput.parent': 'unit',
  'CreateUnitInput.parent': 'unit',
  'DefineProgramInput.parent': 'program',
  'HandOverDutiesInput.to': 'either',
  'MergeOfficersInput.into': 'officer',
  'MergeUnitsInput.into': 'unit',
  'MoveUnitInput.parent': 'unit',
  'NominateHonorInput.program': 'honorProgram',
  'TransferOfficerInput.to': 'unit',
};

/** What an act changes, by the end of the name of its input. */
const BY_ACT: Readonly<Record<string, Pickable>> = {
  Activity: 'activity',
  Appeal: 'appeal',
  Assignment: 'post',
  Duties: 'duty',
  Evaluation: 'evaluation',
  EvaluationCycle: 'cycle',
  Honor: 'honor',
  HonorUnderNotice: 'honor',
  Membership: 'membership',
  Officer: 'officer',
  OverDuties: 'duty',
  Recommendation: 'recommendation',
  SelectionRound: 'round',
  Unit: 'unit',
  Units: 'unit',
};

/** The thing that an act is about, as the end of the name of its input has it: of DemoteOfficerInput an Officer. */
export const thingOf = (input: string): string => input.replace(/^[A-Z][a-z]+(?=[A-Z])/, '').replace(/Input$/, '');

/** What an id is the id of, which the schema does not tell; null where it is not found by a search: it comes from the page that shows it. */
export function pickableOf(coordinate: string): Pickable | null {
  const [input = '', name = ''] = coordinate.split('.');
  if (name === 'id' || name === 'ids') return BY_ACT[thingOf(input)] ?? null;
  return BY_COORDINATE[coordinate] ?? BY_NAME[name] ?? null;
}
