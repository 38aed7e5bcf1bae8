import { builder } from '../../graphql/builder.ts';
import { AssignmentRole } from '../officers/assignment.enums.ts';
import { OfficerCategory } from '../officers/officer.enums.ts';
import { UnitCategory, UnitKind } from '../units/unit.enums.ts';
import { ProgramReach } from './program.enums.ts';
import type { Criteria } from './requirement.declaration.ts';

export const ProgramCriteria = builder.objectRef<Criteria>('ProgramCriteria').implement({
  description:
    'Whom a program or a requirement concerns (适用对象). All that is set must hold; an empty list is not set. Role, unit category, unit kind and reach are asked of one and the same assignment of an officer.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    category: t.expose('categories', {
      type: [OfficerCategory],
      description: 'Of these categories: police, auxiliaries.',
    }),
    grade: t.stringList({
      description: 'Of these grades (职级), codes of the grade catalogue.',
      resolve: ({ grades }) => grades,
    }),
    reach: t.expose('reach', { type: ProgramReach, description: 'Where below the owner.' }),
    role: t.expose('roles', { type: [AssignmentRole], description: 'With one of these roles in a unit.' }),
    serviceMonthsFrom: t.exposeInt('serviceMonthsFrom', {
      nullable: true,
      description:
        'Who joined at least so many full months ago; null where not set. Who joined on an unknown day meets neither this nor `serviceMonthsUnder`.',
    }),
    serviceMonthsUnder: t.exposeInt('serviceMonthsUnder', {
      nullable: true,
      description: 'Who joined less than so many full months ago: 36 are 未满三年; null where not set.',
    }),
    unitCategory: t.expose('unitCategories', {
      type: [UnitCategory],
      description: 'In units of these categories: their own, or that of the nearest unit above that has one.',
    }),
    unitKind: t.expose('unitKinds', {
      type: [UnitKind],
      description: 'In units of these kinds; units of these kinds.',
    }),
  }),
});
