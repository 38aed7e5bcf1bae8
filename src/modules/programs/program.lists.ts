import { parseIdOf } from '../../graphql/arguments.ts';
import { conditionOf, oneOfEnum, writtenCondition, type Conditions } from '../../graphql/filters.ts';
import { KEY } from '../../graphql/keyset.ts';
import { rootList } from '../../graphql/list.ts';
import { sql } from '../../sql/sql.ts';
import { withinSubtree } from '../units/unit.tree.ts';
import type { ProgramFilter } from './program.inputs.ts';
import { FROM_PROGRAMS, PROGRAM_COLUMNS, type ProgramRow } from './program.loaders.ts';

type Filter = typeof ProgramFilter.$inferInput;

const conditions: Conditions<Filter> = {
  kind: oneOfEnum(sql`p.kind`, 'ProgramKind'),
  name: writtenCondition(sql`v.name COLLATE "C"`),
  status: oneOfEnum(sql`v.status`, 'ProgramStatus'),
  unit: (id, statement) => sql`v.owner_id = ${statement.value(parseIdOf('Unit', id, 'unit'), 'int')}`,
  within: (id, statement) =>
    withinSubtree(statement, sql`v.owner_id`, statement.value(parseIdOf('Unit', id, 'within'), 'int')),
};

/** The programs of the day, those that have ended included, by key. */
export const programList = rootList<ProgramRow, { filter?: Filter | null | undefined }>({
  name: 'programs',
  columns: PROGRAM_COLUMNS,
  source: ({ statement, args: { filter } }) => ({
    from: FROM_PROGRAMS,
    where: [statement.holds('v'), conditionOf(filter, conditions, statement)],
  }),
  order: () => [{ sql: sql`p.key`, type: KEY.text }],
});
