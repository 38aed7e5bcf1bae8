import { once } from 'node:events';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holderOf } from '../../access/viewer.ts';
import { unavailability } from '../../database/availability.ts';
import type { Admission } from '../../graphql/admission.ts';
import type { Context } from '../../graphql/context.ts';
import { badRequest, forbidden, nothingThere, unavailable } from '../../graphql/errors.ts';
import { parametersOf } from '../../graphql/parameters.ts';
import { requirePurpose } from '../../graphql/sensitive.ts';
import { recordBulkReads } from '../../personal/bulk-reads.ts';
import { recordIssuedFile } from '../../personal/issued-files.ts';
import type { Signer } from '../../record/checkpoint.ts';
import { attachment } from './attachment.ts';
import { fileOf, FORM_TYPES } from './export-file.ts';
import { exportRequest, type ExportRequest } from './export-request.ts';
import type { Executing } from './export-asking.ts';
import { exporting, type Counted, type Exported, type Kept } from './export-rows.ts';
import { recordAt, type RecordAt } from './record-at.reads.ts';

export interface ExportOptions extends Executing {
  readonly admission: Admission;
  /** How long a client may take nothing of a file. */
  readonly readMs: number;
  /** Signs files; null: they are not signed. */
  readonly signer: Signer | null;
}

/** How long a file may take, to the last byte. */
const FILE_MS = 10 * 60_000;

/** Who asks for the head alone would have all of it read, and be on record for it. */
const WITHOUT_HEAD = { exposeHeadRoute: false };

/** Adds what hands out lists as files, beside GraphQL. */
export const exportRoutes =
  (options: ExportOptions) =>
  (server: FastifyInstance): Promise<void> => {
    const { admission } = options;
    server.get('/exports/verify', WITHOUT_HEAD, async (request, reply) => {
      const viewer = await admission.viewerOf(request);
      const told = await admission.work(request, viewer, async (context) => standing(context, request));
      return reply.header('cache-control', 'no-store').send(told);
    });
    server.get<{ Params: { file: string } }>('/exports/:file', WITHOUT_HEAD, async (request, reply) => {
      const viewer = await admission.viewerOf(request);
      const asked = exportRequest(request, request.params.file);
      if (asked === null) throw nothingThere('There is no such file; docs/exports.md has the list.');
      await admission.work(request, viewer, (context) => handOut(options, context, asked, reply));
      return reply;
    });
    return Promise.resolve();
  };

/** Makes a file and sends it as it is made. What is refused is answered as every refusal; what fails later cuts the file off. */
async function handOut(
  { signer, readMs, ...executing }: ExportOptions,
  context: Context,
  request: ExportRequest,
  reply: FastifyReply,
): Promise<void> {
  if (!context.viewer.scopes.has('registry:read')) throw forbidden('registry:read');
  if (request.asked.columns.some(({ isPersonal }) => isPersonal)) {
    if (!context.viewer.scopes.has('officer:personal')) throw forbidden('officer:personal');
    requirePurpose(context, 'officer:personal');
  }
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  if (reply.raw.destroyed) gone.abort();
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(FILE_MS)]);
  const read = async (exported: Exported) => {
    const parts = fileOf(request, exported, { context, signer })[Symbol.asyncIterator]();
    // what fails before there is anything to send is answered as every refusal
    let part = await parts.next();
    reply.hijack();
    reply.raw.writeHead(200, { ...reply.getHeaders(), ...headersOf(request, context) } as Record<string, string>);
    try {
      while (!part.done) {
        // oxlint-disable-next-line no-await-in-loop -- the next part is made when this one is taken
        if (!reply.raw.write(part.value)) await taken(reply, { readMs, signal, gone });
        // oxlint-disable-next-line no-await-in-loop -- the same
        part = await parts.next();
      }
      reply.raw.end();
    } catch (error) {
      // a part of a file must not be taken for the whole
      reply.raw.destroy();
      await parts.return?.(undefined);
      if (!signal.aborted) throw error;
    }
  };
  const work = {
    signal,
    note: (counted: Counted) => note(context, request, counted),
    read,
    // what failed before its first byte was handed to nobody
    keep: async (kept: Kept) => {
      if (kept.isWhole || reply.raw.headersSent) await keep(context, request, kept);
    },
  };
  try {
    await exporting(executing, context, request.asked, work);
  } catch (error) {
    // no turn, no connection: before the first byte, whoever asks is told to come again
    throw unavailability(error) === null ? error : unavailable();
  }
}

/** Waits until a client has taken what was written. One that takes nothing for so long is gone: others wait for its snapshot. */
async function taken(
  { raw }: FastifyReply,
  { readMs, signal, gone }: { readonly readMs: number; readonly signal: AbortSignal; readonly gone: AbortController },
): Promise<void> {
  const timer = setTimeout(() => gone.abort(), readMs);
  try {
    await once(raw, 'drain', { signal });
  } finally {
    clearTimeout(timer);
  }
}

/** Puts on record what is read, before any of it is sent. */
const note = (
  { registry, viewer, requestId, purpose }: Context,
  { asked, address }: ExportRequest,
  { position, totalCount, foundBy }: Counted,
): Promise<void> => {
  const { restsOn } = asked.kind;
  // what GraphQL tells by it, it tells for a purpose alone
  const restingOn = restsOn && purpose !== null && viewer.scopes.has(restsOn.scope) ? [restsOn.field] : [];
  return recordBulkReads(registry, { viewer: viewer.actor, viewerId: holderOf(viewer), requestId, purpose }, [
    {
      fields: [...new Set([...asked.columns.map(({ key }) => key), ...foundBy, ...restingOn])],
      asked: `exports/${address}`,
      officers: asked.kind.isOfOfficers ? (totalCount ?? 0) : 0,
      position,
    },
  ]);
};

/** Puts on record what a file lists; one of an earlier knowledge says so, and stays true. */
async function keep(
  { registry, requestId }: Context,
  { name, asked: { moment } }: ExportRequest,
  { stood: { position }, lists }: Kept,
): Promise<void> {
  const { asOf, knownAt } = moment;
  if (knownAt === null) await recordIssuedFile(registry, { name, asOf, coversPast: false, position, requestId, lists });
}

function headersOf({ asked, form }: ExportRequest, { locale }: Context): Readonly<Record<string, string>> {
  const name = `${asked.kind.title[locale]}-${asked.moment.asOf}.${form}`;
  return {
    'content-type': FORM_TYPES[form],
    'content-disposition': attachment(`export-${asked.moment.asOf}.${form}`, name),
    'cache-control': 'no-store',
  };
}

/** Whether the record had a hash at a position, and how many changes came since. */
function standing({ operation, viewer }: Context, request: FastifyRequest): Promise<RecordAt> {
  if (!viewer.scopes.has('registry:read')) throw forbidden('registry:read');
  const { position = '', hash = '' } = parametersOf(request, ['position', 'hash']);
  if (!/^\d{1,18}$/.test(position)) throw badRequest('position', 'is no position');
  if (!/^[0-9a-f]{64}$/.test(hash)) throw badRequest('hash', 'is no SHA-256 in hexadecimal digits');
  return recordAt(operation.query, position, hash);
}
