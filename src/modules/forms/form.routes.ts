import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Scope } from '../../access/scopes.ts';
import { holderOf } from '../../access/viewer.ts';
import { unavailability } from '../../database/availability.ts';
import { readLrmx } from '../../documents/read-lrmx.ts';
import { writeLrmx } from '../../documents/write-lrmx.ts';
import type { Admission } from '../../graphql/admission.ts';
import type { Context } from '../../graphql/context.ts';
import { forbidden, unavailable } from '../../graphql/errors.ts';
import { requirePurpose } from '../../graphql/sensitive.ts';
import { recordBulkReads } from '../../personal/bulk-reads.ts';
import { recordIssuedFile } from '../../personal/issued-files.ts';
import { recordPersonalReads } from '../../personal/personal-reads.ts';
import type { Signer } from '../../record/checkpoint.ts';
import { attachment } from '../exports/attachment.ts';
import { asking, contextAt, Gathered, headOf, type Executing, type Stood } from '../exports/export-asking.ts';
import { Listed } from '../exports/listed.ts';
import { signedProvenance, type Provenance } from '../exports/provenance.ts';
import { FILLING, type Filled } from './filling.ts';
import { lrmxContents, noteFrom } from './form-file.ts';
import { FORM_KINDS, type FormName } from './form-kind.rules.ts';
import { formRequest, type FormRequest } from './form-request.ts';
import type { Templates } from './form-templates.ts';

export interface FormOptions extends Executing {
  readonly admission: Admission;
  /** Signs files; null: they are not signed. */
  readonly signer: Signer | null;
  readonly templates: Templates;
}

/** How long a form may take. */
const FORM_MS = 60_000;

/** Who asks for the head alone would have all of it read, and be on record for it. */
const WITHOUT_HEAD = { exposeHeadRoute: false };

const FILES = [
  ['officer-form', 'docx'],
  ['officer-form', 'lrmx'],
  ['evaluation-form', 'docx'],
  ['honor-form', 'docx'],
] as const;

/** The scope that a form needs besides registry:read. */
const NEEDED: Partial<Record<FormName, Scope>> = { 'evaluation-form': 'evaluation:read' };

const TYPES: Readonly<Record<FormRequest['form'], string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  lrmx: 'application/xml; charset=utf-8',
};

/** Adds what hands out official forms, beside the lists. */
export const formRoutes =
  (options: FormOptions) =>
  (server: FastifyInstance): Promise<void> => {
    const { admission } = options;
    for (const [name, form] of FILES) {
      server.get(`/exports/${name}.${form}`, WITHOUT_HEAD, async (request, reply) => {
        const viewer = await admission.viewerOf(request);
        const asked = formRequest(request, name, form);
        return admission.work(request, viewer, (context) => handOut(options, context, asked, reply));
      });
    }
    return Promise.resolve();
  };

/** Reads a form, puts on record that it was read, and sends it. */
async function handOut(options: FormOptions, context: Context, request: FormRequest, reply: FastifyReply) {
  const { viewer } = context;
  for (const scope of ['registry:read', NEEDED[request.name]] as const) {
    if (scope !== undefined && !viewer.scopes.has(scope)) throw forbidden(scope);
  }
  // every form tells of a person, whatever of it the viewer may read
  requirePurpose(context, 'officer:personal');
  const read = await readNow(options, context, request);
  const bytes = await fileOf(options, context, request, read);
  await note(context, request, read);
  const { asOf } = request.moment;
  const name = `${FORM_KINDS[request.name].title}-${read.filled.about}-${asOf}.${request.form}`;
  return reply
    .type(TYPES[request.form])
    .header('content-disposition', attachment(`form-${asOf}.${request.form}`, name))
    .header('cache-control', 'no-store')
    .send(Buffer.from(bytes));
}

interface Read {
  readonly stood: Stood;
  readonly gathered: Gathered;
  readonly filled: Filled;
}

/** Reads all of a form as of one moment of the record. */
async function readNow(options: FormOptions, context: Context, request: FormRequest): Promise<Read> {
  const { registry, viewer } = context;
  const { moment } = request;
  try {
    return await registry.$snapshots.take(holderOf(viewer), AbortSignal.timeout(FORM_MS), async (query) => {
      const gathered = new Gathered();
      const ask = asking(options, context, { moment, query, gathered });
      const stood = await headOf(query);
      const filled = await FILLING[request.name](
        { ask, context: contextAt(context, moment, query), gathered },
        request,
      );
      return { stood, gathered, filled };
    });
  } catch (error) {
    throw unavailability(error) === null ? error : unavailable();
  }
}

type Unsigned = Omit<Provenance, 'signature' | 'publicKey' | 'contents'>;

async function fileOf(
  { templates, signer }: FormOptions,
  { viewer }: Context,
  { name, form, moment, address }: FormRequest,
  { stood, gathered, filled }: Read,
): Promise<Uint8Array> {
  const facts: Unsigned = {
    asOf: moment.asOf,
    knownAt: moment.knownAt?.toISOString() ?? null,
    position: stood.position,
    hash: stood.hash,
    madeAt: new Date().toISOString(),
    actor: viewer.actor,
    asked: address,
    withheld: [...gathered.withheld].toSorted().join(' '),
    rows: filled.forms,
  };
  const signed = (contents: string) => signedProvenance({ ...facts, contents }, signer);
  if (form === 'lrmx') {
    const file = readLrmx(Buffer.from(writeLrmx(filled.person!, null)));
    return Buffer.from(writeLrmx(filled.person!, noteFrom(signed(lrmxContents(file)))));
  }
  // what fills templates is loaded when a form is wanted
  const { docxFile } = await import('./docx-file.ts');
  return docxFile(templates[name], filled.values(originLine(facts)), signed);
}

/** The line at the foot of a form. */
const originLine = ({ asOf, knownAt, position, hash, actor, madeAt, withheld }: Unsigned): string =>
  [
    `时点 ${asOf}`,
    ...(knownAt === null ? [] : [`认知时点 ${knownAt}`]),
    `记录序号 ${position}（${hash.slice(0, 16)}…）`,
    `导出人 ${actor}`,
    `导出时间 ${madeAt}`,
    ...(withheld === '' ? [] : [`无权查看、相应栏目空白：${withheld}`]),
  ].join('　');

/** Puts on record what was read, before any of it is sent. */
async function note(
  { registry, viewer, requestId, purpose }: Context,
  { name, address, moment: { asOf, knownAt } }: FormRequest,
  { stood, gathered, filled }: Read,
): Promise<void> {
  const reader = { viewer: viewer.actor, viewerId: holderOf(viewer), requestId, purpose };
  const personal = gathered.personalReads;
  await recordBulkReads(registry, reader, [
    {
      fields: [name, ...new Set(personal.map(({ field }) => field))],
      asked: `exports/${address}`,
      officers: filled.officers,
      position: stood.position,
    },
  ]);
  if (personal.length > 0) await recordPersonalReads(registry, { ...reader, fields: personal });
  // one of an earlier knowledge says so, and stays true
  if (knownAt !== null) return;
  const lists = new Listed();
  for (const id of filled.lists) lists.add(id);
  // forms tell of a career, up to their day
  await recordIssuedFile(registry, { name, asOf, coversPast: true, position: stood.position, requestId, lists });
}
