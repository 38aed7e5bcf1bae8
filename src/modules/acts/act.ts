import {
  InputFieldBuilder,
  type FieldMap,
  type InputFieldMap,
  type InputObjectRef,
  type InputShapeFromFields,
  type ObjectRef,
} from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Scope } from '../../access/scopes.ts';
import {
  InvalidInputError,
  StaleVersionError,
  type ConflictError,
  type NotFoundError,
  type RuleViolationError,
} from '../../errors/refusals.ts';
import { builder, type InputFields, type Types } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { badInput } from '../../graphql/errors.ts';
import { newOperation } from '../../graphql/operation-state.ts';
import type { BatchAct } from '../../record/batch-act.ts';
import type { Led } from '../../record/subjects.ts';
import type { Outcome, Write } from '../../record/write.ts';
import { Change } from '../changes/change.type.ts';
import { OWN_CHANGE } from '../changes/field-change.type.ts';
import { ownChange } from '../changes/change.loaders.ts';
import { callAct } from './act-words.rules.ts';
import { InputCheck } from './input-check.rules.ts';
import { followingIds } from './following-ids.ts';
import { perform, recordedAct, writerFor, type Done } from './performing.ts';

/** What a success tells beside its change, and how the result of the mutation is described. */
export interface Payload<Keys extends object> {
  /** What the union of success and refusals is. */
  readonly result: string;
  readonly fields: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Done<Keys>>) => FieldMap;
}

/** Declares a payload, so that the mutations of one subject share it. */
export const payload = <Keys extends object>(result: string, fields: Payload<Keys>['fields']): Payload<Keys> => ({
  result,
  fields,
});

type RefusalType = typeof NotFoundError | typeof ConflictError | typeof RuleViolationError;

/**
 * The declaration of one mutation: all that the schema says of it, and how its input becomes an act. `Keys` is what the
 * service answers, and what is stored under an idempotency key; `Shown` is what the payload is read from.
 */
export interface Act<Fields extends InputFieldMap, Command, Keys extends object, Shown extends object = Keys> {
  /**
   * The scope that it needs besides registry:read, or several that it needs together; services ask for the first. Null: what
   * it is about decides, and its service asks for the scopes by name before anything else.
   */
  readonly scope: Scope | readonly [Scope, ...Scope[]] | null;
  /** What the sentence about the scope goes on with: `, and officer:personal where birthOn is given`. */
  readonly scopeCondition?: string;
  /** What it does, without the sentence about its scope. */
  readonly description: string;
  readonly input: {
    readonly description: string;
    /** Describes the argument `input`. */
    readonly argument: string;
    readonly fields: (t: InputFields) => Fields;
  };
  /** Describes the success. */
  readonly success: string;
  readonly payload: Payload<Shown>;
  /** What it can be refused for, besides its input and a stale version. */
  readonly refusals: readonly RefusalType[];
  /** False: what is wrong with the input is a top-level BAD_USER_INPUT error and no refusal of the result. Default: true. */
  readonly refusesInput?: boolean;
  /** Turns the input into a command and notes all that is wrong with it. */
  readonly command: (input: InputShapeFromFields<Fields>, check: InputCheck, context: Context) => Command;
  /** The service. */
  readonly run: (write: Write, command: Command, context: Context) => Promise<Outcome<Keys>>;
  /** Adds to the answer what no record may keep, such as a token. Default: the answer is what the service gives. */
  readonly answer?: (done: Done<Keys>, command: Command, context: Context) => Done<Shown>;
  /** Runs around the whole act, such as to note what a refusal gives away. */
  readonly around?: <Result>(command: Command, context: Context, work: () => Promise<Result>) => Promise<Result>;
}

/** A payload that cannot be read from the keys alone needs an answer. */
type AnswerWhereNeeded<Keys, Shown> = [Keys] extends [Shown] ? object : { readonly answer: unknown };

/** What is kept of a declaration: the type of its success, and how it is done as one of a batch. */
interface Declared {
  readonly success: ObjectRef<Types, object>;
  readonly inBatch: (context: Context, inputOf: InputOf) => BatchAct;
}

const acts = new Map<string, Declared>();

/** Whether a change of this operation was a business act, as opposed to a command. */
export const isAct = (operation: string): boolean => acts.has(operation);

/** The type of the success of a mutation that is declared already, for a module on top that adds a field to it. */
export const successOf = <Keys extends object>(name: string): ObjectRef<Types, Keys> =>
  acts.get(name)!.success as unknown as ObjectRef<Types, Keys>;

/**
 * Adds a mutation to the schema: its field, the types of its input, success and result, named after it, and the refusals.
 * The input is checked as a whole, then the act is performed, with its record, by `perform`.
 */
export function act<Fields extends InputFieldMap, Command, Keys extends object, Shown extends object>(
  name: string,
  declaration: Act<Fields, Command, Keys, Shown> & AnswerWhereNeeded<Keys, Shown>,
): void {
  const { scope, scopeCondition = '', description, input, success, refusals } = declaration;
  callAct(name, [input.description, description]);
  const typeName = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  const scopes = typeof scope === 'string' ? ([scope] as const) : (scope ?? []);
  const fields = input.fields(new InputFieldBuilder<Types, 'InputObject'>(builder, 'InputObject'));
  const inputType: InputObjectRef<Types, object> = builder.inputType(`${typeName}Input`, {
    description: input.description,
    fields: () => fields,
  });
  const successType = builder.objectRef<Done<Shown>>(`${typeName}Success`).implement({
    description: success,
    fields: (t) => ({ ...declaration.payload.fields(t), change: changeField(t), rehearsed: rehearsedField(t) }),
  });
  acts.set(name, {
    success: successType,
    inBatch: (context, inputOf) => actInBatch<Fields, Command, Keys>(name, declaration, context, inputOf),
  });
  const errors = [
    ...(declaration.refusesInput === false ? [] : [InvalidInputError]),
    ...('expectedVersion' in fields ? [StaleVersionError] : []),
    ...refusals,
  ];
  builder.mutationField(name, (t) =>
    t.field({
      type: successType,
      description: `${description} ${scopeSentence(scopes)}${scopeCondition}.`,
      authScopes: authScopesOf(scopes),
      args: {
        input: t.arg({ type: inputType, required: true, description: input.argument }),
      },
      errors: { types: errors, union: { name: `${typeName}Result`, description: declaration.payload.result } },
      resolve: (_root, args, context, info) =>
        answerOf(declaration, args.input as InputShapeFromFields<Fields>, context, info) as never,
    }),
  );
}

/** Makes the input of an act inside its write, as GraphQL would give it to the act. */
export type InputOf = (write: Write) => Promise<object>;

/**
 * A mutation that is declared, as one act of a batch: the same input, rules and record. It is done with what the context allows, and
 * what it notes of personal data goes to the operation of the context.
 */
export const batchAct = (name: string, context: Context, inputOf: InputOf): BatchAct => {
  const declared = acts.get(name);
  if (!declared) throw new Error(`${name} is no act`);
  return declared.inBatch(context, inputOf);
};

function actInBatch<Fields extends InputFieldMap, Command, Keys extends object>(
  name: string,
  declaration: Pick<Act<Fields, Command, Keys>, 'command' | 'refusesInput' | 'run' | 'around' | 'scope'>,
  context: Context,
  inputOf: InputOf,
): BatchAct {
  const { run, around, scope } = declaration;
  const actScopes = typeof scope === 'string' ? [scope] : (scope ?? []);
  return {
    kind: `${name} in a batch`,
    writer: writerFor(context, actScopes.at(0) ?? null),
    work: async (write) => {
      // each act of a batch is as one of a request of its own
      const own: Context = { ...context, operation: { ...newOperation(context.registry), actScopes } };
      own.operation.reachedAt = new Date(write.at.getTime() - 1);
      const input = (await inputOf(write)) as InputShapeFromFields<Fields>;
      const { command, named } = commandOf(declaration, input, own);
      const work = () =>
        recordedAct(own, name, input, write, () =>
          followingIds(write, named, (led) =>
            run(write, led ? commandOf(declaration, input, own, led).command : command, own),
          ),
        );
      try {
        return await (around?.(command, own, work) ?? work());
      } finally {
        // a refusal gives away as much as what is done
        context.operation.personalReads.push(...own.operation.personalReads);
      }
    },
  };
}

/** The change that a success shows. */
const changeField = <Keys extends object>(t: PothosSchemaTypes.ObjectFieldBuilder<Types, Done<Keys>>) =>
  t.field({
    type: Change,
    description: 'The change on record. Who made it may see it, with the scope change:read or without.',
    grantScopes: [OWN_CHANGE],
    resolve: ({ position }, _args, context) => ownChange(context, position),
  });

/** Tells a preview from what was done, whatever a gateway made of the request on its way. */
const rehearsedField = <Keys extends object>(t: PothosSchemaTypes.ObjectFieldBuilder<Types, Done<Keys>>) =>
  t.boolean({
    description:
      'Whether this is the preview of a dry run (预演), which keeps nothing; false where it was done and is on record.',
    resolve: ({ rehearsed }) => rehearsed,
  });

/** Performs the act that an input asks for. */
async function answerOf<Fields extends InputFieldMap, Command, Keys extends object, Shown extends object>(
  declaration: Act<Fields, Command, Keys, Shown>,
  input: InputShapeFromFields<Fields>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<object> {
  const { run, around, answer, scope } = declaration;
  context.operation.actScopes = typeof scope === 'string' ? [scope] : (scope ?? []);
  const { command, named } = commandOf(declaration, input, context);
  const again = (led: Led) => commandOf(declaration, input, context, led).command;
  const work = () =>
    perform(context, info, input, (write) =>
      followingIds(write, named, (led) => run(write, led ? again(led) : command, context)),
    );
  const done = await (around?.(command, context, work) ?? work());
  return answer?.(done, command, context) ?? done;
}

function commandOf<Fields extends InputFieldMap, Command>(
  { command, refusesInput = true }: Pick<Act<Fields, Command, object>, 'command' | 'refusesInput'>,
  input: InputShapeFromFields<Fields>,
  context: Context,
  led?: Led,
): { readonly command: Command; readonly named: InputCheck['named'] } {
  const check = new InputCheck(led);
  const parsed = command(input, check, context);
  const [problem] = check.problems;
  if (problem && !refusesInput) throw badInput(problem.path, problem.text.en);
  check.done();
  return { command: parsed, named: check.named };
}

const scopeSentence = (scopes: readonly Scope[]): string =>
  scopes.length > 1 ? `Needs the scopes ${scopes.join(' and ')}` : `Needs the scope ${scopes[0] ?? ''}`.trimEnd();

function authScopesOf([scope, ...others]: readonly Scope[]) {
  if (scope === undefined) return {};
  return others.length === 0 ? { scope } : { scope, $all: { scope: others[0]! } };
}
