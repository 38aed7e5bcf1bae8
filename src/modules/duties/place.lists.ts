import { parseCode, parseIdOf } from '../../graphql/arguments.ts';
import { conditionOf, oneOfEnum, textCondition, writtenCondition, type Conditions } from '../../graphql/filters.ts';
import { KEY } from '../../graphql/keyset.ts';
import { rootList } from '../../graphql/list.ts';
import { inBelievedParts } from '../../graphql/page-sql.ts';
import { sql } from '../../sql/sql.ts';
import type { PlaceFilter } from './place.inputs.ts';
import { placeColumns, type PlaceRow } from './place.loaders.ts';
import { partIds } from './place.tree.ts';

type Filter = typeof PlaceFilter.$inferInput;

const conditions: Conditions<Filter> = {
  code: textCondition(sql`p.code`, parseCode),
  kind: oneOfEnum(sql`p.kind`, 'PlaceKind'),
  name: writtenCondition(sql`p.name COLLATE "C"`),
  uncoveredBy: (id, statement) => {
    const program = statement.value(parseIdOf('Program', id, 'uncoveredBy'), 'int');
    return sql`NOT EXISTS (SELECT FROM duty_version d
WHERE d.target_place_id = p.place_id AND d.program_id = ${program} AND ${statement.holds('d')})`;
  },
  within: (id, statement) =>
    sql`p.place_id = ANY(${partIds(statement, statement.value(parseIdOf('Place', id, 'within'), 'int'))})`,
};

/** All places of the day, by code. */
export const placeList = rootList<PlaceRow, { filter?: Filter | null | undefined }>({
  name: 'places',
  columns: placeColumns,
  source: ({ statement, args: { filter } }) =>
    inBelievedParts(statement, 'p', {
      from: sql`place_version p`,
      where: [statement.holds('p'), conditionOf(filter, conditions, statement)],
    }),
  order: () => [
    { sql: sql`p.code`, type: KEY.text },
    { sql: sql`p.place_id`, type: KEY.int },
  ],
});
