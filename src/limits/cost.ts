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

/** How many elements a list has, or how often a selection is there, by the variables. */
type SizeOf = (variables: Variables) => number;

/** The highest cost of an operation, and its actual cost once the number of its elements is known. */
export interface Cost {
  readonly requested: number;
  readonly actual: (elements: number) => number;
}

/** The cost of a selection set as far as the document decides it; what depends on variables is added for each request. */
interface Plan {
  /** Points that are counted once. */
  fixed: number;
  /** The same, with everything that `@skip` and `@include` may leave out. */
  whole: number;
  /** Points that are counted as often as variables decide. */
  readonly parts: { readonly size: SizeOf; readonly each: Plan }[];
}

export interface OperationPlan {
  readonly plan: Plan;
  /** The points of one element of the list whose elements cost most. */
  readonly heaviest: number;
}

/** The usual length of a list without pages and without a declared size. */
const LIST_USUAL = 5;
/** A mutation is a transaction that other writes wait for. */
const MUTATION_WEIGHT = 20;
/** Introspection is answered from memory. */
const INTROSPECTION_WEIGHT = 0.1;

/** Plans the cost of an operation of a valid document, from the annotations of the schema. */
export function costPlanOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationPlan {
  const planner = new CostPlanner(schema, document, operation);
  const plan = planner.set(operation.selectionSet, schema.getRootType(operation.operation)!, null);
  return { plan, heaviest: planner.heaviest };
}

class CostPlanner {
  heaviest = 0;
  readonly #schema: GraphQLSchema;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #defaults = new Map<string, unknown>();

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
    for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
      if (defaultValue?.kind === Kind.INT) this.#defaults.set(variable.name.value, Number(defaultValue.value));
      if (defaultValue?.kind === Kind.BOOLEAN) this.#defaults.set(variable.name.value, defaultValue.value);
      if (defaultValue?.kind === Kind.LIST) this.#defaults.set(variable.name.value, defaultValue.values);
    }
  }

  /** `page` is the size that an enclosing connection was asked for. */
  set({ selections }: SelectionSetNode, type: GraphQLCompositeType, page: SizeOf | null): Plan {
    const plan = nothing();
    for (const selection of selections) {
      const inner = this.#selection(selection, type, page);
      const condition = this.#condition(selection);
      plan.whole += inner.whole;
      if (condition) plan.parts.push({ size: condition, each: inner });
      else {
        plan.fixed += inner.fixed;
        plan.parts.push(...inner.parts);
      }
    }
    return plan;
  }

  #selection(selection: SelectionNode, type: GraphQLCompositeType, page: SizeOf | null): Plan {
    if (selection.kind === Kind.FIELD) return this.#field(selection, type, page);
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value)! : selection;
    const on = fragment.typeCondition
      ? (this.#schema.getType(fragment.typeCondition.name.value) as GraphQLCompositeType)
      : type;
    return this.set(fragment.selectionSet, on, page);
  }

  #field(node: FieldNode, parent: GraphQLCompositeType, page: SizeOf | null): Plan {
    const field = fieldOf(this.#schema, parent, node.name.value);
    if (!field) return nothing();
    const type = getNamedType(field.type);
    const annotated = (field.extensions['cost'] ?? {}) as FieldCost;
    const weight = annotated.weight ?? usualWeight(this.#schema, parent, type);
    const isList = isListType(getNullableType(field.type));
    const hasPages = !isList && field.args.some(({ name }) => name === 'first');
    const size = hasPages ? this.#pageSize(node) : null;
    const below = node.selectionSet && isCompositeType(type) ? this.set(node.selectionSet, type, size) : nothing();
    below.fixed += weight;
    below.whole += weight;
    if (!isList) return below;
    if (type.name.startsWith('__')) {
      const points = introspected(this.#schema, field.name) * below.whole;
      return { fixed: points, whole: points, parts: [] };
    }
    this.heaviest = Math.max(this.heaviest, below.whole);
    return { ...nothing(), parts: [{ size: page ?? this.#listSize(annotated, node), each: below }] };
  }

  /** The size with which a page will be read. An invalid size is refused later, where it is read. */
  #pageSize(node: FieldNode): SizeOf {
    return (variables) => {
      const asked = this.#argument(node, 'first', variables) ?? this.#argument(node, 'last', variables);
      return typeof asked === 'number' && asked >= 0 ? Math.min(asked, SIZE_MAXIMUM) : SIZE_DEFAULT;
    };
  }

  #listSize({ size = LIST_USUAL }: FieldCost, node: FieldNode): SizeOf {
    if (typeof size === 'number') return () => size;
    return (variables) => {
      const values = this.#argument(node, size.of, variables);
      return Array.isArray(values) ? Math.min(values.length, SIZE_MAXIMUM) : 1;
    };
  }

  /** How often a selection with `@skip` or `@include` is there (0 or 1); null if that does not depend on variables. */
  #condition({ directives }: SelectionNode): SizeOf | null {
    const conditions = (directives ?? []).flatMap(({ name, arguments: [given] = [] }) =>
      (name.value === 'skip' || name.value === 'include') && given?.value.kind === Kind.VARIABLE
        ? [{ value: given.value, there: name.value === 'include' }]
        : [],
    );
    if (conditions.length === 0) return null;
    return (variables) => (conditions.every(({ value, there }) => this.#value(value, variables) === there) ? 1 : 0);
  }

  #argument(node: FieldNode, name: string, variables: Variables): unknown {
    return this.#value(node.arguments?.find((given) => given.name.value === name)?.value, variables);
  }

  #value(node: ValueNode | undefined, variables: Variables): unknown {
    if (node?.kind === Kind.VARIABLE) {
      const name = node.name.value;
      return (Object.hasOwn(variables, name) ? variables[name] : undefined) ?? this.#defaults.get(name);
    }
    if (node?.kind === Kind.INT) return Number(node.value);
    return node?.kind === Kind.LIST ? node.values : undefined;
  }
}

function usualWeight(schema: GraphQLSchema, parent: GraphQLCompositeType, type: GraphQLNamedType): number {
  if (parent === schema.getMutationType()) return MUTATION_WEIGHT;
  if (type.name.startsWith('__')) return INTROSPECTION_WEIGHT;
  return isCompositeType(type) ? 1 : 0;
}

/**
 * The cost of a planned operation with its variables. Lists within lists multiply, but no answer has more elements than the
 * maximum, so an operation never costs more than that many of the heaviest elements.
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

/** How many elements a list of the introspection has. */
const introspected = (schema: GraphQLSchema, field: string): number =>
  field === 'types' ? Object.keys(schema.getTypeMap()).length : LIST_USUAL;
