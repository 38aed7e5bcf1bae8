import { encodeGlobalID } from '@pothos/plugin-relay';
import { parseIdOf } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { cost } from '../../graphql/cost.ts';
import type { Locale } from '../../graphql/locale.ts';
import { OfficerFilter } from '../officers/officer.inputs.ts';
import { BAND_YEARS, isOfUnits } from './grouping.sql.ts';
import { bandOf, labelOf } from './label.rules.ts';
import { OfficerGrouping } from './statistics.enums.ts';
import { GROUPINGS_MAXIMUM, GROUPS_MAXIMUM, groupsOf, type GroupRow, type Key } from './statistics.lists.ts';
import type { Grouping } from './statistics.vocabulary.ts';

const SCOPE = 'registry:read';

interface Group {
  readonly keys: readonly (string | null)[];
  readonly labels: readonly string[];
  readonly count: number;
}

interface Statistics {
  readonly total: number;
  readonly groups: readonly Group[];
}

const OfficerGroup = builder.objectRef<Group>('OfficerGroup').implement({
  description:
    'One group of officers and how many are in it. Groups are in the order of their values, unknown ones last; those of nobody are left out.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    keys: t.field({
      type: ['String'],
      nullable: { list: false, items: true },
      description:
        'A value for each grouping asked for, in its order: an enum value, a grade code, a band such as 10-14, the id of a unit; null where it is not known or there is none.',
      resolve: ({ keys }) => keys,
    }),
    labels: t.stringList({
      description: 'The same for people, in the language of the request.',
      resolve: ({ labels }) => [...labels],
    }),
    count: t.exposeInt('count', { description: 'How many officers.' }),
  }),
});

/** Groups that are usual; the points for more are not asked for. */
const GROUPS_USUAL = 50;

const OfficerStatistics = builder.objectRef<Statistics>('OfficerStatistics').implement({
  description: 'Officers counted in groups on the day of the query (统计).',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    total: t.exposeInt('total', {
      description: 'All officers that the filter finds, which is the sum of the groups.',
    }),
    groups: t.field({
      ...cost({ size: GROUPS_USUAL }),
      type: [OfficerGroup],
      description: 'The groups.',
      resolve: ({ groups }) => groups,
    }),
  }),
});

function keyOf(grouping: Grouping, { value }: Key): string | null {
  if (value === null) return null;
  if (isOfUnits(grouping)) return encodeGlobalID('Unit', value);
  return grouping === 'SERVICE_YEARS_BAND' || grouping === 'AGE_BAND' ? bandOf(Number(value), BAND_YEARS) : value;
}

const groupOf = ({ keys: told, count }: GroupRow, groupBy: readonly Grouping[], locale: Locale): Group => {
  const keys = groupBy.map((grouping, i) => keyOf(grouping, told[i]!));
  return { count, keys, labels: groupBy.map((grouping, i) => told[i]!.name ?? labelOf(grouping, keys[i]!)[locale]) };
};

/** Everybody may have to be looked at for it. */
const WEIGHT = 50;

builder.queryField('officerStatistics', (t) =>
  t.field({
    ...cost({ weight: WEIGHT }),
    type: OfficerStatistics,
    description: `Counts of the officers that a filter finds, in groups, on the day of the query: of the same officers as \`officers\` lists, of whatever status. At most ${GROUPINGS_MAXIMUM} groupings and ${GROUPS_MAXIMUM.toLocaleString('en')} groups; without a grouping, one group of all. By one statement.`,
    authScopes: { scope: SCOPE },
    args: {
      filter: t.arg({ type: OfficerFilter, description: 'Which officers. Default: all.' }),
      groupBy: t.arg({
        type: [OfficerGrouping],
        required: true,
        description: `By what they are counted, each once, at most ${GROUPINGS_MAXIMUM}; by nothing: the total alone, as one group.`,
      }),
      branchesOf: t.arg.id({
        description: 'The id of the unit whose children are the branches; for the grouping BRANCH, which needs it.',
      }),
    },
    resolve: async (_root, { filter, groupBy, branchesOf }, context) => {
      const unit = branchesOf == null ? null : parseIdOf('Unit', branchesOf, 'branchesOf');
      const rows = await groupsOf(context, { filter, groupBy, branchesOf: unit });
      return {
        total: rows.reduce((sum, { count }) => sum + count, 0),
        groups: rows.map((row) => groupOf(row, groupBy, context.locale)),
      };
    },
  }),
);
