import { actorsNamed } from '../access/actor.rules.ts';
import { writtenPattern } from '../names/simplified.ts';
import { looseForm, looseSql } from '../names/loose-form.ts';
import { joinSql, sql, sqlName, type Sql } from '../sql/sql.ts';
import type { TemporalStatement } from '../time/temporal.ts';
import { yearsPassed } from '../time/whole-years.ts';
import { builder } from './builder.ts';
import { parseIdentifier, parseText } from './arguments.ts';
import { assertAtMost, badInput } from './errors.ts';

export const StringFilter = builder.inputType('StringFilter', {
  description: 'Conditions on a text, all of which must hold. A condition that is null or omitted always holds.',
  fields: (t) => ({
    eq: t.string({ description: 'Exactly this text.' }),
    in: t.stringList({ description: 'One of these texts, at most 1,000. An empty list matches nothing.' }),
    contains: t.string({ description: 'Contains this text.' }),
    startsWith: t.string({ description: 'Starts with this text.' }),
  }),
});

export const DateFilter = builder.inputType('DateFilter', {
  description: 'Conditions on a day, all of which must hold. A condition that is null or omitted always holds.',
  fields: (t) => ({
    gte: t.field({ type: 'Date', description: 'This day or a later one.' }),
    lte: t.field({ type: 'Date', description: 'This day or an earlier one.' }),
  }),
});

export const IntRangeFilter = builder.inputType('IntRangeFilter', {
  description:
    'Conditions on a whole number, all of which must hold. A condition that is null or omitted always holds.',
  fields: (t) => ({
    gte: t.int({ description: 'This number or a greater one.' }),
    lte: t.int({ description: 'This number or a smaller one.' }),
  }),
});

type StringConditions = typeof StringFilter.$inferInput;
type DateConditions = typeof DateFilter.$inferInput;
type IntConditions = typeof IntRangeFilter.$inferInput;
export type IntRange = IntConditions;

/** Reads a text that is asked for. */
type ParseText = (text: string, argument: string) => string;

const CONDITIONS_MAXIMUM = 100;
const VALUES_MAXIMUM = 1_000;

/** The SQL condition of each field of a filter; called only with a value that is not null. */
export type Conditions<Filter> = {
  readonly [Field in Exclude<keyof Filter, 'and' | 'or' | 'not'>]-?: (
    value: NonNullable<Filter[Field]>,
    statement: TemporalStatement,
  ) => Sql;
};

interface Combined<Filter> {
  readonly and?: readonly Filter[] | null | undefined;
  readonly or?: readonly Filter[] | null | undefined;
  readonly not?: Filter | null | undefined;
}

/**
 * The SQL condition of a filter, with one grammar for all lists. All given fields must hold, and `and`, `or` and `not` combine
 * filters. A filter or field that is null or omitted always holds; an empty `or` never holds.
 */
export function conditionOf<Filter extends object>(
  filter: (Filter & Combined<Filter>) | null | undefined,
  conditions: Conditions<Filter>,
  statement: TemporalStatement,
): Sql {
  let count = 0;
  const of = (part: Filter & Combined<Filter>): Sql => {
    const all: Sql[] = [];
    for (const [field, value] of Object.entries(part)) {
      if (value === null || value === undefined) continue;
      if (++count > CONDITIONS_MAXIMUM) {
        throw badInput('filter', `has more than ${CONDITIONS_MAXIMUM} conditions`);
      }
      if (field === 'and') all.push(join((value as Filter[]).map(of), 'AND'));
      else if (field === 'or') all.push(join((value as Filter[]).map(of), 'OR'));
      // a null column meets no condition, so it meets the negation of every condition
      else if (field === 'not') all.push(sql`(${of(value as Filter)}) IS NOT TRUE`);
      else
        all.push((conditions as Record<string, (v: unknown, s: TemporalStatement) => Sql>)[field]!(value, statement));
    }
    return join(all, 'AND');
  };
  return filter ? of(filter) : sql`TRUE`;
}

function join(parts: readonly Sql[], operator: 'AND' | 'OR'): Sql {
  if (parts.length === 0) return operator === 'AND' ? sql`TRUE` : sql`FALSE`;
  return parts.length === 1 ? parts[0]! : sql`(${joinSql(parts, ` ${operator} `)})`;
}

/** The condition that a column has one of some values of an enum. */
export const oneOfEnum =
  (column: Sql, enumName: string) =>
  (values: readonly string[], statement: TemporalStatement): Sql =>
    sql`${column} = ANY(${statement.value(values, 'text[]')}::${sqlName(`"${enumName}"[]`)})`;

/** The condition that a text column has one of some values; too many values are an error of `argument`. */
export const oneOfText =
  (column: Sql, argument: string, parse: ParseText = parseText) =>
  (values: readonly string[], statement: TemporalStatement): Sql => {
    assertAtMost(argument, values, VALUES_MAXIMUM);
    const texts = values.map((value) => parse(value, argument));
    return sql`${column} = ANY(${statement.value(texts, 'text[]')})`;
  };

/**
 * The condition that one of some columns has one of some names, as people type them or copy them from a spreadsheet: in the form of
 * `looseForm`. No index serves it: every row that meets the other conditions is read.
 */
export const oneOfNames =
  (columns: readonly Sql[], argument: string) =>
  (values: readonly string[], statement: TemporalStatement): Sql => {
    assertAtMost(argument, values, VALUES_MAXIMUM);
    const names = values.map((value) => looseForm(parseIdentifier(value, argument)));
    const given = statement.value(names.filter(Boolean), 'text[]');
    return joinSql(
      columns.map((column) => sql`${looseSql(column)} = ANY(${given})`),
      ' OR ',
    );
  };

/** The condition of a StringFilter on a text column of collation C, whose texts have the form that `parse` gives. */
export const textCondition =
  (column: Sql, parse: ParseText = parseText) =>
  (filter: StringConditions, statement: TemporalStatement): Sql => {
    const all: Sql[] = [];
    if (filter.eq != null) all.push(sql`${column} = ${statement.value(parse(filter.eq, 'eq'), 'text')}`);
    if (filter.in != null) all.push(oneOfText(column, 'in', parse)(filter.in, statement));
    if (filter.contains != null) all.push(contains(column, parse(filter.contains, 'contains'), statement));
    if (filter.startsWith != null) {
      all.push(startsWith(column, parse(filter.startsWith, 'startsWith'), statement));
    }
    return join(all, 'AND');
  };

/** The same for a Chinese text, of which people type a part in simplified or traditional characters. */
export const writtenCondition = (column: Sql) => {
  const exactly = textCondition(column);
  return ({ contains: part, startsWith: start, ...exact }: StringConditions, statement: TemporalStatement): Sql => {
    const matches = (text: string, argument: string, begin: string): Sql =>
      sql`${column} ~ ${statement.value(begin + writtenPattern(parseText(text, argument)), 'text')}`;
    const all = [exactly(exact, statement)];
    if (part != null) all.push(matches(part, 'contains', ''));
    if (start != null) all.push(matches(start, 'startsWith', '^'));
    return join(all, 'AND');
  };
};

/** The condition that a column contains a text. No index serves it: every row that meets the other conditions is read. */
export const contains = (column: Sql, text: string, statement: TemporalStatement): Sql =>
  sql`${column} LIKE ${statement.value(`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`, 'text')}`;

/** The condition that a column starts with a text, as a range, which an index serves in a generic plan too. LIKE would not be. */
export function startsWith(column: Sql, prefix: string, statement: TemporalStatement): Sql {
  if (prefix === '') return sql`${column} IS NOT NULL`;
  return sql`(${column} >= ${statement.value(prefix, 'text')} AND ${column} < ${statement.value(`${prefix}\u{10FFFF}`, 'text')})`;
}

/** The condition that a column has an actor, whose kind need not be said; where it is, an index has the rows in order. */
export function isActor(column: Sql, name: string, statement: TemporalStatement): Sql {
  const actors = actorsNamed(name);
  return actors.length === 1
    ? sql`${column} = ${statement.value(actors[0]!, 'text')}`
    : sql`${column} = ANY(${statement.value(actors, 'text[]')})`;
}

/** The condition of a DateFilter on a day column. */
export const dayCondition =
  (column: Sql) =>
  (filter: DateConditions, statement: TemporalStatement): Sql => {
    const all: Sql[] = [];
    if (filter.gte != null) all.push(sql`${column} >= ${statement.value(filter.gte, 'date')}`);
    if (filter.lte != null) all.push(sql`${column} <= ${statement.value(filter.lte, 'date')}`);
    return join(all, 'AND');
  };

/** More years than anybody lives. */
export const YEARS_MAXIMUM = 150;

/** Refuses numbers of years that nobody has. */
export function assertYears(argument: string, { gte, lte }: IntConditions): void {
  for (const years of [gte, lte]) {
    if (years != null && !(years >= 0 && years <= YEARS_MAXIMUM)) {
      throw badInput(argument, `must be from 0 to ${YEARS_MAXIMUM}`);
    }
  }
}

/** The condition of an IntRangeFilter on the whole years from the day in a column to the day that is asked about. */
export const yearsCondition =
  (column: Sql, argument: string) =>
  (filter: IntConditions, statement: TemporalStatement): Sql => {
    assertYears(argument, filter);
    const passed = (years: number) => yearsPassed(column, statement.day, statement.value(years, 'int'));
    const all: Sql[] = [passed(filter.gte ?? 0)];
    if (filter.lte != null) all.push(sql`NOT ${passed(filter.lte + 1)}`);
    return join(all, 'AND');
  };
