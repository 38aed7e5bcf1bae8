import type { Dropped } from '../../record/dropped.ts';
import { replaceForGood } from '../../record/periods.ts';
import { believedVersions, recordRevisions } from '../../record/timeline.ts';
import type { Write } from '../../record/write.ts';
import { unitEnds, type UnitsEnding } from '../units/unit-end.service.ts';
import { ACTIVITY } from './activity.declaration.ts';
import { plannedBy } from './activity.reads.ts';

unitEnds.register(callOff);

/** Calls off what units were to hold after their end; who was absent from it or let off stays on record. */
async function callOff(write: Write, { names, on }: UnitsEnding): Promise<Dropped> {
  const histories = await believedVersions(write, ACTIVITY, await plannedBy(write, [...names.keys()], on));
  return {
    fields: [...histories.values()].map((versions) => {
      const { title, startsOn } = versions.at(-1)!;
      return { field: `${title} ${startsOn}.cancelled`, before: 'false', after: 'true' };
    }),
    record: () =>
      recordRevisions(
        write,
        ACTIVITY,
        new Map(
          [...histories].map(([id, versions]) => {
            const last = versions.at(-1)!;
            // one that was put on record later than that is called off from the start
            const from = last.validFrom > on ? last.validFrom : on;
            return [id, replaceForGood(versions, from, { ...last, cancelled: true }, null)];
          }),
        ),
      ),
  };
}
