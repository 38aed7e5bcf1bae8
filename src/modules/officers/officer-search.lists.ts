import { badInput } from '../../graphql/errors.ts';
import { parseIdentifier } from '../../graphql/arguments.ts';
import { contains, startsWith } from '../../graphql/filters.ts';
import { OTHER_READINGS, type OtherReading } from '../../names/family-names.ts';
import { charactersOf } from '../../names/text-form.ts';
import { joinSql, sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { namePattern, nameCharacters, parseSearch, type Search } from './officer.rules.ts';

const SEARCH_MAXIMUM = 64;
/** The longest beginning that the names of very many share, as `zhang`. */
const SHARED_MAXIMUM = 5;

export function searchOf(text: string): Search | null {
  const search = parseSearch(parseIdentifier(text, 'search'));
  if (search && charactersOf(search.typed) > SEARCH_MAXIMUM) {
    throw badInput('search', `has more than ${SEARCH_MAXIMUM} characters`);
  }
  return search;
}

/** Whether a text is the beginning of many names, as it may be typed: joined pinyin. */
export const isShared = ({ pinyin, chinese }: Search): boolean =>
  !chinese && !pinyin.includes(' ') && charactersOf(pinyin) <= SHARED_MAXIMUM;

// Expressions of indexes (migration given_names): what comes after the family name.
const GIVEN = sql`replace(substr(o.name_pinyin, strpos(o.name_pinyin, ' ') + 1), ' ', '')`;
const GIVEN_INITIALS = sql`substr(o.name_initials, 2)`;
const COMPOUND = sql`has_compound_family_name(o.name)`;
const GIVEN_OF_COMPOUND = sql`regexp_replace(o.name_pinyin, '^\\S+ \\S+ | ', '', 'g')`;
const GIVEN_INITIALS_OF_COMPOUND = sql`substr(o.name_initials, 3)`;

/** A way to take a search text: a condition on `o`. */
export interface SearchReading {
  readonly condition: Sql;
  /** Whether an index has those who meet it in the order of names. */
  readonly ordered: boolean;
}

/** What joined pinyin is taken for, and then each other way to take the text. Whoever meets one of them is found. */
export function readingsOf(search: Search, statement: TemporalStatement): readonly SearchReading[] {
  const { typed, number, pinyin, chinese } = search;
  if (chinese) return [found(hasCharacters(search, statement))];
  const starts = pinyin.includes(' ')
    ? [found(startsWith(sql`o.name_pinyin`, pinyin, statement))]
    : [sql`o.name_joined`, sql`o.name_initials`].map((column) => found(startsWith(column, pinyin, statement)));
  return [
    ...starts,
    ...(number === '' ? [] : [ordered(startsWith(sql`o.police_number`, number, statement))]),
    ordered(startsWith(sql`o.name`, typed, statement)),
    ...givenNames(pinyin, statement),
    ...otherReadings(pinyin, statement),
  ];
}

const found = (condition: Sql): SearchReading => ({ condition, ordered: false });
const ordered = (condition: Sql): SearchReading => ({ condition, ordered: true });

/**
 * The text taken for the pinyin of a given name, or for its initials. A short text is all of it: very many begin with `jian`,
 * and equality leaves the order of names to the index.
 */
function givenNames(pinyin: string, statement: TemporalStatement): SearchReading[] {
  const joined = pinyin.replaceAll(' ', '');
  const length = charactersOf(joined);
  if (length < 2) return [];
  const short = length <= SHARED_MAXIMUM;
  const equals = (expression: Sql): Sql => sql`${expression} = ${statement.value(joined, 'text')}`;
  const is = (expression: Sql): Sql => (short ? equals(expression) : startsWith(expression, joined, statement));
  if (pinyin !== joined) {
    const spaced = contains(sql`o.name_pinyin`, ` ${pinyin}`, statement);
    return [
      found(sql`(${is(GIVEN)} AND ${spaced})`),
      found(sql`(${COMPOUND} AND ${is(GIVEN_OF_COMPOUND)} AND ${spaced})`),
    ];
  }
  return [
    ordered(is(GIVEN)),
    ordered(sql`(${COMPOUND} AND ${is(GIVEN_OF_COMPOUND)})`),
    ...(short
      ? [ordered(equals(GIVEN_INITIALS)), ordered(sql`(${COMPOUND} AND ${equals(GIVEN_INITIALS_OF_COMPOUND)})`)]
      : []),
  ];
}

/** The text taken for a name whose family name is read otherwise than it is stored. */
function otherReadings(pinyin: string, statement: TemporalStatement): SearchReading[] {
  const spaced = pinyin.includes(' ');
  const all = OTHER_READINGS.flatMap((reading) => {
    const of = (form: (text: string) => string, column: Sql): Sql[] => {
      const [other, stored] = [form(reading.other), form(reading.stored)];
      if (other === stored || !pinyin.startsWith(other)) return [];
      const rest = pinyin.slice(other.length);
      if (spaced && rest !== '' && !rest.startsWith(' ')) return [];
      return [sql`(${isNamed(reading, statement)} AND ${startsWith(column, stored + rest, statement)})`];
    };
    if (spaced) return of((text) => text, sql`o.name_pinyin`);
    return [
      ...of((text) => text.replaceAll(' ', ''), sql`o.name_joined`),
      ...(pinyin.length > 1 ? of(initialsOf, sql`o.name_initials`) : []),
    ];
  });
  return all.length === 0 ? [] : [found(sql`(${joinSql(all, ' OR ')})`)];
}

const initialsOf = (reading: string): string =>
  reading
    .split(' ')
    .map((syllable) => syllable[0])
    .join('');

const isNamed = ({ names }: OtherReading, statement: TemporalStatement): Sql =>
  sql`(${joinSql(
    names.map((name) => startsWith(sql`o.name`, name, statement)),
    ' OR ',
  )})`;

/** The name has these characters, simplified or traditional: they are looked up in an index, then their order is. */
function hasCharacters({ typed }: Search, statement: TemporalStatement): Sql {
  const characters = nameCharacters(typed);
  const one = characters.filter((written) => written.length === 1).flat();
  const several = characters.filter(
    (written, i) => written.length > 1 && characters.findIndex(([first]) => first === written[0]) === i,
  );
  const indexed = [
    ...(one.length > 0 ? [sql`string_to_array(o.name, NULL) @> ${statement.value(one, 'text[]')}`] : []),
    ...several.map((written) => sql`string_to_array(o.name, NULL) && ${statement.value(written, 'text[]')}`),
  ];
  if (characters.length > 1) indexed.push(sql`o.name ~ ${statement.value(namePattern(characters), 'text')}`);
  return sql`(${joinSql(indexed, ' AND ')})`;
}

export function searchCondition(text: string, statement: TemporalStatement): Sql {
  const search = searchOf(text);
  if (!search) return sql`TRUE`;
  return sql`(${joinSql(
    readingsOf(search, statement).map(({ condition }) => condition),
    ' OR ',
  )})`;
}
