import { nestedList } from '../../../graphql/list.ts';
import { KEY } from '../../../graphql/keyset.ts';
import { sql, type Sql } from '../../../sql/sql.ts';
import {
  EVALUATION_COLUMNS,
  evaluations,
  evaluationsBegun,
  evaluationsThere,
  type EvaluationRow,
} from './evaluation.loaders.ts';

/** The evaluations of a cycle, by rank; those without one last. */
export const cycleEvaluationList = nestedList<EvaluationRow, object>({
  name: 'cycleEvaluations',
  columns: EVALUATION_COLUMNS,
  scope: 'evaluation:read',
  source: ({ statement, parent, covered }) => ({
    from: evaluations(statement),
    where: [sql`e.cycle_id = ${parent}`, ...evaluationsThere(statement, covered)],
  }),
  order: () => [
    { sql: sql`coalesce(v.rank, 2147483647)`, type: KEY.int },
    { sql: sql`e.id`, type: KEY.int },
  ],
});

/** The evaluations of an officer or of a unit, newest cycle first. */
const ofSubject = (name: string, column: Sql) =>
  nestedList<EvaluationRow, object>({
    name,
    columns: EVALUATION_COLUMNS,
    scope: 'evaluation:read',
    source: ({ statement, parent, covered }) => ({
      from: evaluations(statement),
      // the subject is shown already: its list is asked for
      where: [sql`${column} = ${parent}`, ...evaluationsBegun(statement, covered)],
    }),
    order: () => [
      { sql: sql`e.from_on`, type: KEY.day, descending: true },
      { sql: sql`e.id`, type: KEY.int, descending: true },
    ],
  });

export const officerEvaluationList = ofSubject('officerEvaluations', sql`e.officer_id`);
export const unitEvaluationList = ofSubject('unitEvaluations', sql`e.unit_id`);
