import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { link } from '../../graphql/field-options.ts';
import { today } from '../../time/day.ts';
import { act, payload, type Payload } from '../acts/act.ts';
import { versionedCommand } from '../acts/change-input.ts';
import { parseBasis } from '../acts/input-check.rules.ts';
import { basisField, versionedFields } from '../acts/standard.inputs.ts';
import { HonorLevel } from '../honors/honor.enums.ts';
import { ActivityKind } from '../programs/requirement.enums.ts';
import { activityById } from './activity.loaders.ts';
import { HOST_MAXIMUM, parseHours, TITLE_MAXIMUM } from './activity.rules.ts';
import { cancelActivity, reviseActivity, scheduleActivity } from './activity.service.ts';
import { Activity } from './activity.type.ts';

const RESULT = 'The activity with the change on record, or why not.';

/** What the acts on an activity show of it. */
export const activityField: Payload<{ activityId: number }>['fields'] = (t) => ({
  activity: t.field(link(Activity, activityById, 'activityId', 'The activity.')),
});

const activity = payload<{ activityId: number }>(RESULT, activityField);

const HOST = 'The organ outside the registry that holds it; at most 100 characters.';
const HOST_OR_NONE = 'The organ outside the registry that holds it; at most 100 characters; null: none.';

act('scheduleActivity', {
  scope: 'program:write',
  description: 'Puts an activity on record, to come or past. The same title, first day and organizer once.',
  input: {
    description: 'A class, a contest or a ceremony (安排活动), to come or past.',
    argument: 'The activity.',
    fields: (t) => ({
      kind: t.field({ type: ActivityKind, required: true, description: 'What sort of activity it is.' }),
      title: t.string({ required: true, description: 'What it is called; at most 100 characters.' }),
      program: t.id({ description: 'The program under which it is held, in force on its first day; null: none.' }),
      organizer: t.id({
        description: 'The unit that organizes it, there on its first day; null where others hold it, with `host`.',
      }),
      host: t.string({ description: HOST }),
      level: t.field({ type: HonorLevel, description: 'The level of the organ that holds it.' }),
      startsOn: t.field({ type: 'Date', required: true, description: 'Its first day, at most ten years ahead.' }),
      endsOn: t.field({ type: 'Date', description: 'Its last day, not before the first. Default: the first.' }),
      hours: t.float({ description: 'How many hours of study it has, 0.5 to 2,000, in halves; null: not counted.' }),
      ...basisField(t),
    }),
  },
  success: 'The activity is on record.',
  payload: activity,
  refusals: [ConflictError, NotFoundError, RuleViolationError],
  command: (input, check) => {
    const startsOn = check.day('startsOn', input.startsOn, today());
    if (input.organizer == null && input.host == null) {
      check.refuse('organizer', { zh: '与承办单位至少填一项', en: 'or host must be given' });
    }
    const facts = {
      kind: input.kind,
      title: check.text('title', input.title, TITLE_MAXIMUM),
      programId: input.program == null ? null : inputKey(check, 'Program', input.program, 'program'),
      organizerId: input.organizer == null ? null : inputKey(check, 'Unit', input.organizer, 'organizer'),
      host: check.optionalText('host', input.host, HOST_MAXIMUM),
      level: input.level ?? null,
      startsOn,
      startsPrecision: 'DAY' as const,
      endsOn: input.endsOn == null ? startsOn : check.day('endsOn', input.endsOn, today()),
      endsPrecision: 'DAY' as const,
      hours: input.hours == null ? null : parseHours(check, 'hours', input.hours),
      cancelled: false,
    };
    return { facts, basis: parseBasis(check, input.basis) };
  },
  run: scheduleActivity,
});

act('reviseActivity', {
  scope: 'program:write',
  description: 'Changes the days, hours, host or title of an activity.',
  input: {
    description:
      'Other days, hours, host or title of an activity (变更活动). What is left out stays; null clears what may be null.',
    argument: 'The new values.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'The activity, which is not cancelled.' }),
      title: t.string({ description: 'What it is called; at most 100 characters. May not be null.' }),
      startsOn: t.field({
        type: 'Date',
        description: 'Its first day; may not be null. Not later where somebody is on record as having been there.',
      }),
      endsOn: t.field({ type: 'Date', description: 'Its last day, not before the first; null: not known.' }),
      hours: t.float({
        description:
          'How many hours of study it has, 0.5 to 2,000, in halves; not below what is on record of anybody, which stays as it is: who was there for more is recorded again; null: not counted.',
      }),
      host: t.string({ description: HOST_OR_NONE }),
      ...versionedFields(t),
    }),
  },
  success: 'The activity has its new values.',
  payload: activity,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    const { title, startsOn, endsOn, hours, host } = input;
    check.notNull({ title, startsOn });
    return {
      ...versionedCommand(check, 'Activity', input),
      values: {
        ...(title != null && { title: check.text('title', title, TITLE_MAXIMUM) }),
        ...(startsOn != null && { startsOn: check.day('startsOn', startsOn, today()) }),
        ...(endsOn !== undefined && { endsOn: endsOn && check.day('endsOn', endsOn, today()) }),
        ...(hours !== undefined && { hours: hours === null ? null : parseHours(check, 'hours', hours) }),
        ...(host !== undefined && { host: check.optionalText('host', host, HOST_MAXIMUM) }),
      },
    };
  },
  run: reviseActivity,
});

act('cancelActivity', {
  scope: 'program:write',
  description: 'Calls off an activity from today on; it stays to be seen.',
  input: {
    description: 'An activity that is called off (取消活动).',
    argument: 'Which activity.',
    fields: (t) => ({
      id: t.id({
        required: true,
        description:
          'The activity, without anybody on record as having been there. Who is on record as absent or excused is so no longer.',
      }),
      ...versionedFields(t),
    }),
  },
  success: 'The activity is called off.',
  payload: activity,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => versionedCommand(check, 'Activity', input),
  run: cancelActivity,
});
