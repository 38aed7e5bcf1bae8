import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { link } from '../../graphql/field-options.ts';
import { act, payload } from '../acts/act.ts';
import { changeCommand } from '../acts/change-input.ts';
import { requireBasis } from '../acts/input-check.rules.ts';
import { requiredBasisField } from '../acts/standard.inputs.ts';
import { postFields } from './assignment.inputs.ts';
import { assignmentById } from './assignment.loaders.ts';
import { Assignment } from './assignment.type.ts';
import { parseGrade, parsePoliceNumber, parsePost } from './officer-input.rules.ts';
import { OfficerCategory, PoliceRank } from './officer.enums.ts';
import { officer, officerFields } from './officer.mutations.ts';
import { reenrollOfficer } from './reenrollment.service.ts';

act('reenrollOfficer', {
  scope: 'personnel:write',
  description:
    'Takes an officer back who retired or left otherwise: the same officer, who serves again from a day on in a primary assignment. What is on record of before stays. With separateOfficer on the same day, an auxiliary becomes a police officer.',
  input: {
    description: 'One who left and comes back (重新录用), on the day of the separation or later.',
    argument: 'The officer and the primary assignment.',
    fields: (t) => ({
      ...officerFields(t),
      ...requiredBasisField(t, 'A document number or a reason.'),
      unit: t.id({ required: true, description: 'The unit of the primary assignment, which exists from then on.' }),
      ...postFields(t),
      policeNumber: t.string({
        description:
          'The police number (警号): capital letters, digits and hyphens, at most 20; no other officer has it from then on. Default: none.',
      }),
      category: t.field({ type: OfficerCategory, description: 'Police officer or auxiliary. Default: as before.' }),
      rank: t.field({
        type: PoliceRank,
        description:
          'The rank that is awarded. For police only (公安机关组织管理条例, article 27). Default: the rank of before, if the officer had retired; none after another separation, in which no rank is kept (人民警察警衔条例, article 19). Its years count from the return.',
      }),
      grade: t.string({
        description:
          'The grade (职级), a code of the grade catalogue. Default: the grade of before, if the officer had retired; none after another separation.',
      }),
    }),
  },
  success: 'The officer serves again.',
  payload: payload<{ officerId: number; assignmentId: number }>(
    'The officer and the post with the change on record, or why not.',
    (t) => ({
      ...officer.fields(t),
      assignment: t.field(link(Assignment, assignmentById, 'assignmentId', 'The primary assignment on its first day.')),
    }),
  ),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: ({ category, rank, ...input }, check) => {
    const change = changeCommand(check, 'Officer', input);
    requireBasis(check, change.basis);
    return {
      ...change,
      policeNumber: parsePoliceNumber(check, input.policeNumber),
      given: { category: category ?? null, rank: rank ?? null, grade: parseGrade(check, input.grade) },
      post: {
        unitId: inputKey(check, 'Unit', input.unit, 'unit'),
        title: parsePost(check, 'title', input.title),
        role: input.role ?? ('MEMBER' as const),
      },
    };
  },
  run: reenrollOfficer,
});
