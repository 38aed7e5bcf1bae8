import { InvalidInputError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { badInput, forbidden } from '../../graphql/errors.ts';
import { InputCheck } from '../acts/input-check.rules.ts';
import { columnsOf } from './column.catalogue.ts';
import { assertMapping } from './column.rules.ts';
import { columnsIn, discard, keyOf, storeColumns } from './import-batch.service.ts';
import { scopesOf } from './import-kind.rules.ts';
import { importBatchById, type ImportBatchRow } from './import.loaders.ts';
import { ImportBatch } from './import.type.ts';

export const NEEDS = 'Needs the scope of the act that its rows become, such as personnel:write for ENROLL_OFFICERS';

export const ImportSuccess = builder.objectRef<{ readonly id: number }>('ImportSuccess').implement({
  description: 'It is done, or begun.',
  fields: (t) => ({
    batch: t.field({
      type: ImportBatch,
      description: 'The file, as it is now.',
      resolve: async ({ id }, _args, context) => (await importBatchById(context).load(id))!,
    }),
  }),
});

export const resultOf = (name: string, description: string) => ({
  types: [InvalidInputError, NotFoundError, RuleViolationError],
  union: { name: `${name}Result`, description },
});

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

/** The file that an input names, where the viewer may do with it what its kind asks for. */
export async function batchOf(context: Context, check: InputCheck, id: string): Promise<ImportBatchRow> {
  assertNoPreview(context);
  const key = inputKey(check, 'ImportBatch', id, 'id');
  check.done();
  const batch = await importBatchById(context).load(key);
  if (!batch) throw new NotFoundError('ImportBatch', String(key));
  const lacking = scopesOf(batch.kind).find((scope) => !context.viewer.scopes.has(scope));
  if (lacking !== undefined) throw forbidden(lacking);
  return batch;
}

/** A rehearsal of a file is a mutation of its own, and nothing of a file is done twice: its status says what was done. */
function assertNoPreview({ operation: { settings } }: Context): void {
  if (settings.dryRun) throw badInput('dryRun', 'is not for files: rehearseImport tries their rows');
}

/** The file as it is after the act. */
export function doneWith(context: Context, { id }: Pick<ImportBatchRow, 'id'>): { readonly id: number } {
  importBatchById(context).clear(id);
  return { id };
}

builder.mutationField('mapImport', (t) =>
  t.field({
    type: ImportSuccess,
    description: `Says which columns of a file give which fields; what was rehearsed holds no more. ${NEEDS}.`,
    args: { input: t.arg({ type: MapImportInput, required: true, description: 'Which file, and its columns.' }) },
    errors: resultOf('MapImport', 'The file with its columns, or why not.'),
    resolve: async (_root, { input }, context, { schema }) => {
      const check = new InputCheck();
      const batch = await batchOf(context, check, input.id);
      const key = keyOf(context.sealer, batch.id, batch);
      const columns = input.columns.map(({ heading, field }) => ({ heading, field: field ?? null }));
      assertMapping(check, columns, { was: columnsIn(key, batch.columns), known: columnsOf(schema, batch.kind) });
      check.done();
      await storeColumns(context.registry.$query, batch.id, key, columns);
      return doneWith(context, batch);
    },
  }),
);

builder.mutationField('discardImport', (t) =>
  t.field({
    type: ImportSuccess,
    description: `Puts a file aside that was not applied, and deletes its cells. ${NEEDS}.`,
    args: { input: t.arg({ type: DiscardImportInput, required: true, description: 'Which file.' }) },
    errors: resultOf('DiscardImport', 'The file, or why not.'),
    resolve: async (_root, { input }, context) => {
      const batch = await batchOf(context, new InputCheck(), input.id);
      await discard(context.registry.$query, batch.id);
      return doneWith(context, batch);
    },
  }),
);
