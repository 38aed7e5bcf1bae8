import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { globalId } from './app.ts';

/** Values of the fields that need some which mean something. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  'Query.unit': '(code: "ROOT")',
  'Query.officer': '(policeNumber: "000001")',
  'Query.selectionPlan': '(unitCode: "ROOT", vacancies: 1)',
  'Query.selectionReport': '(unitCode: "ROOT", from: "2021-01-01", to: "2022-01-01")',
  'Query.selectionTrend': '(unitCode: "ROOT", years: 1)',
  'Query.selectionPolicy': '(key: "root")',
  'Query.differences': '(of: "VW5pdDox", earlier: { date: "2019-01-01" }, later: { date: "2024-01-01" })',
  'Query.caseLiabilities': '(caseNumber: "A1")',
  'Unit.disciplineSummary': '(from: "2022-01-01", to: "2023-01-01")',
  'Query.dueItems': `(within: ${JSON.stringify(globalId('Unit', 1))}, from: "2021-01-01", to: "2021-12-31", kinds: [PROBATION_END])`,
  'Query.officerStatistics': '(groupBy: [CATEGORY])',
  'Query.calendarDays': '(from: "2024-10-01", to: "2024-10-02")',
  'Program.share': '(tally: "household_visits", from: "2022-01-01", to: "2023-01-01")',
  'SelectionRound.candidates': '(includeIneligible: true)',
  'Unit.eligibleOfficers': '(purpose: EXCELLENT, includeIneligible: true)',
  'Unit.metricComparison': '(key: "calls", from: {}, to: { period: "2021" })',
};

const SCALARS: Readonly<Record<string, string>> = {
  ID: JSON.stringify(globalId('Unit', 1)),
  String: '"x"',
  Int: '1',
  Float: '1',
  Boolean: 'false',
  Date: '"2024-01-01"',
  DateTime: '"2999-01-01T00:00:00Z"',
  PartialDate: '"2024"',
};

/** A value of an input type that the schema takes: what must be there, and nothing else. */
function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return SCALARS[type.name]!;
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${fields.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
}

const withArguments = (type: GraphQLObjectType, { name, args }: GraphQLField<unknown, unknown>): string => {
  const given = ARGUMENTS[`${type.name}.${name}`];
  if (given !== undefined) return `${name}${given}`;
  const needed = args.filter((arg: GraphQLArgument) => isRequiredArgument(arg));
  return needed.length === 0 ? name : `${name}(${needed.map((arg) => `${arg.name}: ${literal(arg.type)}`).join(', ')})`;
};

/** A field under an alias, with as little below it as there can be. */
export const asLeaf = (alias: string, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string =>
  `${alias}: ${withArguments(type, field)}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''}`;

/** A way to a type: what stands around a selection on it, and the fields on the way. */
export interface Way {
  readonly document: (selection: string) => string;
  readonly passes: readonly string[];
}

/** The shortest way to each type that can be read: from a thing by its id, in the order of the ids, or from Query. */
export function waysTo(schema: GraphQLSchema, ids: Readonly<Record<string, string>>): Map<string, Way> {
  const query = schema.getQueryType()!;
  const ways = new Map<string, Way>();
  for (const [type, id] of Object.entries(ids)) {
    ways.set(type, {
      document: (selection) => `{ node(id: "${id}") { ... on ${type} { ${selection} } } }`,
      passes: ['Query.node'],
    });
  }
  ways.set(query.name, { document: (selection) => `{ ${selection} }`, passes: [] });
  // a map is walked in the order of its keys, those that are added on the way included: the nearest first
  for (const [name, way] of ways) {
    const type = schema.getType(name) as GraphQLObjectType;
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      if (!isCompositeType(target) || (['node', 'nodes'].includes(field.name) && name === query.name)) continue;
      for (const reached of isObjectType(target) ? [target] : schema.getPossibleTypes(target)) {
        if (ways.has(reached.name)) continue;
        ways.set(reached.name, {
          document: (selection) =>
            way.document(`${withArguments(type, field)} { ... on ${reached.name} { ${selection} } }`),
          passes: [...way.passes, `${name}.${field.name}`],
        });
      }
    }
  }
  return ways;
}
