import type {
  FragmentDefinitionNode,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { FieldPlan, OperationPlan } from './plan.ts';

export type Path = GraphQLResolveInfo['path'];

interface Running {
  readonly plan: OperationPlan;
  readonly variables: Record<string, unknown>;
}

/** What a resolver may ask about its field and its place in the answer. Most ask nothing, so everything is a getter. */
export class Info implements GraphQLResolveInfo, Path {
  readonly prev: Path | undefined;
  readonly #field: FieldPlan;
  readonly #run: Running;

  constructor(field: FieldPlan, prev: Path | undefined, run: Running) {
    this.prev = prev;
    this.#field = field;
    this.#run = run;
  }

  get path(): Path {
    return this;
  }
  get key(): string {
    return this.#field.key;
  }
  get typename(): string {
    return this.#field.parentType.name;
  }
  get fieldName(): string {
    return this.#field.name;
  }
  get fieldNodes() {
    return this.#field.nodes;
  }
  get returnType(): GraphQLOutputType {
    return this.#field.definition.type;
  }
  get parentType() {
    return this.#field.parentType;
  }
  get schema(): GraphQLSchema {
    return this.#run.plan.schema;
  }
  get fragments(): Record<string, FragmentDefinitionNode> {
    return this.#run.plan.fragments;
  }
  get rootValue(): undefined {
    return undefined;
  }
  get operation(): OperationDefinitionNode {
    return this.#run.plan.operation;
  }
  get variableValues() {
    return this.#run.variables;
  }
}
