import type {
  ActivityKind,
  AssignmentRole,
  DutyKind,
  OfficerCategory,
  PlaceKind,
  ProgramReach,
  UnitCategory,
  UnitKind,
} from '../../generated/prisma/enums.ts';
import type { RequirementMeasure, RequirementPeriod } from './program.vocabulary.ts';

/** Whom a program or a requirement concerns: all that is set must hold; an empty list is not set. */
export interface Criteria {
  readonly categories: readonly OfficerCategory[];
  readonly grades: readonly string[];
  readonly reach: ProgramReach;
  readonly roles: readonly AssignmentRole[];
  readonly serviceMonthsFrom: number | null;
  readonly serviceMonthsUnder: number | null;
  readonly unitCategories: readonly UnitCategory[];
  readonly unitKinds: readonly UnitKind[];
}

/** One thing that a program asks of each, as its rows keep it in JSON. */
export interface Requirement {
  readonly key: string;
  readonly name: string;
  readonly measure: RequirementMeasure;
  readonly per: RequirementPeriod;
  /** With neither a minimum nor a maximum it is only shown. */
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Of whom it is asked, beside the criteria of the program; null: of all whom that concerns. */
  readonly criteria: Criteria | null;
  readonly article: string | null;
  readonly tally: string | null;
  readonly activityKind: ActivityKind | null;
  readonly dutyKind: DutyKind | null;
  readonly placeKind: PlaceKind | null;
  readonly unitKind: UnitKind | null;
  readonly unitName: string | null;
}

/** The requirements of a row of a program, in the order of its definition. */
export const requirementsOf = ({ requirements }: { readonly requirements: string }): readonly Requirement[] =>
  JSON.parse(requirements) as readonly Requirement[];

/** The JSON that rows keep; the same requirements always have the same text, so that a change tells what differs. */
export const requirementsText = (requirements: readonly Requirement[]): string =>
  JSON.stringify(
    requirements.map(
      ({ key, name, measure, per, minimum, maximum, criteria, article, tally, ...only }): Requirement => ({
        key,
        name,
        measure,
        per,
        minimum,
        maximum,
        criteria,
        article,
        tally,
        activityKind: only.activityKind,
        dutyKind: only.dutyKind,
        placeKind: only.placeKind,
        unitKind: only.unitKind,
        unitName: only.unitName,
      }),
    ),
  );
