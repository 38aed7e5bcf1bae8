import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import type { InputFields } from '../../graphql/builder.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import { AssignmentKind, AssignmentRole } from '../officers/assignment.enums.ts';
import { assignmentById } from '../officers/assignment.loaders.ts';
import { Assignment } from '../officers/assignment.type.ts';
import { parsePlace, parsePost } from '../officers/officer-input.rules.ts';
import { parseReason, refuseNothing } from './correction-input.rules.ts';
import { correctionFields } from './correction.inputs.ts';
import { correctAssignment } from './correction.service.ts';
import type { Impact } from './impact.rules.ts';
import { impactsField } from './impact.type.ts';

const fields = (t: InputFields) => ({
  ...correctionFields(t, 'The assignment.'),
  unit: t.id({
    description:
      'The right unit, which exists as long as the post is held. Then the post is in no organ outside the police.',
  }),
  externalOrgan: t.string({
    description: 'The right organ of a post outside the police; at most 100 characters. Then the post is in no unit.',
  }),
  title: t.string({ description: 'What the post is called; at most 100 characters. May not be null.' }),
  role: t.field({ type: AssignmentRole, description: 'The role in the unit. May not be null.' }),
  kind: t.field({
    type: AssignmentKind,
    description: 'How the assignment counts; no second PRIMARY on a day. May not be null.',
  }),
  from: t.field({ type: 'Date', description: 'Its right first day. May not be null.' }),
  until: t.field({
    type: 'Date',
    description: 'The right first day after it. Null: as `untilUnknown`.',
  }),
  untilUnknown: t.boolean({
    description:
      'Takes an end away: the post is held as long as the officer serves. Not together with `until`. Default: false.',
  }),
  moveAdjoining: t.boolean({
    description:
      'Whether, of a primary post, the end of the primary post right before it moves with its first day, and the beginning of the one right after it with its end: a transfer on the wrong day is put right by one act. Default: false.',
  }),
});

act('correctAssignment', {
  scope: 'personnel:write',
  description:
    'Puts a post right that was recorded wrongly: its unit, title, role or kind, or its first and last day. Every unit of the posts that change, before and after, must be within the scope.',
  input: {
    description:
      'A post that was recorded wrongly (更正任职登记). An omitted field stays as it is. A value holds from the first day of the post until its next change that is on record.',
    argument: 'The post and its right values.',
    fields,
  },
  success: 'The post is as it was held.',
  payload: payload<{ assignmentId: number; impacts: readonly Impact[] }>('The post put right, or why not.', (t) => ({
    assignment: t.field({
      type: Assignment,
      description: 'The post as of today, or of its first day where that is later.',
      resolve: async ({ assignmentId }, _args, context) => (await assignmentById(context).load(assignmentId))!,
    }),
    impacts: impactsField(t),
  })),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => {
    const { title, role, kind, from, until, untilUnknown } = input;
    check.notNull({ title, role, kind, from });
    const { unit, externalOrgan } = input;
    const takesEndAway = untilUnknown === true || until === null;
    refuseNothing(check, { title, role, kind, unit, externalOrgan, from, until, end: takesEndAway || undefined });
    if (untilUnknown === true && until != null) {
      check.refuse('untilUnknown', { zh: '与截止日期不能同时填写', en: 'and until: only one may be given' });
    }
    for (const [path, day] of Object.entries({ from, until })) if (day != null) check.day(path, day, today());
    return {
      id: inputKey(check, 'Assignment', input.id, 'id'),
      expectedVersion: input.expectedVersion ?? null,
      values: {
        ...placeOf(check, unit, externalOrgan),
        ...(title != null && { title: parsePost(check, 'title', title) }),
        ...(role != null && { role }),
        ...(kind != null && { kind }),
      },
      from: from ?? undefined,
      until: takesEndAway ? null : (until ?? undefined),
      moveAdjoining: input.moveAdjoining ?? false,
      basis: parseReason(check, input.basis),
    };
  },
  run: correctAssignment,
});

/** The place of the post, where one is given: a unit or an organ outside the police, exactly one of them. */
function placeOf(check: InputCheck, unit: string | null | undefined, organ: string | null | undefined) {
  if (unit === undefined && organ === undefined) return {};
  return parsePlace(check, {
    unitId: unit == null ? null : inputKey(check, 'Unit', unit, 'unit'),
    externalOrgan: organ == null ? null : parsePost(check, 'externalOrgan', organ),
  });
}
