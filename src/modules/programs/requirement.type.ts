import { builder } from '../../graphql/builder.ts';
import { UnitKind } from '../units/unit.enums.ts';
import { ProgramCriteria } from './criteria.type.ts';
import { RequirementMeasure, RequirementPeriod } from './program.enums.ts';
import { ActivityKind, DutyKind, PlaceKind } from './requirement.enums.ts';
import type { Requirement as RequirementRow } from './requirement.declaration.ts';

export const Requirement = builder.objectRef<RequirementRow>('Requirement').implement({
  description:
    'One thing that a program asks of each (要求): a measure with a minimum, a maximum or both, in a period. With neither it is only shown (晒).',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key, unique in the program.' }),
    name: t.exposeString('name', { description: 'The name (名称).' }),
    measure: t.expose('measure', { type: RequirementMeasure, description: 'What is measured.' }),
    per: t.expose('per', { type: RequirementPeriod, description: 'In what period.' }),
    minimum: t.exposeFloat('minimum', { nullable: true, description: 'At least so much; null: no least.' }),
    maximum: t.exposeFloat('maximum', { nullable: true, description: 'At most so much; null: no limit.' }),
    article: t.exposeString('article', {
      nullable: true,
      description: 'The text it comes from, with its article; null where the program itself sets it.',
    }),
    criteria: t.expose('criteria', {
      type: ProgramCriteria,
      nullable: true,
      description: 'Of whom it is asked, beside the criteria of the program; null: of all whom the program concerns.',
    }),
    activityKind: t.expose('activityKind', {
      type: ActivityKind,
      nullable: true,
      description: 'Only activities of this kind; null: of any. Of ACTIVITIES, ATTENDANCES and HOURS.',
    }),
    dutyKind: t.expose('dutyKind', {
      type: DutyKind,
      nullable: true,
      description: 'Only duties of this kind; null: of any. Of DUTIES.',
    }),
    placeKind: t.expose('placeKind', {
      type: PlaceKind,
      nullable: true,
      description: 'Only duties for places of this kind; null: any target. Of DUTIES.',
    }),
    tally: t.exposeString('tally', { nullable: true, description: 'The key of the tally. Of TALLY.' }),
    unitKind: t.expose('unitKind', {
      type: UnitKind,
      nullable: true,
      description: 'Only units of this kind. Of SUBUNITS and POLICE_SHARE.',
    }),
    unitName: t.exposeString('unitName', {
      nullable: true,
      description: 'Only units whose name has this text. Of SUBUNITS.',
    }),
  }),
});
