import type { Gender, OfficerCategory, OfficerStatus, PoliceRank } from '../generated/prisma/enums.ts';
import { POLICE_RANK } from '../modules/officers/officer.vocabulary.ts';
import type { Grade } from '../modules/officers/grade.vocabulary.ts';
import { FULL_YEAR, type DayNumber } from './days.ts';
import { drawName } from './names.ts';
import { spanOf, type ForceOptions, type Span } from './options.ts';
import { postsOf, type History, type Post, type Standing } from './posts.ts';
import { Random } from './random.ts';
import type { Seat, Seating } from './seats.ts';

/** A stage of a career, from a day until the next stage. */
export interface Stage {
  readonly from: DayNumber;
  readonly startKnown: boolean;
  readonly status: OfficerStatus;
  readonly rank: PoliceRank | null;
  readonly grade: Grade | null;
}

/** Everything that is made up about one officer. */
export interface Career {
  readonly name: string;
  readonly category: OfficerCategory;
  readonly gender: Gender;
  readonly joined: DayNumber;
  /** The first day on record: of joining, or of the record. */
  readonly onRecord: DayNumber;
  /** The first day after the service; null: still serving. */
  readonly left: DayNumber | null;
  readonly stages: readonly Stage[];
  readonly posts: readonly Post[];
}

const FEMALE = 0.17;
const SUSPENDED = 0.002;
/** Shares of those who leave. */
const RETIRED = 0.72;
const DECEASED = 0.06;
/** The share of auxiliaries among members, by the category of the unit. */
const AUXILIARIES = { STATION: 0.48, OPERATIONAL: 0.34, GENERAL: 0.2, NONE: 0.3 } as const;
const JOINING_AGE = { youngest: 21, oldest: 26 } as const;
const RETIRING_AGE = 60;
/** The years of service that each standing takes at least. */
const SERVICE_YEARS: Readonly<Record<Standing, number>> = { LEADER: 15, DEPUTY: 8, MEMBER: 0 };

export function careerOf(options: ForceOptions, seating: Seating, officer: number): Career {
  const random = new Random(options.seed, 'officer', officer);
  const span = spanOf(options);
  const seat = seating.seatOf(officer);
  const standing: Standing = seat.serves ? standingOf(seat) : 'MEMBER';
  const female = random.chance(FEMALE);
  const name = drawName(random, female);
  const category: OfficerCategory =
    standing === 'MEMBER' && random.chance(AUXILIARIES[seat.unit.category ?? 'NONE']) ? 'AUXILIARY' : 'POLICE';

  const left = seat.serves ? null : span.first + 60 + random.below(span.until - span.first - 60);
  const end = left ?? span.until;
  const retires = left !== null && random.chance(RETIRED);
  const joiningAge = random.between(JOINING_AGE.youngest, JOINING_AGE.oldest);
  const longest = RETIRING_AGE - 1 - joiningAge;
  const shortest = Math.min(SERVICE_YEARS[standing], longest);
  const years = retires ? longest + 1 : shortest + random.next() * (longest - shortest);
  const joined = Math.min(end - 30, end - Math.round(years * 365.25));
  const onRecord = Math.max(joined, span.first);

  const departure: OfficerStatus = retires ? 'RETIRED' : random.chance(DECEASED) ? 'DECEASED' : 'SEPARATED';
  const known = onRecord === joined;
  const history = { joined, onRecord, end, known };
  const stages =
    category === 'POLICE' ? rankedStages(random, seat, standing, history) : [unrankedStage(onRecord, known)];
  if (left !== null) stages.push({ ...stages.at(-1)!, from: left, startKnown: true, status: departure });
  else if (random.chance(SUSPENDED)) suspend(random, stages, span);
  return {
    name,
    category,
    gender: female ? 'FEMALE' : 'MALE',
    joined,
    onRecord,
    left,
    stages,
    posts: postsOf(random, seat, {
      standing,
      category,
      left,
      ...history,
    }),
  };
}

/** The places after the leader's that deputies have, in units that have so many seats. */
const DEPUTIES = 2;
const LED_BY_DEPUTIES_FROM = 6;

function standingOf({ place, seats }: Seat): Standing {
  if (place === 0) return 'LEADER';
  return place <= DEPUTIES && seats >= LED_BY_DEPUTIES_FROM ? 'DEPUTY' : 'MEMBER';
}

const unrankedStage = (from: DayNumber, startKnown: boolean): Stage => ({
  from,
  startKnown,
  status: 'ACTIVE',
  rank: null,
  grade: null,
});

/** Ranks, lowest first, and the years in each: those of the regulation up to SUPERVISOR_FIRST_CLASS, then made up. */
const LADDER = POLICE_RANK.values.toReversed();
const TERMS = [3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 3, 3];
const rung = (rank: PoliceRank): number => LADDER.indexOf(rank);
/** The rank after the year of probation: without a degree, with one. */
const FIRST_RANKS = [rung('CONSTABLE_SECOND_CLASS'), rung('SUPERINTENDENT_THIRD_CLASS')] as const;
const WITH_DEGREE = 0.7;
const HIGHEST = rung('SUPERVISOR_FIRST_CLASS');
/** The highest ranks of the leaders of bureaus, by level. */
const HIGHEST_OF_LEADERS: readonly PoliceRank[] = [
  'COMMISSIONER_GENERAL',
  'COMMISSIONER_FIRST_CLASS',
  'COMMISSIONER_SECOND_CLASS',
  'COMMISSIONER_THIRD_CLASS',
];

/** Probation, then rank by rank. The first stage has the rank of the first day on record. */
function rankedStages(
  random: Random,
  { unit }: Seat,
  standing: Standing,
  { joined, onRecord, end, known }: History,
): Stage[] {
  const leads = standing === 'LEADER' && unit.bureau === unit;
  const highest = leads ? rung(HIGHEST_OF_LEADERS[unit.level - 1]!) : HIGHEST;
  let at = FIRST_RANKS[random.chance(WITH_DEGREE) ? 1 : 0];
  const stages = [unrankedStage(onRecord, known)];
  let from = joined + FULL_YEAR;
  while (from < end) {
    const rank = LADDER[at]!;
    const grade = gradeOf(at, standing);
    if (from <= onRecord) stages[0] = { ...stages[0]!, rank, grade };
    else stages.push({ from, startKnown: true, status: 'ACTIVE', rank, grade });
    if (at >= highest) break;
    from += TERMS[at]! * FULL_YEAR + random.below(30);
    at++;
  }
  return stages;
}

/** The grades by rank; leaders and deputies have the next higher one. */
const GRADES: readonly Grade[] = [
  ...([
    'POLICE_CONSTABLE_2',
    'POLICE_CONSTABLE_1',
    'POLICE_CONSTABLE_1',
    'POLICE_OFFICER_4',
    'POLICE_OFFICER_3',
  ] as const),
  ...(['POLICE_OFFICER_2', 'POLICE_OFFICER_1', 'SENIOR_POLICE_OFFICER_4', 'SENIOR_POLICE_OFFICER_2'] as const),
  ...(['SENIOR_POLICE_OFFICER_1', 'POLICE_COMMISSIONER_2', 'POLICE_COMMISSIONER_1', 'POLICE_COMMISSIONER_1'] as const),
];
const gradeOf = (at: number, standing: Standing): Grade =>
  GRADES[Math.min(GRADES.length - 1, at + (standing === 'MEMBER' ? 0 : 1))]!;

function suspend(random: Random, stages: Stage[], { until }: Span): void {
  const from = until - random.below(60);
  const last = stages.at(-1)!;
  if (last.from < from) stages.push({ ...last, from, startKnown: true, status: 'SUSPENDED' });
}
