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

export function searchOf(text: string, field: 'search' | 'named' = 'search'): Search | null {
  const search = parseSearch(parseIdentifier(text, field));
  if (search && charactersOf(search.typed) > SEARCH_MAXIMUM) {
    throw badInput(field, `has more than ${SEARCH_MAXIMUM} characters`);
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

/** The other readings of family names in a form in which they are typed, where that tells them from what is stored. */
const writtenIn = (form: (text: string) => string) =>
  OTHER_READINGS.map((reading) => ({ reading, other: form(reading.other), stored: form(reading.stored) })).filter(
    ({ other, stored }) => other !== stored,
  );

const SPACED = writtenIn((text) => text);
const JOINED = writtenIn((text) => text.replaceAll(' ', ''));
const INITIALS = writtenIn((text) =>
  text
    .split(' ')
    .map((syllable) => syllable[0])
    .join(''),
);

/** The text taken for a name whose family name is read otherwise than it is stored. */
function otherReadings(pinyin: string, statement: TemporalStatement): SearchReading[] {
  const spaced = pinyin.includes(' ');
  const of = (readings: ReturnType<typeof writtenIn>, column: Sql): Sql[] =>
    readings.flatMap(({ reading, other, stored }) => {
      if (!pinyin.startsWith(other)) return [];
      const rest = pinyin.slice(other.length);
      if (spaced && rest !== '' && !rest.startsWith(' ')) return [];
      return [sql`(${isNamed(reading, statement)} AND ${startsWith(column, stored + rest, statement)})`];
    });
  const all = spaced
    ? of(SPACED, sql`o.name_pinyin`)
    : [...of(JOINED, sql`o.name_joined`), ...(pinyin.length > 1 ? of(INITIALS, sql`o.name_initials`) : [])];
  return all.length === 0 ? [] : [found(sql`(${joinSql(all, ' OR ')})`)];
}

const isNamed = ({ names }: OtherReading, statement: TemporalStatement): Sql =>
  sql`(${joinSql(
    names.map((name) => startsWith(sql`o.name`, name, statement)),
    ' OR ',
  )})`;

// Expressions of indexes (migrations officer_orders, one_character).
const ALL = sql`string_to_array(o.name, NULL)`;
const FIRST = sql`left(o.name, 1)`;
const LATER = sql`string_to_array(substr(o.name, 2), NULL)`;

/** A character in all ways in which it may be written. */
type Written = readonly string[];

/** A name has these characters among some of its own, in any order: an index finds it. */
function has(characters: readonly Written[], among: Sql, statement: TemporalStatement): Sql {
  const one = characters.filter((written) => written.length === 1).flat();
  const several = characters.filter(
    (written, i) => written.length > 1 && characters.findIndex(([first]) => first === written[0]) === i,
  );
  return joinSql(
    [
      ...(one.length > 0 ? [sql`${among} @> ${statement.value(one, 'text[]')}`] : []),
      ...several.map((written) => sql`${among} && ${statement.value(written, 'text[]')}`),
    ],
    ' AND ',
  );
}

const startsWithOne = (written: Written, statement: TemporalStatement): Sql =>
  sql`${FIRST} = ANY(${statement.value(written, 'text[]')})`;

/** The name has these characters, simplified or traditional: they are looked up in an index, then their order is. */
function hasCharacters({ typed }: Search, statement: TemporalStatement): Sql {
  const characters = nameCharacters(typed);
  const [only, ...others] = characters;
  if (others.length === 0) return sql`(${startsWithOne(only!, statement)} OR ${has(characters, LATER, statement)})`;
  const pattern = statement.value(namePattern(characters), 'text');
  return sql`(${has(characters, ALL, statement)} AND o.name ~ ${pattern})`;
}

/** Up to so many are found and put in order sooner than a page of more is met in the order of the list, whatever the size of the force. */
const FEW = sql`(SELECT greatest(100, sqrt(2 * max(id)))::int FROM officer)`;

/** The condition that few officers meet a condition on `o`; as soon as there are more, no more of them are read. */
export const isRare = (statement: TemporalStatement, condition: Sql): Sql =>
  sql`(SELECT count(*) FROM (
  SELECT FROM officer_version o WHERE ${statement.believed('o')} AND ${condition} LIMIT ${FEW} + 1
) met) <= ${FEW}`;

/** The ways to write the one character that is all of a search; null where it is not. */
export function oneCharacterOf({ typed, chinese }: Search): Written | null {
  const [character, ...others] = chinese ? nameCharacters(typed) : [];
  return character && others.length === 0 ? character : null;
}

/** Conditions on `o` that share nobody: the name begins with a character, written in one of these ways. An index has each in the order of names. */
export const beginningWith = (written: Written, statement: TemporalStatement): Sql[] =>
  written.map((way) => sql`${FIRST} = ${statement.value(way, 'text')}`);

/** A character after the first, where the name does not begin with it: as an index finds it, and as it is seen in a name. */
export function havingLater(written: Written, statement: TemporalStatement) {
  const elsewhere = sql`NOT ${startsWithOne(written, statement)}`;
  const seen = written.map((way) => sql`strpos(o.name, ${statement.value(way, 'text')}) > 0`);
  return {
    found: sql`(${has([written], LATER, statement)} AND ${elsewhere})`,
    seen: sql`((${joinSql(seen, ' OR ')}) AND ${elsewhere})`,
  };
}

export function searchCondition(text: string, statement: TemporalStatement): Sql {
  const search = searchOf(text);
  if (!search) return sql`TRUE`;
  return sql`(${joinSql(
    readingsOf(search, statement).map(({ condition }) => condition),
    ' OR ',
  )})`;
}

/** The ids of officers whom a text finds by rows `o` that a condition lets count; null where it is blank, which finds everybody. */
export const officersFoundBy = (text: string, statement: TemporalStatement, counts: Sql): Sql | null =>
  searchOf(text) &&
  sql`SELECT o.officer_id FROM officer_version o WHERE ${searchCondition(text, statement)} AND ${counts}`;

/** Who is called so as a whole: each way to write it is looked up in an index. */
export function namedCondition(text: string, statement: TemporalStatement): Sql {
  const search = searchOf(text, 'named');
  if (!search) return sql`TRUE`;
  const { typed, number, pinyin, chinese } = search;
  if (chinese) {
    const characters = nameCharacters(typed);
    const pattern = statement.value(`^${namePattern(characters)}$`, 'text');
    return sql`(${has(characters, ALL, statement)} AND o.name ~ ${pattern})`;
  }
  const is = (column: Sql, value: string): Sql => sql`${column} = ${statement.value(value, 'text')}`;
  const ways = [
    ...(pinyin.includes(' ')
      ? [is(sql`o.name_pinyin`, pinyin)]
      : [is(sql`o.name_joined`, pinyin), is(sql`o.name_initials`, pinyin)]),
    ...(number === '' ? [] : [is(sql`o.police_number`, number)]),
    is(sql`o.name`, typed),
  ];
  return sql`(${joinSql(ways, ' OR ')})`;
}
