import { keyOf, parseText } from '../../graphql/arguments.ts';
import { listOf } from '../../graphql/connections.ts';
import { conditionOf, type Conditions } from '../../graphql/filters.ts';
import { KEY } from '../../graphql/keyset.ts';
import type { PersonalReadFilter } from './personal-read.inputs.ts';

export interface PersonalReadRow {
  readonly at: Date;
  readonly viewer: string;
  readonly viewerId: string;
  readonly officerId: number;
  readonly field: string;
  readonly requestId: string;
  readonly purpose: string | null;
}

type Filter = typeof PersonalReadFilter.$inferInput;

const conditions: Conditions<Filter> = {
  officer: (id, statement) => `r.officer_id = ${statement.value(keyOf('Officer', id, 'officer'), 'int')}`,
  viewer: (viewer, statement) => `r.viewer = ${statement.value(parseText(viewer, 'viewer'), 'text')}`,
  since: (instant, statement) => `r.at >= ${statement.value(instant, 'timestamptz')}`,
  until: (instant, statement) => `r.at < ${statement.value(instant, 'timestamptz')}`,
};

/** The reads of personal data by the moment, in the order in which they were. */
export const personalReadList = listOf<PersonalReadRow, { filter?: Filter | null | undefined }>({
  name: 'reads',
  columns: `r.at, r.viewer, r.viewer_id AS "viewerId", r.officer_id AS "officerId", r.field, r.request_id AS "requestId", r.purpose`,
  source: (statement, { filter }) => ({
    from: 'personal_read r',
    where: [statement.recorded('r', 'at'), conditionOf(filter, conditions, statement)],
  }),
  order: () => [
    { sql: 'r.at', type: KEY.instant },
    { sql: 'r.id', type: KEY.bigint },
  ],
});
