import type { EvaluationSubjectKind, ProgramKind } from '../../generated/prisma/enums.ts';
import type { RequirementMeasure, RequirementPeriod } from './program.vocabulary.ts';

/** The fields that a measure may have, beside its limits. */
export type MeasureField = 'activityKind' | 'dutyKind' | 'placeKind' | 'tally' | 'unitKind' | 'unitName';

/** What can be said of a measure. */
interface Measure {
  /** Whose it is. */
  readonly of: readonly EvaluationSubjectKind[];
  readonly per: readonly RequirementPeriod[];
  readonly fields: readonly MeasureField[];
  readonly needs?: MeasureField;
  /** The only kind of program that has it. Default: any. */
  readonly kind?: ProgramKind;
}

const BOTH = ['OFFICER', 'UNIT'] as const;
const CALENDAR = ['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'] as const;
const EVER = [...CALENDAR, 'ONCE'] as const;

export const MEASURES: Readonly<Record<RequirementMeasure, Measure>> = {
  ACTIVITIES: { of: ['UNIT'], per: EVER, fields: ['activityKind'] },
  ATTENDANCES: { of: BOTH, per: EVER, fields: ['activityKind'] },
  DUTIES: { of: BOTH, per: ['STANDING'], fields: ['dutyKind', 'placeKind'] },
  HOURS: { of: ['OFFICER'], per: EVER, fields: ['activityKind'] },
  OPEN_CONCERNS: { of: ['UNIT'], per: ['STANDING'], fields: [], kind: 'WARNING' },
  POLICE_SHARE: { of: ['UNIT'], per: ['STANDING'], fields: ['unitKind'], needs: 'unitKind' },
  RECOMMENDATIONS: { of: ['OFFICER'], per: ['ROUND'], fields: [] },
  SANCTIONS: { of: ['UNIT'], per: CALENDAR, fields: [], kind: 'WARNING' },
  SEPARATIONS: { of: ['UNIT'], per: CALENDAR, fields: [] },
  SUBUNITS: { of: ['UNIT'], per: ['STANDING'], fields: ['unitKind', 'unitName'] },
  TALLY: { of: BOTH, per: EVER, fields: ['tally'], needs: 'tally' },
  VACANCY_SHARE: { of: ['UNIT'], per: ['STANDING'], fields: [] },
};
