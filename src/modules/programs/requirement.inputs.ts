import { builder } from '../../graphql/builder.ts';
import { UnitKind } from '../units/unit.enums.ts';
import { ProgramCriteriaInput } from './criteria.inputs.ts';
import { RequirementMeasure, RequirementPeriod } from './program.enums.ts';
import { ActivityKind, DutyKind, PlaceKind } from './requirement.enums.ts';

export const RequirementInput = builder.inputType('RequirementInput', {
  description:
    'One thing that a program asks of each (要求). With neither a minimum nor a maximum it is only shown (晒). Fields that the measure does not have are refused.',
  fields: (t) => ({
    key: t.string({
      required: true,
      description: 'Its key, once in the program: letters, digits, dots, underscores, hyphens, at most 64.',
    }),
    name: t.string({ required: true, description: 'The name (名称), at most 100 characters.' }),
    measure: t.field({ type: RequirementMeasure, required: true, description: 'What is measured.' }),
    per: t.field({
      type: RequirementPeriod,
      required: true,
      description:
        'In what period. ACTIVITIES, ATTENDANCES, HOURS and TALLY: a calendar period or ONCE. SEPARATIONS and SANCTIONS: a calendar period. RECOMMENDATIONS: ROUND. All others: STANDING.',
    }),
    minimum: t.float({
      description: 'At least so much, to two decimals, 0 to 1,000,000,000; not more than `maximum`.',
    }),
    maximum: t.float({ description: 'At most so much, to two decimals, 0 to 1,000,000,000.' }),
    article: t.string({ description: 'The text it comes from, with its article; at most 200 characters.' }),
    criteria: t.field({
      type: ProgramCriteriaInput,
      description: 'Of whom it is asked, beside the criteria of the program.',
    }),
    activityKind: t.field({
      type: ActivityKind,
      description: 'Only activities of this kind. Of ACTIVITIES, ATTENDANCES and HOURS.',
    }),
    dutyKind: t.field({ type: DutyKind, description: 'Only duties of this kind. Of DUTIES.' }),
    placeKind: t.field({ type: PlaceKind, description: 'Only duties for places of this kind. Of DUTIES.' }),
    tally: t.string({
      description:
        'The key of the tally: lower case letters, digits and underscores, at most 60. Of TALLY, which needs it.',
    }),
    unitKind: t.field({
      type: UnitKind,
      description: 'Only units of this kind. Of SUBUNITS, and of POLICE_SHARE, which needs it.',
    }),
    unitName: t.string({ description: 'Only units whose name has this text; at most 50 characters. Of SUBUNITS.' }),
  }),
});
