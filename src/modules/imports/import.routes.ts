import { encodeGlobalID } from '@pothos/plugin-relay';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { holderOf, type Viewer } from '../../access/viewer.ts';
import type { ImportKind } from '../../generated/prisma/enums.ts';
import type { Admission } from '../../graphql/admission.ts';
import { badRequest, forbidden } from '../../graphql/errors.ts';
import { parametersOf } from '../../graphql/parameters.ts';
import { isSpoofed, storedForm } from '../../names/text-form.ts';
import { XLSX_TYPE } from '../../spreadsheets/write-xlsx.ts';
import { answering } from './answering.ts';
import { columnsOf } from './column.catalogue.ts';
import { scopesOf } from './import-kind.rules.ts';
import { holderShown } from './import.loaders.ts';
import { IMPORT_KIND } from './import.vocabulary.ts';
import { sheetRoutes } from './sheet.routes.ts';
import { readingOf } from './sheet.ts';
import { takeIn } from './upload.service.ts';

/** Bytes of a file. */
const FILE_BYTES = 20 * 1024 * 1024;

const FILES = [XLSX_TYPE, 'application/octet-stream', 'application/xml', 'text/csv', 'text/xml'];

const NAME_MAXIMUM = 200;

/** Adds what takes files in and gives them back, beside GraphQL. */
export const importRoutes =
  (admission: Admission, schema: GraphQLSchema) =>
  (server: FastifyInstance): Promise<void> => {
    const viewers = new WeakMap<FastifyRequest, Viewer>();
    const viewerOf = (request: FastifyRequest): Viewer => viewers.get(request)!;
    // before the body is read: nobody fills the memory who does not sign in
    const signIn = async (request: FastifyRequest) => {
      viewers.set(request, await admission.viewerOf(request));
    };
    server.addContentTypeParser(FILES, { parseAs: 'buffer', bodyLimit: FILE_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    server.route({
      method: 'POST',
      url: '/imports',
      onRequest: [signIn, (request, _reply, done) => done(refusalOf(request, viewerOf(request)) ?? undefined)],
      handler: (request, reply) =>
        answering(request, reply, async () => {
          const viewer = viewerOf(request);
          const kind = kindOf(request);
          const fileName = fileNameOf(request);
          const uploaded = await admission.work(request, viewer, (context) => {
            const holder = holderOf(viewer);
            const showsOthers = holderShown(context) === null;
            const upload = { kind, fileName, bytes: bytesOf(request), actor: viewer.actor, holder, showsOthers };
            const options = {
              sealer: context.sealer,
              columns: columnsOf(schema, kind),
              read: readingOf(kind, fileName, givenOf(request)['sheet'] ?? null),
            };
            return takeIn(context.registry, upload, options);
          });
          const idOf = (id: number) => encodeGlobalID('ImportBatch', id);
          return reply.code(201).send({ ...uploaded, id: idOf(uploaded.id), earlier: uploaded.earlier.map(idOf) });
        }),
    });
    sheetRoutes(server, admission, { schema, signIn, viewerOf });
    return Promise.resolve();
  };

const givenOf = (request: FastifyRequest) => parametersOf(request, ['kind', 'fileName', 'sheet']);

function kindOf(request: FastifyRequest): ImportKind {
  const { kind = '' } = givenOf(request);
  if (IMPORT_KIND.has(kind)) return kind;
  throw badRequest('kind', `is none of: ${IMPORT_KIND.values.join(', ')}`);
}

/** Who may not do what the rows become may not send them either. */
function refusalOf(request: FastifyRequest, { scopes }: Viewer): Error | null {
  const lacking = (['registry:read', ...scopesOf(kindOf(request))] as const).find((one) => !scopes.has(one));
  return lacking === undefined ? null : forbidden(lacking);
}

function fileNameOf(request: FastifyRequest): string {
  const { fileName = '' } = givenOf(request);
  const name = storedForm(fileName).trim();
  if (name.length > NAME_MAXIMUM || isSpoofed(name)) {
    throw badRequest('fileName', `has more than ${NAME_MAXIMUM} characters, or control characters`);
  }
  return name;
}

function bytesOf({ body }: FastifyRequest): Buffer {
  if (Buffer.isBuffer(body) && body.length > 0) return body;
  throw badRequest('The body', 'is the file itself, as application/octet-stream or by its own type');
}
