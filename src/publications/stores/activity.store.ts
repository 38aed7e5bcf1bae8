import { ACTIVITY, type ActivityFacts } from '../../modules/activities/activity.declaration.ts';
import { firstDay } from '../cells.ts';
import { activities } from '../datasets/activity.dataset.ts';
import type { DatedContent, DatedStore } from '../dated-store.ts';

interface ActivityContent
  extends DatedContent, Pick<ActivityFacts, 'kind' | 'title' | 'host' | 'level' | 'startsPrecision'> {
  readonly program: string | null;
  readonly organizer: string | null;
  readonly source: string;
}

export const activityStore: DatedStore<ActivityContent, typeof ACTIVITY> = {
  declaration: ACTIVITY,
  dataset: activities,
  facts: ({ facts }) =>
    facts.activities.map(({ line, key, row }) => ({
      line,
      key,
      rows: [key],
      content: {
        kind: row.kind,
        title: row.title,
        program: row.program_key,
        organizer: row.organizer_unit_code,
        host: row.host,
        level: row.level,
        startsPrecision: row.starts_precision,
        validFrom: firstDay(row.starts_on),
        source: row.source,
      },
    })),
  values: ({ kind, title, program, organizer, host, level, startsPrecision, validFrom }, ids) => ({
    kind,
    title,
    programId: ids.ofOptional('programs', program),
    organizerId: ids.ofOptional('units', organizer),
    host,
    level,
    startsOn: validFrom,
    startsPrecision,
  }),
  attested: 'activity_id',
};
