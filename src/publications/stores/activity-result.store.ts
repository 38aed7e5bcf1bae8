import { ATTENDANCE, type AttendanceFacts } from '../../modules/activities/attendance.declaration.ts';
import { firstDay } from '../cells.ts';
import { activityResults } from '../datasets/activity-result.dataset.ts';
import { known } from '../known.ts';
import type { RecordedStore } from '../recorded-store.ts';

interface ResultContent extends Pick<AttendanceFacts, 'attendedOn' | 'outcome' | 'place' | 'prize'> {
  readonly activity: string;
  readonly participantType: 'OFFICER' | 'UNIT' | 'OTHER';
  readonly participant: string;
  readonly honor: string | null;
}

export const activityResultStore: RecordedStore<ResultContent, typeof ATTENDANCE> = {
  dataset: activityResults,
  recording: ATTENDANCE,
  facts: ({ facts }) => {
    const begins = new Map(facts.activities.map(({ key, row }) => [key, firstDay(row.starts_on)]));
    return facts.activity_results.map(({ line, key, row }) => ({
      line,
      key,
      rows: [key],
      content: {
        activity: row.activity_ref,
        attendedOn: known(begins.get(row.activity_ref), row.activity_ref),
        participantType: row.participant_type,
        participant: row.participant_ref,
        outcome: row.outcome,
        place: row.place,
        prize: row.prize,
        honor: row.honor_ref,
        source: row.source,
      },
    }));
  },
  values: ({ activity, attendedOn, participantType, participant, outcome, place, prize, honor }, ids) => ({
    activityId: ids.of('activities', activity),
    officerId: participantType === 'OFFICER' ? ids.of('officers', participant) : null,
    unitId: participantType === 'UNIT' ? ids.of('units', participant) : null,
    otherName: participantType === 'OTHER' ? participant : null,
    attendedOn,
    outcome,
    presenter: false,
    hours: null,
    score: null,
    place,
    prize,
    entry: null,
    honorId: ids.ofOptional('honors', honor),
  }),
  attested: 'attendance_id',
};
