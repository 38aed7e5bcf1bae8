import type { Dropped } from '../../record/dropped.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import { replaceRows } from '../../record/recordings.ts';
import { endFrom } from '../../record/periods.ts';
import { believedVersions, recordRevisions } from '../../record/timeline.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { serviceEnds } from '../officers/service-end.service.ts';
import { unitEnds } from '../units/unit-end.service.ts';
import { SELECTION_POLICY } from './policy.declaration.ts';
import { SELECTION_ROUND } from './round.declaration.ts';
import { SELECTION } from './selection.declaration.ts';

/** Selections in open rounds, on days on which the officer would not have served; a round that has ended never changes. */
const SELECTED = sql`SELECT s.id, s.round_id AS "roundId", r.title AS round, s.title, s.selected_on::text AS "on"
FROM selection s JOIN selection_round r ON r.id = s.round_id
WHERE s.officer_id = $1::int AND ${believedNow('s')} AND s.selected_on >= $2::date
  AND (s.selected_on < $3::date OR $3::date IS NULL) AND NOT EXISTS (SELECT FROM selection_round_version v
    WHERE v.round_id = s.round_id AND ${believedNow('v')} AND v.status <> 'OPEN')
ORDER BY s.id`;

serviceEnds.register(async (write, { id, on, until }): Promise<Dropped> => {
  type Found = { id: number; roundId: number; round: string; title: string; on: string };
  const selections = await write.query<Found>(SELECTED, [id, on, until]);
  return {
    fields: selections.map((one) => ({ field: `${one.round} ${one.title}.selectedOn`, before: one.on, after: null })),
    record: () => {
      const ids = selections.map((selection) => selection.id);
      replaceRows(write, SELECTION, ids, []);
      raiseVersions(write, SELECTION_ROUND.table, [...new Set(selections.map(({ roundId }) => roundId))]);
    },
  };
});

/** Policies of units that begin on a day or later. */
const PLANNED_POLICIES = sql`SELECT p.id, p.key, v.valid_from::text AS "from"
FROM selection_policy_version v JOIN selection_policy p ON p.id = v.policy_id
WHERE v.unit_id = ANY($1::int[]) AND ${believedNow('v')} AND v.valid_from >= $2::date ORDER BY p.id`;

unitEnds.register(async (write, { names, on }): Promise<Dropped> => {
  const policies = await write.query<{ id: number; key: string; from: string }>(PLANNED_POLICIES, [
    [...names.keys()],
    on,
  ]);
  const histories = await believedVersions(
    write,
    SELECTION_POLICY,
    policies.map(({ id }) => id),
  );
  return {
    fields: policies.map(({ key, from }) => ({ field: `policy.${key}.validFrom`, before: from, after: null })),
    record: () =>
      recordRevisions(
        write,
        SELECTION_POLICY,
        new Map([...histories].map(([id, versions]) => [id, endFrom(versions, on)])),
      ),
  };
});
