import { conditionOf, writtenCondition, type Conditions } from '../../../graphql/filters.ts';
import { KEY } from '../../../graphql/keyset.ts';
import { rootList } from '../../../graphql/list.ts';
import { sql } from '../../../sql/sql.ts';
import type { EvaluationSchemeFilter } from './evaluation-scheme.inputs.ts';
import { FROM_SCHEMES, SCHEME_COLUMNS, type EvaluationSchemeRow } from './evaluation-scheme.loaders.ts';

type Filter = typeof EvaluationSchemeFilter.$inferInput;

const conditions: Conditions<Filter> = {
  name: writtenCondition(sql`s.name COLLATE "C"`),
};

/** The editions in force on the day, of whatever unit, by key. */
export const evaluationSchemeList = rootList<EvaluationSchemeRow, { filter?: Filter | null | undefined }>({
  name: 'evaluationSchemes',
  columns: SCHEME_COLUMNS,
  scope: 'evaluation:read',
  source: ({ statement, args: { filter } }) => ({
    from: FROM_SCHEMES,
    where: [statement.holds('v'), conditionOf(filter, conditions, statement)],
  }),
  order: () => [{ sql: sql`s.key`, type: KEY.text }],
});
