import { builder } from '../../graphql/builder.ts';
import { AssignmentRole } from '../officers/assignment.enums.ts';
import { OfficerCategory } from '../officers/officer.enums.ts';
import { UnitCategory, UnitKind } from '../units/unit.enums.ts';
import { ProgramReach } from './program.enums.ts';

export const ProgramCriteriaInput = builder.inputType('ProgramCriteriaInput', {
  description: 'Whom a program or a requirement concerns (适用对象); what is left out is not set.',
  fields: (t) => ({
    category: t.field({ type: [OfficerCategory], description: 'Of these categories; each once. Of officers.' }),
    grade: t.stringList({ description: 'Of these grades, codes of the grade catalogue; each once. Of officers.' }),
    reach: t.field({
      type: ProgramReach,
      description: 'Where below the owner. Default: WITHIN, which alone goes without an owner.',
    }),
    role: t.field({
      type: [AssignmentRole],
      description: 'With one of these roles in a unit; each once. Of officers.',
    }),
    serviceMonthsFrom: t.int({
      description:
        'Who joined at least so many full months ago, 1 to 600, less than `serviceMonthsUnder`. Of officers.',
    }),
    serviceMonthsUnder: t.int({
      description: 'Who joined less than so many full months ago, 1 to 600. Of officers.',
    }),
    unitCategory: t.field({ type: [UnitCategory], description: 'In units of these categories; each once.' }),
    unitKind: t.field({ type: [UnitKind], description: 'In units, or units, of these kinds; each once.' }),
  }),
});
