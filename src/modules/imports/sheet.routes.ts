import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Viewer } from '../../access/viewer.ts';
import type { Admission } from '../../graphql/admission.ts';
import { forbidden, nothingThere } from '../../graphql/errors.ts';
import { decodedKey } from '../../graphql/global-id.ts';
import { localeOf } from '../../graphql/locale.ts';
import { parametersOf } from '../../graphql/parameters.ts';
import type { Sheet } from '../../spreadsheets/sheet.ts';
import { writeXlsx, XLSX_TYPE } from '../../spreadsheets/write-xlsx.ts';
import { answering } from './answering.ts';
import { columnsOf } from './column.catalogue.ts';
import type { Column } from './column.rules.ts';
import { columnsIn, keyOf } from './import-batch.service.ts';
import { importBatchById } from './import.loaders.ts';
import { IMPORT_KIND } from './import.vocabulary.ts';
import { readAllRows } from './row-reads.ts';
import { sheetAgain, templateOf } from './template.ts';

interface Back {
  readonly schema: GraphQLSchema;
  readonly signIn: (request: FastifyRequest) => Promise<void>;
  readonly viewerOf: (request: FastifyRequest) => Viewer;
}

/** Adds templates to be filled in, also as a list of their columns for programs, and sheets with what is wrong with their rows. */
export function sheetRoutes(server: FastifyInstance, admission: Admission, { schema, signIn, viewerOf }: Back): void {
  server.route<{ Params: { file: string } }>({
    method: 'GET',
    url: '/imports/templates/:file',
    onRequest: signIn,
    handler: (request, reply) =>
      answering(request, reply, () =>
        admission.work(request, viewerOf(request), async () => {
          parametersOf(request, []);
          const [, kind = '', form] = /^(\w+)\.(xlsx|json)$/.exec(request.params.file) ?? [];
          if (!IMPORT_KIND.has(kind)) throw nothingThere();
          if (form === 'json') return reply.send(fieldsOf(columnsOf(schema, kind), localeOf(request.headers)));
          return workbook(reply, kind, await bytesOf(templateOf(kind, columnsOf(schema, kind))));
        }),
      ),
  });
  server.route<{ Params: { id: string } }>({
    method: 'GET',
    url: '/imports/:id/rows.xlsx',
    // who asks for the head alone would have all of it read, and be on record for it
    exposeHeadRoute: false,
    onRequest: signIn,
    handler: (request, reply) =>
      answering(request, reply, () =>
        admission.work(request, viewerOf(request), async (context) => {
          if (!context.viewer.scopes.has('registry:read')) throw forbidden('registry:read');
          parametersOf(request, []);
          const { typename, key: id } = decodedKey(request.params.id) ?? { typename: '', key: 0 };
          const batch = typename === 'ImportBatch' ? await importBatchById(context).load(id) : null;
          if (!batch) throw nothingThere();
          const bytes = await readAllRows(context, batch, () => {
            const key = keyOf(context.sealer, id, batch);
            const { locale, registry } = context;
            const sheet = sheetAgain(registry.$query, { id, key, columns: columnsIn(key, batch.columns), locale });
            return bytesOf([sheet]);
          });
          return workbook(reply, `import-${id}`, bytes);
        }),
      ),
  });
}

/** What rows can give, in the words of one language. */
const fieldsOf = (columns: readonly Column[], locale: 'zh' | 'en') =>
  columns.map(({ field, heading, required, values }) => ({
    field,
    heading: heading[locale],
    required,
    values: values && Object.fromEntries(Object.entries(values).map(([value, words]) => [value, words[locale]])),
  }));

async function bytesOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of writeXlsx(sheets)) parts.push(part);
  return Buffer.concat(parts);
}

const workbook = (reply: FastifyReply, name: string, bytes: Buffer): FastifyReply =>
  reply.type(XLSX_TYPE).header('content-disposition', `attachment; filename="${name}.xlsx"`).send(bytes);
