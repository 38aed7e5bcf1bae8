import type { InputObjectRef } from '@pothos/core';
import type { GraphQLSchema } from 'graphql';
import { InvalidInputError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder, type Types } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { badInput, forbidden } from '../../graphql/errors.ts';
import { checked, type InputCheck } from '../acts/input-check.rules.ts';
import { columnsOf } from './column.catalogue.ts';
import { assertMapping } from './column.rules.ts';
import { columnsIn, discard, keyOf, storeColumns } from './import-batch.service.ts';
import { scopesOf } from './import-kind.rules.ts';
import { importBatchById, type ImportBatchRow } from './import.loaders.ts';
import { ImportBatch } from './import.type.ts';

export const NEEDS = 'Needs the scope of the act that its rows become, such as personnel:write for ENROLL_OFFICERS';

const ImportSuccess = builder.objectRef<{ readonly id: number }>('ImportSuccess').implement({
  description: 'It is done, or begun.',
  fields: (t) => ({
    batch: t.field({
      type: ImportBatch,
      description: 'The file, as it is now.',
      resolve: async ({ id }, _args, context) => (await importBatchById(context).load(id))!,
    }),
  }),
});

/** What a mutation does with a file that is there and that the viewer may do something with. */
interface Asked<Given> {
  readonly context: Context;
  readonly schema: GraphQLSchema;
  readonly batch: ImportBatchRow;
  /** What was read of the input. */
  readonly given: Given;
}

interface FileMutation<Input, Given> {
  readonly description: string;
  readonly input: InputObjectRef<Types, Input>;
  /** Describes the argument `input`. */
  readonly argument: string;
  /** What its result is. */
  readonly result: string;
  /** Reads the input but for its file, and notes all that is wrong with it. */
  readonly read: (check: InputCheck, input: Input) => Given;
  readonly run: (asked: Asked<Given>) => Promise<void>;
}

/**
 * Adds a mutation of a file: no act, since what is on record comes of its rows. A rehearsal of a file is a mutation of its own, and
 * nothing of a file is done twice, since its status tells what was done: so it takes no dry run.
 */
export function fileMutation<Input extends { readonly id: string }, Given>(
  name: string,
  { description, input: type, argument, result, read, run }: FileMutation<Input, Given>,
): void {
  builder.mutationField(name, (t) =>
    t.field({
      type: ImportSuccess,
      description,
      args: { input: t.arg({ type, required: true, description: argument }) },
      errors: {
        types: [InvalidInputError, NotFoundError, RuleViolationError],
        union: { name: `${name[0]!.toUpperCase()}${name.slice(1)}Result`, description: result },
      },
      resolve: async (_root, args, context, { schema }) => {
        if (context.operation.settings.dryRun) {
          throw badInput('dryRun', 'is not for files: rehearseImport tries their rows');
        }
        const { input } = args as { readonly input: Input };
        const { key, given } = checked((check) => ({
          given: read(check, input),
          key: inputKey(check, 'ImportBatch', input.id, 'id'),
        }));
        const batch = await batchOf(context, key);
        await run({ context, schema, batch, given });
        // its row as it is now
        importBatchById(context).clear(batch.id);
        return { id: batch.id };
      },
    }),
  );
}

/** A file with which the viewer may do what its kind asks for. */
async function batchOf(context: Context, key: number): Promise<ImportBatchRow> {
  const batch = await importBatchById(context).load(key);
  if (!batch) throw new NotFoundError('ImportBatch', String(key));
  const lacking = scopesOf(batch.kind).find((scope) => !context.viewer.scopes.has(scope));
  if (lacking !== undefined) throw forbidden(lacking);
  return batch;
}

const ImportColumnInput = builder.inputType('ImportColumnInput', {
  description: 'Which field a column of a file gives.',
  fields: (t) => ({
    heading: t.string({ required: true, description: 'Its heading, as `ImportBatch.columns` has it.' }),
    field: t.string({ description: 'The field, as the template has it in its last sheet; null: not used.' }),
  }),
});

const MapImportInput = builder.inputType('MapImportInput', {
  description: 'Which columns of a file give which fields (对应导入列).',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The file.' }),
    columns: t.field({
      type: [ImportColumnInput],
      required: true,
      description: 'Its columns, all of them in their order, each field once at most.',
    }),
  }),
});

const DiscardImportInput = builder.inputType('DiscardImportInput', {
  description: 'A file that is put aside (丢弃导入文件).',
  fields: (t) => ({ id: t.id({ required: true, description: 'The file.' }) }),
});

fileMutation('mapImport', {
  description: `Says which columns of a file give which fields; what was rehearsed holds no more. ${NEEDS}.`,
  input: MapImportInput,
  argument: 'Which file, and its columns.',
  result: 'The file with its columns, or why not.',
  read: (_check, { columns }) => columns.map(({ heading, field }) => ({ heading, field: field ?? null })),
  run: async ({ context, schema, batch, given: columns }) => {
    const key = keyOf(context.sealer, batch.id, batch);
    const was = columnsIn(key, batch.columns);
    checked((check) => assertMapping(check, columns, { was, known: columnsOf(schema, batch.kind) }));
    await storeColumns(context.registry.$query, batch.id, key, columns);
  },
});

fileMutation('discardImport', {
  description: `Puts a file aside that was not applied, and deletes its cells. ${NEEDS}.`,
  input: DiscardImportInput,
  argument: 'Which file.',
  result: 'The file, or why not.',
  read: () => null,
  run: ({ context, batch }) => discard(context.registry.$query, batch.id),
});
