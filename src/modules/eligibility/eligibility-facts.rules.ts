import type {
  CompetenceOutcome,
  EvaluationGrade,
  MeritClass,
  OfficerCategory,
  OfficerStatus,
  PoliceRank,
} from '../../generated/prisma/enums.ts';
import type { Day } from '../../time/day.ts';
import type { Dated } from '../../time/temporal.ts';

/** A result of a finalized cycle. */
export interface ResultFact {
  readonly lastDay: Day;
  readonly grade: EvaluationGrade | null;
  readonly outcome: CompetenceOutcome | null;
  /** Whether it was an assessment of competence, which grades nobody. */
  readonly assessment: boolean;
}

/** What is known of an officer as of a day, and decides what they are eligible for; see eligibility.sql.ts. */
export interface EligibilityFacts {
  readonly officerId: number;
  readonly name: string;
  readonly namePinyin: string;
  readonly category: OfficerCategory;
  readonly status: OfficerStatus;
  readonly joinedOn: Day | null;
  /** The first day after a suspension, where it has one. */
  readonly suspendedUntil: Day | null;
  /** Of the unit of the primary post: what it may have and has of police; null where that is not on record. */
  readonly authorized: number | null;
  readonly police: number | null;
  readonly versions: readonly (Dated & {
    readonly rank: PoliceRank | null;
    readonly grade: string | null;
    readonly status: OfficerStatus;
  })[];
  /** By the last day of the period. */
  readonly results: readonly ResultFact[];
  readonly honors: readonly { readonly meritClass: MeritClass | null; readonly count: number }[];
  /** The days of the training that was passed. */
  readonly trainings: readonly Day[];
  /** How many recommend the officer in open rounds. */
  readonly recommended: number;
}

/** A number that a regulation sets, in its edition of the day. */
export interface RuleOfLaw {
  readonly key: string;
  readonly value: number;
  readonly article: string;
  readonly confirmed: boolean;
}

/** What the law of the day says. */
export interface Law {
  readonly rules: readonly RuleOfLaw[];
  readonly steps: readonly {
    readonly from: PoliceRank;
    readonly to: PoliceRank;
    readonly years: number | null;
    readonly article: string;
  }[];
  readonly probation: { readonly months: number; readonly article: string } | null;
}

export const ruleOf = ({ rules }: Law, key: string): RuleOfLaw | null => rules.find((rule) => rule.key === key) ?? null;
