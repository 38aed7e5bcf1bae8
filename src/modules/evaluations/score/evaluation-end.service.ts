import type { Dropped } from '../../../record/dropped.ts';
import { endFrom } from '../../../record/periods.ts';
import { raiseVersions } from '../../../record/optimistic-locks.ts';
import { replaceRows } from '../../../record/recordings.ts';
import { believedVersions, recordRevisions } from '../../../record/timeline.ts';
import type { Write } from '../../../record/write.ts';
import { sql } from '../../../sql/sql.ts';
import type { Day } from '../../../time/day.ts';
import { believedNow } from '../../../time/temporal.ts';
import { serviceEnds } from '../../officers/service-end.service.ts';
import { unitEnds, type UnitsEnding } from '../../units/unit-end.service.ts';
import { EVALUATION_SCHEME } from '../scheme/evaluation-scheme.declaration.ts';
import { EVALUATION_SCORE } from './evaluation-score.declaration.ts';
import { EVALUATION_CYCLE } from '../cycle/evaluation-cycle.declaration.ts';
import { EVALUATION, EVALUATION_RESULT } from '../cycle/evaluation.declaration.ts';

/** Subjects that are not there on days of a period: the officer, or some units. */
interface Gone {
  readonly officerId: number | null;
  readonly unitIds: readonly number[];
  readonly from: Day;
  readonly until: Day | null;
}

/** Evaluations of subjects that are gone by the last day of the cycle, which decides who takes part; no result is final. */
const OPEN = sql`SELECT e.id, e.cycle_id AS "cycleId", s.key, c.from_on::text AS "from", b.id AS "resultId",
  ARRAY(SELECT x.id FROM evaluation_score x WHERE x.evaluation_id = e.id AND ${believedNow('x')} ORDER BY x.id) AS "scoreIds"
FROM evaluation e JOIN evaluation_version b ON b.evaluation_id = e.id AND ${believedNow('b')}
JOIN evaluation_cycle c ON c.id = e.cycle_id JOIN evaluation_scheme s ON s.id = c.scheme_id
WHERE (e.officer_id = $1::int OR e.unit_id = ANY($2::int[])) AND c.to_on > $3::date
  AND (c.to_on <= $4::date OR $4::date IS NULL) AND NOT EXISTS (SELECT FROM evaluation_cycle_version v
    WHERE v.cycle_id = c.id AND ${believedNow('v')} AND v.status = 'FINALIZED')
ORDER BY e.id`;

interface OpenEvaluation {
  readonly id: number;
  readonly cycleId: number;
  readonly key: string;
  readonly from: Day;
  readonly resultId: number;
  readonly scoreIds: readonly number[];
}

/** They take no part, and no score of them counts. The record tells how many scores there were. */
async function dropEvaluations(write: Write, { officerId, unitIds, from, until }: Gone): Promise<Dropped> {
  const open = await write.query<OpenEvaluation>(OPEN, [officerId, unitIds, from, until]);
  return {
    fields: open.map(({ key, from: begins, scoreIds }) => ({
      field: `${key} ${begins}.scores`,
      before: String(scoreIds.length),
      after: null,
    })),
    record: () => {
      replaceRows(
        write,
        EVALUATION_RESULT,
        open.map(({ resultId }) => resultId),
        [],
      );
      replaceRows(
        write,
        EVALUATION_SCORE,
        open.flatMap(({ scoreIds }) => scoreIds),
        [],
      );
      raiseVersions(
        write,
        EVALUATION.table,
        open.map(({ id }) => id),
      );
      raiseVersions(write, EVALUATION_CYCLE.table, [...new Set(open.map(({ cycleId }) => cycleId))]);
    },
  };
}

serviceEnds.register((write, { id, on, until }) =>
  dropEvaluations(write, { officerId: id, unitIds: [], from: on, until }),
);
unitEnds.register((write, { names, on }) =>
  dropEvaluations(write, { officerId: null, unitIds: [...names.keys()], from: on, until: null }),
);

/** Editions of schemes of units, which begin on a day or later. */
const PLANNED_EDITIONS = sql`SELECT s.id, s.key, v.valid_from::text AS "from"
FROM evaluation_scheme s JOIN evaluation_scheme_version v ON v.scheme_id = s.id AND ${believedNow('v')}
WHERE s.owner_id = ANY($1::int[]) AND v.valid_from >= $2::date ORDER BY s.id`;

unitEnds.register(dropEditions);

/** Takes back the editions of schemes that units were to put in force after their end. */
async function dropEditions(write: Write, { names, on }: UnitsEnding): Promise<Dropped> {
  const editions = await write.query<{ id: number; key: string; from: Day }>(PLANNED_EDITIONS, [[...names.keys()], on]);
  const histories = await believedVersions(
    write,
    EVALUATION_SCHEME,
    editions.map(({ id }) => id),
  );
  return {
    fields: editions.map(({ key, from }) => ({ field: `scheme.${key}.validFrom`, before: from, after: null })),
    record: () =>
      recordRevisions(
        write,
        EVALUATION_SCHEME,
        new Map([...histories].map(([id, versions]) => [id, endFrom(versions, on)])),
      ),
  };
}
