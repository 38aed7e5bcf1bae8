import { parseCode } from '../../../graphql/arguments.ts';
import { oneOfNames, oneOfText } from '../../../graphql/filters.ts';
import { nestedList } from '../../../graphql/list.ts';
import { KEY } from '../../../graphql/keyset.ts';
import { nameForm } from '../../../names/text-form.ts';
import { sql, type Sql } from '../../../sql/sql.ts';
import type { TemporalStatement } from '../../../time/temporal.ts';
import {
  EVALUATION_COLUMNS,
  evaluations,
  evaluationsBegun,
  evaluationsThere,
  type EvaluationRow,
} from './evaluation.loaders.ts';

/** No code and no number has blanks. */
const parsePasted = (text: string, argument: string): string => nameForm(parseCode(text, argument));

const hasNumber = oneOfText(sql`o.police_number`, 'named', parsePasted);
const hasCode = oneOfText(sql`u.code`, 'named', parsePasted);
const hasName = oneOfNames([sql`u.name`, sql`u.short_name`], 'named');

/**
 * The subject of evaluations `e` of a cycle has, or had by the day, one of some numbers, codes or names. Numbers are found by their index, units among
 * those of the cycle: no index has names as they are compared.
 */
function subjectNamed(names: readonly string[], cycle: Sql, statement: TemporalStatement): Sql {
  return sql`(e.officer_id IN (SELECT o.officer_id FROM officer_version o WHERE ${hasNumber(names, statement)} AND ${statement.begun('o')})
  OR e.unit_id IN (SELECT u.unit_id FROM evaluation x JOIN unit_version u ON u.unit_id = x.unit_id
    WHERE x.cycle_id = ${cycle} AND x.unit_id IS NOT NULL AND (${hasCode(names, statement)} OR ${hasName(names, statement)}) AND ${statement.begun('u')}))`;
}

/** The evaluations of a cycle, by rank; those without one last. `named`: only of these subjects. */
export const cycleEvaluationList = nestedList<EvaluationRow, { readonly named?: readonly string[] | null | undefined }>(
  {
    name: 'cycleEvaluations',
    columns: EVALUATION_COLUMNS,
    scope: 'evaluation:read',
    searches: ({ named }) => named != null,
    source: ({ statement, args: { named }, parent, covered }) => ({
      from: evaluations(statement),
      where: [
        sql`e.cycle_id = ${parent}`,
        ...evaluationsThere(statement, covered),
        ...(named ? [subjectNamed(named, parent, statement)] : []),
      ],
    }),
    order: () => [
      { sql: sql`coalesce(v.rank, 2147483647)`, type: KEY.int },
      { sql: sql`e.id`, type: KEY.int },
    ],
  },
);

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
