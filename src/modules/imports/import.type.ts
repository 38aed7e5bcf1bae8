import { pageArguments, parseIdOf } from '../../graphql/arguments.ts';
import { builder, type Types } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { nodeOf } from '../../graphql/field-options.ts';
import { nodeRefusal, nodeType } from '../../graphql/node-access.ts';
import { wordsKeptWith } from '../../graphql/words.ts';
import { PageOfSent } from '../../graphql/reads-of-others.ts';
import { ChangeConnection } from '../changes/change.type.ts';
import { readerOf } from '../changes/subject.loaders.ts';
import type { Mapped } from './column.rules.ts';
import { ImportKind, ImportStatus } from './import.enums.ts';
import { importBatchList, importChangeList, importRowList } from './import.lists.ts';
import {
  holderShown,
  importBatchById,
  processedHere,
  sentAs,
  type ImportBatchRow,
  type ImportRowRow,
} from './import.loaders.ts';
import { shownCell, thingOf, type Finding, type Problem } from './import-row.rules.ts';

const WHOSE = 'Who sent it may see it, and who has the scope officer:personal everywhere; for others it is not there.';

const ImportColumn = builder.objectRef<Mapped>('ImportColumn').implement({
  description: 'A column of a file (列), and the field of the act that it gives.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    heading: t.exposeString('heading', { description: 'Its heading, as the file has it.' }),
    field: t.exposeString('field', {
      nullable: true,
      description: 'The field of the act, with dots, such as basis.documentNumber; null: not used.',
    }),
  }),
});

const ImportProblem = builder.objectRef<Problem>('ImportProblem').implement({
  description: 'Why a row cannot be done (问题).',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    cell: t.exposeString('cell', {
      nullable: true,
      description: 'The cell that is wrong, such as C17; null where it is not one alone.',
    }),
    message: t.string({
      description: 'What must be corrected, in the language of Accept-Language: Chinese (default) or English.',
      resolve: ({ text }, _args, { locale }) => text[locale],
    }),
    rule: t.exposeString('rule', {
      nullable: true,
      description: 'The name of the rule, as in RuleViolationError; null where the value itself cannot be meant.',
    }),
  }),
});

const OF_OTHERS = 'Of a file that somebody else sent, for a purpose alone (x-purpose), and on record (`bulkReads`).';

/** A row with the key of its file. */
interface RowOfFile extends ImportRowRow {
  readonly batch: ImportBatchRow;
  readonly page: PageOfSent;
}

function opened({ batch, number, ...sealed }: RowOfFile, field: 'cells' | 'findings', context: Context): unknown {
  const place = { field: `${field} ${number}`, sealed: sealed[field] };
  const text = wordsKeptWith(context, thingOf(batch.id), batch, place);
  return text === null ? null : JSON.parse(text);
}

const findingOf = (row: RowOfFile, context: Context): Finding | null =>
  opened(row, 'findings', context) as Finding | null;

const told = <Value>(row: RowOfFile, field: string, context: Context, value: () => Value): Value | Promise<Value> =>
  row.page.tell(context, sentAs(row.batch), field, value);

const ImportRow = builder.objectRef<RowOfFile>('ImportRow').implement({
  description: 'A row of a file (行). Its cells are stored sealed, and deleted 90 days after the file came.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'As the spreadsheet numbers it.' }),
    cells: t.field({
      type: ['String'],
      nullable: { list: false, items: true },
      description: `Its cells, in the order of \`ImportBatch.columns\`; null for an empty one. Of a photo its size alone. ${OF_OTHERS}`,
      resolve: (row, _args, context) =>
        told(row, 'cells', context, () => ((opened(row, 'cells', context) ?? []) as string[]).map(shownCell)),
    }),
    summary: t.string({
      nullable: true,
      description: `What it would do or did, for people; null before a rehearsal, and where it is refused. ${OF_OTHERS}`,
      resolve: (row, _args, context) =>
        told(row, 'summary', context, () => findingOf(row, context)?.summary?.[context.locale] ?? null),
    }),
    problems: t.field({
      type: [ImportProblem],
      description: `Why it cannot be done; empty where it can be, or was not tried. ${OF_OTHERS}`,
      resolve: (row, _args, context) => told(row, 'problems', context, () => findingOf(row, context)?.problems ?? []),
    }),
    subject: t.node({
      description:
        'What it changed or made, as of the moment of the query; null before it is applied, and where the thing does not exist then. May need a scope of its own.',
      id: ({ subjectType: type, subjectId: id }, _args, { viewer }, { schema }) => {
        if (type === null || id === null || !nodeType(schema, type)) return null;
        const refusal = nodeRefusal(schema, type, viewer, 'subject');
        if (refusal) throw refusal;
        return { type, id };
      },
    }),
  }),
});

const ImportRowConnection = connectionOf(ImportRow, 'ImportRow');

type Fields = PothosSchemaTypes.ObjectFieldBuilder<Types, ImportBatchRow>;

const whatItIs = (t: Fields) => ({
  kind: t.expose('kind', { type: ImportKind, description: 'What its rows are to become.' }),
  status: t.expose('status', { type: ImportStatus, description: 'How far it has come.' }),
  fileName: t.exposeString('fileName', { description: 'The name of the file, as it was sent.' }),
  sheetName: t.exposeString('sheetName', {
    nullable: true,
    description:
      'The sheet of the workbook that was read (工作表); null for a file that has none, and for one that came before this was kept.',
  }),
  fileHash: t.exposeString('fileHash', { description: 'SHA-256 of the file, in hexadecimal digits.' }),
  uploadedAt: t.expose('uploadedAt', { type: 'DateTime', description: 'When it came.' }),
  uploadedBy: t.exposeString('uploadedBy', {
    description: 'Who sent it: the kind and the name of the viewer, like the actor of a change.',
  }),
});

const howFarItIs = (t: Fields) => ({
  rowCount: t.exposeInt('rowCount', { description: 'How many rows it has, without headings and blank ones.' }),
  processedCount: t.int({
    description: 'How many rows were tried or applied so far.',
    resolve: (batch) => processedHere.of(batch),
  }),
  acceptedCount: t.exposeInt('accepted', {
    nullable: true,
    description: 'How many rows can be done, or were; null before all were tried.',
  }),
  refusedCount: t.exposeInt('refused', {
    nullable: true,
    description: 'How many rows are refused; null before all were tried.',
  }),
  failure: t.string({
    nullable: true,
    description: 'Why nothing was done, where the status is FAILED, or why nothing was taken back; null otherwise.',
    resolve: ({ failure }, _args, { locale }) => failure?.[locale] ?? null,
  }),
});

export const ImportBatch = builder.objectRef<ImportBatchRow>('ImportBatch');

builder.node(ImportBatch, {
  description: `A file that is to be brought in, row by row (导入批次), as it is now, whatever the moment of the query. ${WHOSE}`,
  authScopes: { scope: 'registry:read' },
  ...nodeOf(importBatchById, 'Permanent.'),
  fields: (t) => ({
    ...whatItIs(t),
    columns: t.field({
      type: [ImportColumn],
      description:
        'Which column of the file gives which field; guessed from the headings, in Chinese or English. Empty once the cells are deleted.',
      resolve: (batch, _args, context) => {
        const text = wordsKeptWith(context, thingOf(batch.id), batch, { field: 'columns', sealed: batch.columns });
        return text === null ? [] : (JSON.parse(text) as Mapped[]);
      },
    }),
    ...howFarItIs(t),
    rows: t.field({
      type: ImportRowConnection,
      description: 'Its rows, in the order of the spreadsheet; none once the cells are deleted.',
      args: {
        refusedOnly: t.arg.boolean({ description: 'Whether only refused rows are wanted. Default: false.' }),
        ...pageArguments(t.arg),
      },
      resolve: (batch, { refusedOnly, ...page }, context) => {
        const { rows, count } = importRowList(context, batch.id, { ...page, refusedOnly: refusedOnly ?? false });
        return {
          count,
          rows: async () => {
            const found = await rows();
            const shared = {
              batch,
              page: new PageOfSent({
                field: 'ImportBatch.rows',
                args: { refusedOnly, ...page },
                rows: found.rows.length,
              }),
            };
            return { ...found, rows: found.rows.map((row) => ({ ...row, ...shared })), cursorOf: found.cursorOf };
          },
        };
      },
    }),
    changes: t.field({
      type: ChangeConnection,
      description:
        'What it did, one change a row, in the order of the rows that were done; empty before it is applied. Needs the scope change:read; changes of what is out of its reach are omitted.',
      authScopes: { scope: 'change:read' },
      args: pageArguments(t.arg),
      resolve: async ({ id }, args, context) =>
        importChangeList(context, id, { ...args, reader: await readerOf(context) }),
    }),
  }),
});

const ImportBatchConnection = connectionOf(ImportBatch, 'ImportBatch');

builder.queryFields((t) => ({
  importBatch: t.field({
    type: ImportBatch,
    nullable: true,
    description: `A file that is to be brought in, by its id; null where there is none. ${WHOSE}`,
    args: { id: t.arg.id({ required: true, description: 'The id.' }) },
    resolve: (_root, { id }, context) => importBatchById(context).load(parseIdOf('ImportBatch', id, 'id')),
  }),
  importBatches: t.field({
    type: ImportBatchConnection,
    description:
      'The files that the viewer has sent to be brought in, oldest first; of who has the scope officer:personal everywhere, those of all viewers.',
    args: pageArguments(t.arg),
    resolve: (_root, args, context) => importBatchList(context, { ...args, holder: holderShown(context) }),
  }),
}));
