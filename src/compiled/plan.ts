import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  TypeNameMetaFieldDef,
  getArgumentValues,
  getDirectiveValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  typeFromAST,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Context } from '../graphql/context.ts';

/** What is known of an operation from its document: everything but its variables. */
export interface OperationPlan {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly root: ObjectPlan;
}

export interface ObjectPlan {
  readonly type: GraphQLObjectType;
  readonly fields: readonly FieldPlan[];
}

export type Arguments = Readonly<Record<string, unknown>>;

export interface FieldPlan {
  /** The name of the field in the answer. */
  readonly key: string;
  readonly name: string;
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, Context>;
  readonly nodes: readonly FieldNode[];
  /** Null for a field that is the property of the same name. */
  readonly resolve: GraphQLFieldResolver<unknown, Context> | null;
  /** The arguments; null if a variable is among them. */
  readonly constant: Arguments | null;
  readonly value: ValuePlan;
}

interface Nullable {
  readonly nullable: boolean;
}

export type ValuePlan =
  | (Nullable & { readonly kind: 'leaf'; readonly type: GraphQLLeafType })
  | (Nullable & { readonly kind: 'list'; readonly item: ValuePlan })
  | (Nullable & {
      readonly kind: 'object' | 'abstract';
      readonly type: GraphQLObjectType | GraphQLAbstractType;
      /** Plans a type when a thing of it is met: most of a deep document never is. */
      readonly objectOf: (type: GraphQLObjectType) => ObjectPlan;
    });

type Variables = Readonly<Record<string, unknown>>;

/** The variables that decide which fields are selected: those of `@skip` and `@include`. */
export function deciding(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (node) => {
      if (node.name.value !== 'skip' && node.name.value !== 'include') return;
      for (const { value } of node.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** Whether a document asks for the schema (introspection). */
export function asksForSchema(document: DocumentNode): boolean {
  const names: string[] = [];
  visit(document, { Field: ({ name }) => void names.push(name.value) });
  return names.some((name) => name === '__schema' || name === '__type');
}

/** Plans a valid query without introspection for some values of the variables that decide on fields. */
export function planQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): OperationPlan {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  const root = new Planner(schema, fragments, variables).object(schema.getQueryType()!, [operation.selectionSet]);
  return { schema, operation, fragments, root };
}

class Planner {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly #variables: Variables;

  constructor(
    schema: GraphQLSchema,
    fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    variables: Variables,
  ) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
  }

  object(type: GraphQLObjectType, selections: readonly SelectionSetNode[]): ObjectPlan {
    const nodes = new Map<string, FieldNode[]>();
    const seen = new Set<string>();
    for (const selection of selections) this.#collect(type, selection, nodes, seen);
    return { type, fields: [...nodes].map(([key, same]) => this.#field(type, key, same)) };
  }

  #collect(
    type: GraphQLObjectType,
    { selections }: SelectionSetNode,
    found: Map<string, FieldNode[]>,
    seen: Set<string>,
  ): void {
    for (const node of selections) {
      if (!this.#wanted(node)) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        found.set(key, [...(found.get(key) ?? []), node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (this.#applies(node.typeCondition, type)) this.#collect(type, node.selectionSet, found, seen);
      } else {
        const fragment = this.#fragments[node.name.value]!;
        if (seen.has(node.name.value) || !this.#applies(fragment.typeCondition, type)) continue;
        seen.add(node.name.value);
        this.#collect(type, fragment.selectionSet, found, seen);
      }
    }
  }

  #wanted(node: SelectionSetNode['selections'][number]): boolean {
    if (!node.directives?.length) return true;
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.#variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, this.#variables);
    return skip?.['if'] !== true && include?.['if'] !== false;
  }

  #applies(condition: FragmentDefinitionNode['typeCondition'] | undefined, type: GraphQLObjectType): boolean {
    if (!condition) return true;
    const conditional = typeFromAST(this.#schema, condition);
    return conditional === type || (isAbstractType(conditional) && this.#schema.isSubType(conditional, type));
  }

  #field(parentType: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): FieldPlan {
    const [node] = nodes as readonly [FieldNode];
    const name = node.name.value;
    const definition = name === '__typename' ? TypeNameMetaFieldDef : parentType.getFields()[name]!;
    return {
      key,
      name,
      parentType,
      definition,
      nodes,
      resolve: resolverOf(definition),
      constant: hasVariables(node) ? null : getArgumentValues(definition, node),
      value: this.#value(definition.type, nodes),
    };
  }

  #value(type: GraphQLOutputType, nodes: readonly FieldNode[]): ValuePlan {
    const nullable = !isNonNullType(type);
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isListType(inner)) return { kind: 'list', nullable, item: this.#value(inner.ofType, nodes) };
    if (isLeafType(inner)) return { kind: 'leaf', nullable, type: inner };
    const selections = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const plans = new Map<GraphQLObjectType, ObjectPlan>();
    const objectOf = (possible: GraphQLObjectType): ObjectPlan => {
      let plan = plans.get(possible);
      if (!plan) plans.set(possible, (plan = this.object(possible, selections)));
      return plan;
    };
    return { kind: isObjectType(inner) ? 'object' : 'abstract', nullable, type: inner, objectOf };
  }
}

/** Null for a property that is exposed under its own name: it is read directly. */
const resolverOf = ({ name, resolve, extensions }: GraphQLField<unknown, Context>) =>
  resolve && extensions['pothosExposedField'] !== name ? resolve : null;

function hasVariables(node: FieldNode): boolean {
  const names: string[] = [];
  for (const argument of node.arguments ?? []) visit(argument, { Variable: ({ name }) => void names.push(name.value) });
  return names.length > 0;
}
