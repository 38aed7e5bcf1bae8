import { parseIdOf, parseKey } from '../../../graphql/arguments.ts';
import { conditionOf, dayCondition, oneOfEnum, textCondition, type Conditions } from '../../../graphql/filters.ts';
import { KEY } from '../../../graphql/keyset.ts';
import { rootList } from '../../../graphql/list.ts';
import { sql } from '../../../sql/sql.ts';
import { withinSubtree } from '../../units/unit.tree.ts';
import type { EvaluationCycleFilter } from './evaluation-cycle.inputs.ts';
import { CYCLE_COLUMNS, type EvaluationCycleRow } from './evaluation-cycle.loaders.ts';

type Filter = typeof EvaluationCycleFilter.$inferInput;

const conditions: Conditions<Filter> = {
  scheme: textCondition(sql`s.key`, parseKey),
  subjectKind: oneOfEnum(sql`s.subject_kind`, 'EvaluationSubjectKind'),
  unit: (id, statement) => sql`c.unit_id = ${statement.value(parseIdOf('Unit', id, 'unit'), 'int')}`,
  within: (id, statement) =>
    withinSubtree(statement, sql`c.unit_id`, statement.value(parseIdOf('Unit', id, 'within'), 'int')),
  status: oneOfEnum(sql`v.status`, 'EvaluationCycleStatus'),
  from: dayCondition(sql`c.from_on`),
  to: dayCondition(sql`c.to_on`),
};

/** All cycles there are on the day, the newest period first. */
export const cycleList = rootList<EvaluationCycleRow, { filter?: Filter | null | undefined }>({
  name: 'evaluationCycles',
  columns: CYCLE_COLUMNS,
  source: ({ statement, args: { filter } }) => ({
    from: sql`evaluation_cycle_version v JOIN evaluation_cycle c ON c.id = v.cycle_id
JOIN evaluation_scheme s ON s.id = c.scheme_id`,
    where: [statement.holds('v'), conditionOf(filter, conditions, statement)],
  }),
  order: () => [
    { sql: sql`c.from_on`, type: KEY.day, descending: true },
    { sql: sql`c.id`, type: KEY.int, descending: true },
  ],
});
