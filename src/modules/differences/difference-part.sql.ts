import type { Declaration } from '../../record/declaration.ts';
import { recordedNames } from '../../record/recorded-facts.ts';
import { joinSql, sql, sqlName, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { DUTY } from '../duties/duty.declaration.ts';
import { HONOR } from '../honors/honor.declaration.ts';
import { ASSIGNMENT } from '../officers/assignment.declaration.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';

/** The conditions that a column names one of the units, or of the officers, that are compared. */
export interface Whose {
  readonly unit: (column: Sql) => Sql;
  readonly officer: (column: Sql) => Sql;
}

/** A kind of things that are compared: whatever else is told of them follows from their declaration. */
export interface DifferencePart {
  readonly declaration: Declaration;
  readonly type: 'Unit' | 'Officer' | 'Assignment' | 'Honor' | 'Duty';
  /** The condition that a row `v` is of some units or officers. */
  readonly of: (statement: TemporalStatement, whose: Whose) => Sql;
  /** What the record tells besides what the declaration says. */
  readonly besides?: Readonly<Record<string, string>>;
}

/** Every kind that is compared, in the order of the differences: its place here is the first part of every cursor. */
export const PARTS: readonly DifferencePart[] = [
  { declaration: UNIT, type: 'Unit', of: (_statement, { unit }) => unit(sql`v.unit_id`) },
  { declaration: OFFICER, type: 'Officer', of: (_statement, { officer }) => officer(sql`v.officer_id`) },
  {
    declaration: ASSIGNMENT,
    type: 'Assignment',
    of: (_statement, { unit, officer }) => sql`(${unit(sql`v.unit_id`)} OR ${officer(sql`v.officer_id`)})`,
    // two records of one officer may have been merged
    besides: { officerId: 'officer' },
  },
  {
    declaration: HONOR,
    type: 'Honor',
    of: (statement, { unit, officer }) => sql`v.honor_id IN (SELECT r.honor_id FROM honor_recipient r
  WHERE (${unit(sql`r.unit_id`)} OR ${officer(sql`r.officer_id`)}) AND ${statement.believedSinceMade('r')})`,
  },
  {
    declaration: DUTY,
    type: 'Duty',
    of: (_statement, { unit, officer }) =>
      sql`(${unit(sql`v.unit_id`)} OR ${unit(sql`v.target_unit_id`)} OR ${officer(sql`v.officer_id`)})`,
  },
];

/** A fact as it is told: under which name, from which column, and of which type the thing is that it refers to. */
export interface ToldFact {
  readonly field: string;
  readonly fact: string;
  readonly column: Sql;
  readonly refersTo: string | null;
}

/** The facts that are compared, in the order in which the record of a change tells them. */
export const toldFacts = ({ declaration, besides = {} }: DifferencePart): ToldFact[] =>
  [
    ...Object.entries(besides).map(([fact, field]) => ({ fact, field })),
    ...recordedNames(declaration).map(([fact, field]) => ({ fact, field })),
  ].map(({ fact, field }) => ({
    field,
    fact,
    column: sqlName(declaration.columns[fact]!),
    refersTo: declaration.facts[fact]!.refersTo,
  }));

/** The condition that two rows say the same of what is compared; where one is not there, the other says something. */
export function sameFacts(part: DifferencePart, one: Sql, other: Sql): Sql {
  const columns = toldFacts(part).map(({ column }) => column);
  const of = (row: Sql): Sql =>
    joinSql(
      columns.map((column) => sql`${row}.${column}`),
      ', ',
    );
  return sql`ROW(${of(one)}) IS NOT DISTINCT FROM ROW(${of(other)})`;
}

export const tableOf = ({ declaration }: DifferencePart): Sql => sqlName(declaration.versions);

export const ownerOf = ({ declaration }: DifferencePart): Sql => sqlName(declaration.owner);
