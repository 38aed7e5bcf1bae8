import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey, inputKeyOfAny } from '../../graphql/arguments.ts';
import { link } from '../../graphql/field-options.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { changeCommand } from '../acts/change-input.ts';
import { parseBasis } from '../acts/input-check.rules.ts';
import { changeFields, datedFields } from '../acts/standard.inputs.ts';
import { memberById } from './program-member.loaders.ts';
import { parseSubjects, parseUntil } from './program-member.rules.ts';
import { admitMembers, endMembership } from './program-member.service.ts';
import { OWN_MEMBER, ProgramMember } from './program-member.type.ts';

const FIELD_MAXIMUM = 100;
const SUBJECT_TYPES = ['Officer', 'Unit'] as const;

act('admitMembers', {
  scope: 'program:write',
  scopeCondition: ', for the owner of the program and for each subject',
  description: 'Admits officers or units to a program from a day on.',
  input: {
    description: 'Officers or units to be admitted to a program (列入制度名单), all or none.',
    argument: 'Who, and to what.',
    fields: (t) => ({
      program: t.id({
        required: true,
        description: 'The program, whose admission is BY_ADMISSION, there and not ended on the day.',
      }),
      subjects: t.idList({
        required: true,
        description:
          'Who, 1 to 1,000, each once: officers or units, as the program has it. Each meets the criteria on the day and is no member from then until `until`.',
      }),
      field: t.string({
        description: 'For what they are admitted (专业领域), the same for all; at most 100 characters.',
      }),
      until: t.field({
        type: 'Date',
        description: 'The first day on which they are not members any more; null: open.',
      }),
      ...datedFields(t),
    }),
  },
  success: 'They are admitted.',
  payload: payload<{ memberIds: readonly number[] }>('The members with the change on record, or why not.', (t) => ({
    members: t.field({
      type: [ProgramMember],
      description:
        'The memberships, in the order of the input. Who admitted them may see them, with program:read or without.',
      grantScopes: [OWN_MEMBER],
      resolve: async ({ memberIds }, _args, context) =>
        (await Promise.all(memberIds.map((id) => memberById(context).load(id)))).map((row) => row!),
    }),
  })),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => {
    const programId = inputKey(check, 'Program', input.program, 'program');
    const subjects = parseSubjects(check, input.subjects, (id, path) => {
      const found = inputKeyOfAny(check, SUBJECT_TYPES, id, path);
      return found && { type: found.type, id: found.key };
    });
    const effectiveOn = check.day('effectiveOn', input.effectiveOn, today());
    return {
      programId,
      subjects,
      field: check.optionalText('field', input.field, FIELD_MAXIMUM),
      effectiveOn,
      until: parseUntil(check, effectiveOn, input.until, today()),
      basis: parseBasis(check, input.basis),
    };
  },
  run: admitMembers,
});

act('endMembership', {
  scope: 'program:write',
  scopeCondition: ', for the owner of the program and for the member',
  description: 'Ends a membership: it is held for the last time on the day before.',
  input: {
    description: 'The end of a membership (移出制度名单).',
    argument: 'Which membership, and when.',
    fields: (t) => changeFields(t, 'The membership, held on that day and the day before.'),
  },
  success: 'The membership ends.',
  payload: payload<{ memberId: number }>('The membership with the change on record, or why not.', (t) => ({
    member: t.field({
      ...link(
        ProgramMember,
        memberById,
        'memberId',
        'The membership as it last was. Who ended it may see it, with program:read or without.',
      ),
      grantScopes: [OWN_MEMBER],
    }),
  })),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => changeCommand(check, 'ProgramMember', input),
  run: endMembership,
});
