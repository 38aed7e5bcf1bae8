import {
  defaultTypeResolver,
  getArgumentValues,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { ELEMENTS_MAXIMUM } from '../graphql/answer-size.ts';
import type { Context } from '../graphql/context.ts';
import { Info, type Path } from './field-info.ts';
import type { Arguments, FieldPlan, ObjectPlan, OperationPlan, ValuePlan } from './plan.ts';

type Data = Record<string, unknown>;

/**
 * An object of an answer. It inherits nothing, so that a field may have any name, such as `__proto__`; unlike an object that is
 * made without a prototype it is fast, because all with the same fields have one shape.
 */
const Answer = function () {} as unknown as new () => Data;
Answer.prototype = Object.create(null) as Data;

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/** One execution of a planned query. Any error fails it as a whole. */
class Run {
  readonly plan: OperationPlan;
  readonly context: Context;
  readonly variables: Record<string, unknown>;
  readonly #arguments = new Map<FieldPlan, Arguments>();
  /** The number of promises that the answer waits for, and one for its start. */
  #pending = 1;
  readonly #end: (data: Data | unknown[]) => void;
  readonly #fail: (error: unknown) => void;
  #data: Data | unknown[] = new Answer();

  constructor(
    plan: OperationPlan,
    context: Context,
    variables: Record<string, unknown>,
    end: (data: Data | unknown[]) => void,
    fail: (error: unknown) => void,
  ) {
    this.plan = plan;
    this.context = context;
    this.variables = variables;
    this.#end = end;
    this.#fail = fail;
  }

  start(): void {
    this.#data = this.#object(this.plan.root, undefined, undefined);
    this.#settle();
  }

  /** Resolves fields of objects that are there already, in place of the whole. */
  fill(asked: readonly FieldOf[]): void {
    const values: unknown[] = (this.#data = []);
    asked.forEach(({ field, source }, i) => this.#resolve(values, i, field, source, undefined));
    this.#settle();
  }

  #settle(): void {
    if (--this.#pending === 0) this.#end(this.#data);
  }

  #object({ fields }: ObjectPlan, source: unknown, path: Path | undefined): Data {
    const data: Data = new Answer();
    for (const field of fields) this.#resolve(data, field.key, field, source, path);
    return data;
  }

  #resolve(
    data: Data | unknown[],
    key: string | number,
    field: FieldPlan,
    source: unknown,
    path: Path | undefined,
  ): void {
    const { name, resolve, value } = field;
    if (resolve === null) {
      this.#put(data, key, (source as Data)[name], value, field, path);
      return;
    }
    const info = new Info(field, path, this);
    this.#put(data, key, resolve(source, this.#argumentsOf(field), this.context, info), value, field, info);
  }

  #argumentsOf(field: FieldPlan): Arguments {
    if (field.constant) return field.constant;
    let values = this.#arguments.get(field);
    if (!values) {
      values = getArgumentValues(field.definition as GraphQLField<unknown, unknown>, field.nodes[0]!, this.variables);
      this.#arguments.set(field, values);
    }
    return values;
  }

  /** Puts a value in its place, at once or when it arrives. The place is taken at once, so that the order of fields is kept. */
  #put(
    data: Data | unknown[],
    key: string | number,
    found: unknown,
    plan: ValuePlan,
    field: FieldPlan,
    path: Path | undefined,
  ): void {
    const place = data as Data;
    if (isPromise(found)) {
      place[key] = null;
      this.#pending++;
      // one more promise, where a catch would make two: there are hundreds of these in an answer
      void found.then((value) => this.#arrive(value, place, key, plan, field, path), this.#fail);
    } else {
      place[key] = this.#complete(found, plan, field, path);
    }
  }

  #arrive(
    value: unknown,
    place: Data,
    key: string | number,
    plan: ValuePlan,
    field: FieldPlan,
    path: Path | undefined,
  ): void {
    try {
      place[key] = this.#complete(value, plan, field, path);
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#settle();
  }

  #complete(value: unknown, plan: ValuePlan, field: FieldPlan, path: Path | undefined): unknown {
    if (value === null || value === undefined) {
      if (plan.nullable) return null;
      throw new Error(`${field.parentType.name}.${field.name} has no value`);
    }
    if (value instanceof Error) throw value;
    if (plan.kind === 'leaf') return plan.type.serialize(value);
    if (plan.kind === 'list') return this.#list(value, plan.item, field, path);
    const type = isObjectType(plan.type) ? plan.type : this.#typeOf(value, plan.type, field, path);
    return this.#object(plan.objectOf(type), value, path);
  }

  #typeOf(value: unknown, type: GraphQLAbstractType, field: FieldPlan, path: Path | undefined): GraphQLObjectType {
    const resolve = type.resolveType ?? defaultTypeResolver;
    const name = resolve(value, this.context, new Info(field, path?.prev, this), type);
    const possible = typeof name === 'string' ? this.plan.schema.getType(name) : undefined;
    if (!isObjectType(possible)) throw new Error(`${type.name} is none of its types`);
    return possible;
  }

  #list(value: unknown, item: ValuePlan, field: FieldPlan, path: Path | undefined): unknown[] {
    if (!Array.isArray(value)) throw new Error(`${field.parentType.name}.${field.name} is not a list`);
    this.context.operation.elements += value.length;
    if (this.context.operation.elements > ELEMENTS_MAXIMUM) throw new Error('the answer is too large');
    const list = Array.from<unknown>({ length: value.length });
    for (let i = 0; i < value.length; i++) {
      this.#put(
        list,
        i,
        value[i],
        item,
        field,
        item.kind === 'leaf' ? path : { prev: path, key: i, typename: undefined },
      );
    }
    return list;
  }
}

/** Executes a planned query. Rejects with the first error; graphql-js then reports all errors, each with its path. */
export const run = (plan: OperationPlan, context: Context, variables: Record<string, unknown>): Promise<Data> =>
  new Promise((resolve, reject) => {
    new Run(plan, context, variables, (data) => resolve(data as Data), reject).start();
  });

/** A field of an object that is there already. */
export interface FieldOf {
  readonly field: FieldPlan;
  readonly source: unknown;
}

/** Resolves such fields of a planned query alone; each has its value in the place that it has in the list. */
export const runFields = (
  plan: OperationPlan,
  context: Context,
  variables: Record<string, unknown>,
  asked: readonly FieldOf[],
): Promise<readonly unknown[]> =>
  new Promise((resolve, reject) => {
    new Run(plan, context, variables, (values) => resolve(values as unknown[]), reject).fill(asked);
  });
