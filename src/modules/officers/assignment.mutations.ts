import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { link } from '../../graphql/field-options.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { changeCommand } from '../acts/change-input.ts';
import { parseChange } from '../acts/input-check.rules.ts';
import { changeFields, datedFields, versionedFields } from '../acts/standard.inputs.ts';
import { AssignmentKind, AssignmentRole } from './assignment.enums.ts';
import { postFields } from './assignment.inputs.ts';
import { HANDOVER_SCOPE, handoverField, parseHandover } from './handover.inputs.ts';
import { assignmentById } from './assignment.loaders.ts';
import { reviseAssignment } from './assignment-revision.service.ts';
import { addAssignment, endAssignment, transferOfficer } from './assignment.service.ts';
import { Assignment } from './assignment.type.ts';
import { parsePlace, parsePost, parseUntil } from './officer-input.rules.ts';
import { officerById } from './officer.loaders.ts';
import { Officer } from './officer.type.ts';

const RESULT = 'The assignment with the change on record, or why not.';

const assignment = (description: string) =>
  payload<{ assignmentId: number }>(RESULT, (t) => ({
    assignment: t.field({
      type: Assignment,
      description,
      resolve: async ({ assignmentId }, _args, context) => (await assignmentById(context).load(assignmentId))!,
    }),
  }));

act('transferOfficer', {
  scope: 'personnel:write',
  scopeCondition: HANDOVER_SCOPE,
  description:
    'Gives an officer another primary assignment from a day on; the one held that day ends. Concurrent posts and secondments go on, and so do duties unless they are handed over.',
  input: {
    description:
      'Another primary assignment (调动). The one held that day ends; one that is already on record for later still follows.',
    argument: 'The officer and the new post.',
    fields: (t) => ({
      ...changeFields(t, 'The officer, who serves from then on.', 'Of the officer.'),
      to: t.id({ required: true, description: 'The unit, which exists as long as the post is held.' }),
      ...postFields(t),
      ...handoverField(t, 'they stay with the officer'),
    }),
  },
  success: 'The officer has another primary assignment.',
  payload: payload<{ officerId: number; assignmentId: number }>(RESULT, (t) => ({
    officer: t.field(link(Officer, officerById, 'officerId', 'The officer on the day it takes effect.')),
    assignment: t.field(link(Assignment, assignmentById, 'assignmentId', 'The new primary assignment.')),
  })),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => {
    const id = inputKey(check, 'Officer', input.id, 'id');
    return {
      id,
      toUnitId: inputKey(check, 'Unit', input.to, 'to'),
      title: parsePost(check, 'title', input.title),
      role: input.role ?? ('MEMBER' as const),
      ...parseChange(check, input, today()),
      handOverTo: parseHandover(check, input.handOverTo, id),
    };
  },
  run: transferOfficer,
});

act('addAssignment', {
  scope: 'personnel:write',
  description:
    'Gives an officer one more post from a day on: concurrent, on secondment, or a primary one if the officer has none in that time.',
  input: {
    description:
      'One more post (增加任职): concurrent (兼任), on secondment (借调), or the primary one of an officer who has none. Exactly one of `unit` and `externalOrgan` is given.',
    argument: 'The officer and the post.',
    fields: (t) => ({
      officer: t.id({ required: true, description: 'The officer, who serves as long as the post is held.' }),
      ...versionedFields(t, 'Of the officer.'),
      ...datedFields(t),
      unit: t.id({
        description: 'The unit, which exists as long as the post is held; null for a post outside the police.',
      }),
      externalOrgan: t.string({
        description:
          'The organ of a post outside the police, such as a government; at most 100 characters. Null for a post in a unit.',
      }),
      ...postFields(t),
      kind: t.field({
        type: AssignmentKind,
        required: true,
        description: 'How the assignment counts. No second PRIMARY on a day.',
      }),
      until: t.field({
        type: 'Date',
        description:
          'The first day on which the post is no longer held, after effectiveOn. Default: open, or the end of service if that is on record.',
      }),
    }),
  },
  success: 'The officer has one more post.',
  payload: assignment('The post on its first day.'),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => {
    const officerId = inputKey(check, 'Officer', input.officer, 'officer');
    const externalOrgan = input.externalOrgan == null ? null : parsePost(check, 'externalOrgan', input.externalOrgan);
    const unitId = input.unit == null ? null : inputKey(check, 'Unit', input.unit, 'unit');
    const change = parseChange(check, input, today());
    return {
      officerId,
      facts: {
        ...parsePlace(check, { unitId, externalOrgan }),
        title: parsePost(check, 'title', input.title),
        role: input.role ?? ('MEMBER' as const),
        kind: input.kind,
      },
      until: parseUntil(check, input.until, change.effectiveOn),
      ...change,
    };
  },
  run: addAssignment,
});

act('reviseAssignment', {
  scope: 'personnel:write',
  description: 'Gives a post another title or role from a day on. It stays the same post, held without a break.',
  input: {
    description:
      'Another title or role of the same post (变更任职): at least one of them. An omitted field stays as it is. A value holds from effectiveOn until its next change that is already on record.',
    argument: 'The assignment and its new values.',
    fields: (t) => ({
      ...changeFields(t, 'The assignment, held on that day.', 'Of the assignment.'),
      title: t.string({
        description: 'What the post is called; at most 100 characters. May not be null. Default: stays as it is.',
      }),
      role: t.field({
        type: AssignmentRole,
        description: 'The role in the unit. May not be null. Default: stays as it is.',
      }),
    }),
  },
  success: 'The post has the new title or role.',
  payload: assignment('The post on the day it takes effect.'),
  refusals: [NotFoundError, RuleViolationError],
  command: ({ title, role, ...input }, check) => {
    const change = changeCommand(check, 'Assignment', input);
    check.notNull({ title, role });
    return {
      ...change,
      values: {
        ...(title != null && { title: parsePost(check, 'title', title) }),
        ...(role != null && { role }),
      },
    };
  },
  run: reviseAssignment,
});

act('endAssignment', {
  scope: 'personnel:write',
  description: 'Ends a post: it is held for the last time on the day before.',
  input: {
    description: 'The end of a post (免职), of a concurrent one or a secondment too.',
    argument: 'The assignment and the day.',
    fields: (t) => changeFields(t, 'The assignment, held on that day and the day before.', 'Of the assignment.'),
  },
  success: 'The post has ended.',
  payload: assignment('The post as last recorded.'),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => changeCommand(check, 'Assignment', input),
  run: endAssignment,
});
