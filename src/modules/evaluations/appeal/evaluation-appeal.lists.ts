import { parseIdOf } from '../../../graphql/arguments.ts';
import { conditionOf, dayCondition, oneOfEnum, type Conditions } from '../../../graphql/filters.ts';
import { KEY } from '../../../graphql/keyset.ts';
import { rootList } from '../../../graphql/list.ts';
import { sql } from '../../../sql/sql.ts';
import { belongsBelow } from '../../officers/last-unit.sql.ts';
import { withinSubtree } from '../../units/unit.tree.ts';
import type { EvaluationAppealFilter } from './evaluation-appeal.inputs.ts';
import { APPEAL_COLUMNS, appeals, appealsReadable, type AppealRow } from './evaluation-appeal.loaders.ts';

type Filter = typeof EvaluationAppealFilter.$inferInput;

const conditions: Conditions<Filter> = {
  cycle: (id, statement) => sql`e.cycle_id = ${statement.value(parseIdOf('EvaluationCycle', id, 'cycle'), 'int')}`,
  within: (id, statement) => {
    const root = statement.value(parseIdOf('Unit', id, 'within'), 'int');
    return sql`(${withinSubtree(statement, sql`e.unit_id`, root)} OR ${belongsBelow(statement, sql`e.officer_id`, root)})`;
  },
  status: oneOfEnum(sql`v.status`, 'EvaluationAppealStatus'),
  filedOn: dayCondition(sql`a.filed_on`),
  awaitsAmendment: (awaits) => (awaits ? sql`w.awaits_amendment` : sql`NOT w.awaits_amendment`),
};

/** The appeals that the viewer may read, the one that was filed first first. */
export const appealList = rootList<AppealRow, { filter?: Filter | null | undefined }>({
  name: 'evaluationAppeals',
  columns: APPEAL_COLUMNS,
  scope: 'evaluation:read',
  source: ({ statement, args: { filter }, covered }) => ({
    from: appeals(statement),
    where: [appealsReadable(statement, covered), conditionOf(filter, conditions, statement)],
  }),
  order: () => [
    { sql: sql`a.filed_on`, type: KEY.day },
    { sql: sql`a.id`, type: KEY.int },
  ],
});
