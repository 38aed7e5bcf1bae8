import { startsWith } from '../../graphql/filters.ts';
import { inBelievedParts, type RowPart } from '../../graphql/page-sql.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import {
  beginningWith,
  havingLater,
  isRare,
  isShared,
  oneCharacterOf,
  readingsOf,
  type SearchReading,
} from './officer-search.lists.ts';
import type { Search } from './officer.rules.ts';

// How a page of what a search finds is read where very many may be found.

/** All ways to put blanks between the letters of a text: of `wa` these are `wa` and `w a`. */
const spaced = ([first = '', ...others]: readonly string[]): string[] =>
  others.reduce((ways, letter) => ways.flatMap((way) => [way + letter, `${way} ${letter}`]), [first]);

/**
 * Whom such a text finds, in parts that are soon found in the order of names. One in fifteen may be a `zhang`: to find them
 * all and put them in order would grow with the force. Joined pinyin starts with the text where the spaced one starts with
 * it under some spacing, and each of these is a range of the order.
 */
function searchParts(search: Search, statement: TemporalStatement, others: readonly Sql[]): RowPart[] {
  const from = sql`officer_version o`;
  const where = [statement.holds('o'), ...others];
  const letters = Array.from(search.pinyin);
  const [joined, initials, ...further] = readingsOf(search, statement);
  const not = (readings: readonly SearchReading[]) => readings.map(({ condition }) => sql`(${condition}) IS NOT TRUE`);
  return statement.believedParts('o').flatMap((part) => [
    ...spaced(letters).map((way) => ({
      from,
      where: [...where, part, startsWith(sql`o.name_pinyin`, way, statement)],
    })),
    // who has one letter for initials has it for the first of the name
    ...(letters.length > 1
      ? [foundFirst(statement, sql`${part} AND ${initials!.condition}`, [...others, ...not([joined!])])]
      : []),
    ...further.map(({ condition, ordered }, i) => {
      const all = not([joined!, initials!, ...further.slice(0, i)]);
      return ordered
        ? { from, where: [...where, ...all, part, condition] }
        : foundFirst(statement, sql`${part} AND ${condition}`, [...others, ...all]);
    }),
  ]);
}

/** Whom one Chinese character finds, in parts: whose name begins with it, and who has it later, who are looked up or met in order. */
function characterParts(written: readonly string[], statement: TemporalStatement, others: readonly Sql[]): RowPart[] {
  const from = sql`officer_version o`;
  const where = [statement.holds('o'), ...others];
  const later = havingLater(written, statement);
  const rare = isRare(statement, later.found);
  return statement
    .believedParts('o')
    .flatMap((part) => [
      ...beginningWith(written, statement).map((begins) => ({ from, where: [...where, part, begins] })),
      foundFirst(statement, sql`${part} AND ${rare} AND ${later.found}`, others),
      { from, where: [...where, part, sql`NOT (${rare})`, later.seen] },
    ]);
}

/**
 * The officers of the day who meet a condition, and others: OFFSET 0 has those of the condition found first and put in order
 * then. The planner, who cannot tell how few they are, would read all officers in order until it has met a page of them; but
 * who is in one unit or has one name may stand at the end. What `others` ask is read of each who is found: what the index of
 * the present does not have (such as until when a row is believed) would have each read from the table.
 */
export const foundFirst = (statement: TemporalStatement, condition: Sql, others: readonly Sql[]): RowPart => ({
  from: sql`(SELECT * FROM officer_version o WHERE ${statement.holds('o')} AND ${condition} OFFSET 0) o`,
  where: others,
});

/**
 * Whom a search finds of the officers of the day who meet other conditions, in parts that are soon found in the order of names;
 * null where few are found anyway.
 */
export function partsInOrderOfNames(
  search: Search,
  statement: TemporalStatement,
  others: readonly Sql[],
): RowPart[] | null {
  const character = oneCharacterOf(search);
  if (character) return characterParts(character, statement, others);
  return isShared(search) ? searchParts(search, statement, others) : null;
}

/** Whom a search finds, where that is very many, in the order of the list: a page of them is soon met. */
export const searchScan = (statement: TemporalStatement, found: Sql, where: readonly Sql[]) => ({
  useLookupWhen: isRare(statement, found),
  ...inBelievedParts(statement, 'o', { from: sql`officer_version o`, where: [...where, found] }),
});
