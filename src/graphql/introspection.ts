import { GraphQLError, Kind, type DocumentNode, type ExecutionResult, type ValidationRule } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Execution } from './execution.ts';

/** Refuses to tell the schema. */
export const introspectionIsOff: ValidationRule = (context) => ({
  Field: (node) => {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return;
    context.reportError(
      new GraphQLError('This server does not tell its schema: MUSTER_INTROSPECTION is off.', { nodes: node }),
    );
  },
});

/** How many answers are kept for all documents: one about the whole schema takes some megabytes. */
const ANSWERS_MAXIMUM = 20;

const texts = new WeakMap<object, Buffer>();

/** The JSON of what an answer about the schema alone holds, written when it was put together; undefined for any other. */
export const rememberedText = (data: object): Buffer | undefined => texts.get(data);

/**
 * Executes a document that asks for nothing but the schema once for its variables: the schema is the same for all viewers, and
 * to put together all of it takes a tenth of a second in which nobody else is answered. Apollo gives the same object for a
 * text while it keeps its document.
 */
export function rememberingSchema(execute: Execution): Execution {
  const documents = new WeakMap<DocumentNode, number>();
  let seen = 0;
  const answers = new LRUCache<string, ExecutionResult>({ max: ANSWERS_MAXIMUM });
  return (args) => {
    const { document, operationName, variableValues } = args;
    if (!asksForSchemaAlone(document)) return execute(args);
    let number = documents.get(document);
    if (number === undefined) documents.set(document, (number = seen++));
    const key = JSON.stringify([number, operationName, variableValues]);
    const answer = answers.get(key);
    if (answer) return { ...answer };
    const result = execute(args);
    if (result instanceof Promise || !result.data || result.errors) return result;
    answers.set(key, result);
    // half a megabyte for the whole schema, which would be written anew for each answer
    texts.set(result.data, Buffer.from(JSON.stringify(result.data)));
    return { ...result };
  };
}

const asksForSchemaAlone = ({ definitions }: DocumentNode): boolean =>
  definitions.every(
    (definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ||
      (definition.kind === Kind.OPERATION_DEFINITION &&
        definition.selectionSet.selections.every(
          (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
        )),
  );
