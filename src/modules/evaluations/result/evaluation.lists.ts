import { parseCode, parseGlobalId } from '../../../graphql/arguments.ts';
import { assertAtMost, badInput } from '../../../graphql/errors.ts';
import { oneOfNames, oneOfText, textCondition, writtenCondition } from '../../../graphql/filters.ts';
import { nestedList } from '../../../graphql/list.ts';
import { KEY } from '../../../graphql/keyset.ts';
import { nameForm } from '../../../names/text-form.ts';
import { joinSql, sql, type Sql } from '../../../sql/sql.ts';
import type { TemporalStatement } from '../../../time/temporal.ts';
import type { Placed } from '../../../record/reach.ts';
import { officersFoundBy } from '../../officers/officer-search.lists.ts';
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
 * The evaluations `e` of a cycle are of some officers, or of units `u` that meet a condition as they are, or were by the day. Officers are found by
 * their indexes and then their evaluations; units among those of the cycle: no index has names as they are compared.
 */
const isOf = (cycle: Sql, officers: Sql, units: Sql, statement: TemporalStatement): Sql =>
  sql`e.id IN (SELECT x.id FROM evaluation x WHERE x.cycle_id = ${cycle} AND x.officer_id IN (${officers})
  UNION ALL SELECT x.id FROM evaluation x JOIN unit_version u ON u.unit_id = x.unit_id
    WHERE x.cycle_id = ${cycle} AND x.unit_id IS NOT NULL AND (${units}) AND ${statement.begun('u')})`;

/** The subject of evaluations `e` of a cycle has, or had by the day, one of some numbers, codes or names. */
const subjectNamed = (names: readonly string[], cycle: Sql, statement: TemporalStatement): Sql =>
  isOf(
    cycle,
    sql`SELECT o.officer_id FROM officer_version o WHERE ${hasNumber(names, statement)} AND ${statement.begun('o')}`,
    sql`${hasCode(names, statement)} OR ${hasName(names, statement)}`,
    statement,
  );

const nameHas = [sql`u.name`, sql`u.short_name`].map((column) => writtenCondition(sql`${column} COLLATE "C"`));
const codeHas = textCondition(sql`u.code`, parseCode);

/** A text finds the subject of evaluations `e` of a cycle, as it is or was by the day; null where it is blank, which finds all. */
function subjectFoundBy(text: string, cycle: Sql, statement: TemporalStatement): Sql | null {
  const officers = officersFoundBy(text, statement, statement.begun('o'));
  if (!officers) return null;
  const typed = text.trim();
  const ways = [
    ...nameHas.map((condition) => condition({ contains: typed }, statement)),
    codeHas({ startsWith: typed }, statement),
  ];
  return isOf(cycle, officers, joinSql(ways, ' OR '), statement);
}

const SUBJECTS_MAXIMUM = 1_000;

/** The subject of evaluations `e` of a cycle is one of some officers and units, by their ids. */
function subjectIn(ids: readonly string[], cycle: Sql, statement: TemporalStatement): Sql {
  assertAtMost('subjects', ids, SUBJECTS_MAXIMUM);
  const things = ids.map((id) => parseGlobalId(id, 'subjects'));
  const keysOf = (type: string) => things.filter(({ typename }) => typename === type).map(({ key }) => key);
  const [officers, units] = [keysOf('Officer'), keysOf('Unit')];
  if (officers.length + units.length < things.length) throw badInput('subjects', 'must be ids of officers and units');
  const of = (column: Sql, keys: readonly number[]) =>
    sql`SELECT x.id FROM evaluation x WHERE x.cycle_id = ${cycle} AND ${column} = ANY(${statement.value(keys, 'int[]')})`;
  return sql`e.id IN (${of(sql`x.officer_id`, officers)} UNION ALL ${of(sql`x.unit_id`, units)})`;
}

interface Whose {
  readonly subjects?: readonly string[] | null | undefined;
  readonly named?: readonly string[] | null | undefined;
  readonly search?: string | null | undefined;
}

/** The evaluations of a cycle, by rank; those without one last. `subjects`, `named`, `search`: only of these. */
export const cycleEvaluationList = nestedList<EvaluationRow, Whose>({
  name: 'cycleEvaluations',
  columns: EVALUATION_COLUMNS,
  scope: 'evaluation:read',
  searches: ({ named, search }) => named != null || search != null,
  source: ({ statement, args: { subjects, named, search }, parent, covered }) => {
    const found = search == null ? null : subjectFoundBy(search, parent, statement);
    return {
      from: evaluations(statement),
      where: [
        sql`e.cycle_id = ${parent}`,
        ...evaluationsThere(statement, covered),
        ...(subjects ? [subjectIn(subjects, parent, statement)] : []),
        ...(named ? [subjectNamed(named, parent, statement)] : []),
        ...(found ? [found] : []),
      ],
    };
  },
  order: () => [
    { sql: sql`coalesce(v.rank, 2147483647)`, type: KEY.int },
    { sql: sql`e.id`, type: KEY.int },
  ],
});

/** The evaluations of an officer or of a unit, newest cycle first. */
const ofSubject = (name: string, column: Sql, ofParent: Placed) =>
  nestedList<EvaluationRow, object>({
    name,
    columns: EVALUATION_COLUMNS,
    scope: 'evaluation:read',
    ofParent,
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

export const officerEvaluationList = ofSubject('officerEvaluations', sql`e.officer_id`, 'officer');
export const unitEvaluationList = ofSubject('unitEvaluations', sql`e.unit_id`, 'unit');
