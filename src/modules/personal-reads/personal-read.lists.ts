import { sql } from '../../sql/sql.ts';
import { parseIdOf, parseIdentifier } from '../../graphql/arguments.ts';
import { rootList } from '../../graphql/list.ts';
import { conditionOf, isActor, type Conditions } from '../../graphql/filters.ts';
import { KEY } from '../../graphql/keyset.ts';
import { idsOf } from '../officers/officer-merge.sql.ts';
import type { PersonalReadFilter } from './personal-read.inputs.ts';
import { readCovered, type PersonalReadRow } from './personal-read.loaders.ts';

type Filter = typeof PersonalReadFilter.$inferInput;

const conditions: Conditions<Filter> = {
  // the reads of all that was merged into one officer are found by the id of each
  officer: (id, statement) =>
    sql`r.officer_id = ANY(ARRAY(${idsOf(statement, statement.value(parseIdOf('Officer', id, 'officer'), 'int'))}))`,
  viewer: (viewer, statement) => isActor(sql`r.viewer`, parseIdentifier(viewer, 'viewer'), statement),
  since: (instant, statement) => sql`r.at >= ${statement.value(instant, 'timestamptz')}`,
  until: (instant, statement) => sql`r.at < ${statement.value(instant, 'timestamptz')}`,
};

/** The reads of personal data up to the moment, in the order in which they happened. */
export const personalReadList = rootList<PersonalReadRow, { filter?: Filter | null | undefined }>({
  name: 'reads',
  columns: sql`r.at, r.viewer, split_part(r.viewer_id, ':', 1) AS "viewerType", split_part(r.viewer_id, ':', 2) AS "viewerId", r.officer_id AS "officerId", r.field, r.request_id AS "requestId", r.purpose`,
  scope: 'change:read',
  // a read is stored without a change
  uncached: true,
  source: ({ statement, args: { filter }, covered }) => ({
    from: sql`personal_read r`,
    where: [readCovered(statement, covered), statement.recorded('r', 'at'), conditionOf(filter, conditions, statement)],
  }),
  order: () => [
    { sql: sql`r.at`, type: KEY.instant },
    { sql: sql`r.id`, type: KEY.bigint },
  ],
});
