import {
  CancelActivityDocument,
  RecordAttendancesDocument,
  RecordTalliesDocument,
  ReviseActivityDocument,
  ScheduleActivityDocument,
  type CancelActivityInput,
  type RecordAttendancesInput,
  type RecordTalliesInput,
  type ReviseActivityInput,
  type ScheduleActivityInput,
  type TallyInput,
} from '../generated/graphql.ts';
import { globalId, type Harness } from './app.ts';
import { unique } from './factories.ts';
import { ENGLISH, leavingNoTrace } from './writes.ts';

const newKey = () => `key-${unique()}`;

/** The acts on activities and tallies, as an administrator sends them, in English. */
export function activityActs(api: Harness) {
  const acts = {
    schedule: async (input: ScheduleActivityInput) =>
      (await api.admin.request(ScheduleActivityDocument, { input, key: newKey() }, ENGLISH)).scheduleActivity,
    revise: async (input: ReviseActivityInput) =>
      (await api.admin.request(ReviseActivityDocument, { input }, ENGLISH)).reviseActivity,
    cancel: async (input: CancelActivityInput) =>
      (await api.admin.request(CancelActivityDocument, { input }, ENGLISH)).cancelActivity,
    attend: async (input: RecordAttendancesInput) =>
      (await api.admin.request(RecordAttendancesDocument, { input, key: newKey() }, ENGLISH)).recordAttendances,
    count: async (tallies: TallyInput[], more: Partial<RecordTalliesInput> = {}) =>
      (await api.admin.request(RecordTalliesDocument, { input: { tallies, ...more }, key: newKey() }, ENGLISH))
        .recordTallies,
  };
  return {
    ...acts,
    /** Does an act that is refused and leaves no trace. */
    refused: (work: (acts_: typeof acts) => Promise<unknown>) => leavingNoTrace(api.registry, () => work(acts)),
  };
}

/** A training of a unit. */
export const training = (
  organizer: { id: number },
  more: Partial<ScheduleActivityInput> = {},
): ScheduleActivityInput => ({
  kind: 'TRAINING',
  title: `班次${unique()}`,
  organizer: globalId('Unit', organizer.id),
  startsOn: '2022-05-09',
  ...more,
});

/** Thirty visits of an officer or a unit in January 2022, under a key of their own. */
export const visits = (
  type: 'Officer' | 'Unit',
  { id }: { id: number },
  more: Partial<TallyInput> = {},
): TallyInput => ({
  subject: globalId(type, id),
  key: `visits_${unique()}`,
  name: '走访',
  value: 30,
  from: '2022-01-01',
  to: '2022-02-01',
  ...more,
});
