import {
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isUnionType,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { ELEMENTS_MAXIMUM } from '../graphql/answer-size.ts';
import type { FieldCost } from '../graphql/cost.ts';
import { SIZE_DEFAULT, SIZE_MAXIMUM } from '../graphql/keyset.ts';

type Variables = Readonly<Record<string, unknown>>;

/** What an operation costs at most, and what it cost once the number of its elements is known. */
export interface Cost {
  readonly requested: number;
  readonly actual: (elements: number) => number;
}

/** What is known of a selection set from the document alone; what depends on variables is worked out for each request. */
interface Plan {
  /** Points that are there once. */
  fixed: number;
  /** The same with all that `@skip` and `@include` may leave out. */
  whole: number;
  /** Points that are there as often as variables tell. */
  readonly parts: { readonly size: (variables: Variables) => number; readonly each: Plan }[];
}

export interface OperationPlan {
  readonly plan: Plan;
  /** Points of one element alone, of the list whose elements cost most. */
  readonly heaviest: number;
}

/** Lists without pages, whose length nobody gives: what is usual. */
const LIST_USUAL = 5;
/** A mutation is a transaction, for which others wait. */
const MUTATION_WEIGHT = 20;
/** Introspection is answered from memory. */
const INTROSPECTION_WEIGHT = 0.1;

const constant = (size: number) => (): number => size;

/** Reads what an operation costs from the annotations of the schema. The document is valid. */
export function costPlanOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationPlan {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.INT) defaults[variable.name.value] = Number(defaultValue.value);
    if (defaultValue?.kind === Kind.BOOLEAN) defaults[variable.name.value] = defaultValue.value;
    if (defaultValue?.kind === Kind.LIST) defaults[variable.name.value] = defaultValue.values;
  }
  const valueOf = (node: ValueNode | undefined, variables: Variables): unknown => {
    if (node?.kind === Kind.VARIABLE) return variables[node.name.value] ?? defaults[node.name.value];
    if (node?.kind === Kind.INT) return Number(node.value);
    return node?.kind === Kind.LIST ? node.values : undefined;
  };

  let heaviest = 0;

  /** `page` is the size that an enclosing connection was asked for. */
  const planSet = (
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    page: ((variables: Variables) => number) | null,
  ): Plan => {
    const plan = nothing();
    for (const selection of set.selections) {
      const inner = planSelection(selection, type, page);
      const condition = conditionOf(selection, valueOf);
      plan.whole += inner.whole;
      if (condition) plan.parts.push({ size: condition, each: inner });
      else {
        plan.fixed += inner.fixed;
        plan.parts.push(...inner.parts);
      }
    }
    return plan;
  };

  const planSelection = (
    selection: SelectionNode,
    type: GraphQLCompositeType,
    page: ((variables: Variables) => number) | null,
  ): Plan => {
    if (selection.kind === Kind.FIELD) return planField(selection, type, page);
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
    const on = fragment.typeCondition
      ? (schema.getType(fragment.typeCondition.name.value) as GraphQLCompositeType)
      : type;
    return planSet(fragment.selectionSet, on, page);
  };

  const planField = (
    node: FieldNode,
    parent: GraphQLCompositeType,
    page: ((variables: Variables) => number) | null,
  ): Plan => {
    const field = fieldOf(schema, parent, node.name.value);
    if (!field) return nothing();
    const type = getNamedType(field.type);
    const introspection = type.name.startsWith('__');
    const annotated = (field.extensions['cost'] ?? {}) as FieldCost;
    const weight = annotated.weight ?? usualWeight(schema, parent, type);
    const argument = (name: string) => node.arguments?.find((given) => given.name.value === name)?.value;
    const isList = isListType(getNullableType(field.type));
    const pages = !isList && field.args.some(({ name }) => name === 'first');
    const size = pages
      ? (variables: Variables) =>
          pageSize(valueOf(argument('first'), variables) ?? valueOf(argument('last'), variables))
      : null;
    const below = node.selectionSet && isCompositeType(type) ? planSet(node.selectionSet, type, size) : nothing();
    below.fixed += weight;
    below.whole += weight;
    if (!isList) return below;
    if (introspection) {
      const points = introspected(schema, field.name) * below.whole;
      return { fixed: points, whole: points, parts: [] };
    }
    heaviest = Math.max(heaviest, below.whole);
    return { ...nothing(), parts: [{ size: page ?? listSize(annotated, argument, valueOf), each: below }] };
  };

  const root = schema.getRootType(operation.operation)!;
  return { plan: planSet(operation.selectionSet, root, null), heaviest };
}

function usualWeight(schema: GraphQLSchema, parent: GraphQLCompositeType, type: GraphQLNamedType): number {
  if (parent === schema.getMutationType()) return MUTATION_WEIGHT;
  if (type.name.startsWith('__')) return INTROSPECTION_WEIGHT;
  return isCompositeType(type) ? 1 : 0;
}

/**
 * The cost of a planned operation with its variables. Lists within lists multiply, but no answer has more elements than
 * the maximum, and so it never costs more than that many of the heaviest.
 */
export function costOf({ plan, heaviest }: OperationPlan, variables: Variables): Cost {
  const most = pointsOf(plan, variables);
  const upTo = (elements: number) => Math.max(1, Math.ceil(Math.min(most, plan.whole + heaviest * elements)));
  return { requested: upTo(ELEMENTS_MAXIMUM), actual: upTo };
}

const pointsOf = ({ fixed, parts }: Plan, variables: Variables): number => {
  let points = fixed;
  for (const { size, each } of parts) points += size(variables) * pointsOf(each, variables);
  return points;
};

const nothing = (): Plan => ({ fixed: 0, whole: 0, parts: [] });

/** A page as it will be read; a size that is none is refused where it is read. */
const pageSize = (asked: unknown): number =>
  typeof asked === 'number' && asked >= 0 ? Math.min(asked, SIZE_MAXIMUM) : SIZE_DEFAULT;

function listSize(
  { size = LIST_USUAL }: FieldCost,
  argument: (name: string) => ValueNode | undefined,
  valueOf: (node: ValueNode | undefined, variables: Variables) => unknown,
): (variables: Variables) => number {
  if (typeof size === 'number') return constant(size);
  return (variables) => {
    const values = valueOf(argument(size.of), variables);
    return Array.isArray(values) ? Math.min(values.length, SIZE_MAXIMUM) : 1;
  };
}

function fieldOf(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (parent === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return isUnionType(parent) ? undefined : parent.getFields()[name];
}

/** How often what `@skip` and `@include` stand on is there; null where they do not depend on variables. */
function conditionOf(
  { directives }: SelectionNode,
  valueOf: (node: ValueNode | undefined, variables: Variables) => unknown,
): ((variables: Variables) => number) | null {
  const conditions = (directives ?? []).flatMap(({ name, arguments: [given] = [] }) =>
    (name.value === 'skip' || name.value === 'include') && given?.value.kind === Kind.VARIABLE
      ? [{ value: given.value, there: name.value === 'include' }]
      : [],
  );
  if (conditions.length === 0) return null;
  return (variables) => (conditions.every(({ value, there }) => valueOf(value, variables) === there) ? 1 : 0);
}

/** What the schema has of what its introspection lists. */
const introspected = (schema: GraphQLSchema, field: string): number =>
  field === 'types' ? Object.keys(schema.getTypeMap()).length : LIST_USUAL;
