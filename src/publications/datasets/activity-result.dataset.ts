import { z } from 'zod';
import { AttendanceOutcome } from '../../generated/prisma/enums.ts';
import { contestPlace, key, oneOf, optional, text } from '../cells.ts';
import { dataset, keyedBy, type Checking } from './dataset.ts';
import { checkNamed, NAMED } from './named-in-files.ts';

/** Who took part in the activities, and with what result. */
export const activityResults = dataset({
  name: 'activity_results',
  keyColumn: 'ref',
  columns: z.object({
    ref: key,
    activity_ref: key,
    participant_type: oneOf(NAMED),
    participant_ref: text,
    outcome: oneOf(Object.values(AttendanceOutcome)),
    place: optional(contestPlace),
    prize: optional(text),
    honor_ref: optional(key),
    note_en: optional(text),
    source: text,
  }),
  keys: keyedBy('ref'),
  references: { activity_ref: 'activities', honor_ref: 'honors', source: 'sources' },
  check: (checking) => {
    checkNamed(checking, 'participant_type', 'participant_ref');
    checkOnce(checking);
    checkContests(checking);
  },
});

/** Reports an officer or a unit that stands twice among those of one activity. */
function checkOnce({ lines, report }: Checking): void {
  const firstLine = new Map<string, number>();
  for (const { line, cells } of lines) {
    if (cells['participant_type'] === 'OTHER') continue;
    const result = JSON.stringify([cells['activity_ref'], cells['participant_type'], cells['participant_ref']]);
    const first = firstLine.get(result);
    if (first === undefined) firstLine.set(result, line);
    else report(line, 'participant_ref', `the same participant stands on line ${first}`);
  }
}

/** Reports places and prizes outside contests. */
function checkContests({ lines, linesOf, report }: Checking): void {
  const kindOf = new Map(linesOf('activities')?.map(({ cells }) => [cells['ref'], cells['kind']]));
  for (const { line, cells } of lines) {
    const kind = kindOf.get(cells['activity_ref']);
    if (kind === undefined || kind === 'CONTEST') continue;
    for (const column of ['place', 'prize']) if (cells[column]) report(line, column, 'is of a contest alone');
  }
}
