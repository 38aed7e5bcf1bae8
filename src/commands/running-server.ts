import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { reasonOf, StartupError } from '../errors/startup-error.ts';
import { ROOT } from '../root.ts';

// What commands have in common that are clients of a server which runs: they open no database, and do what their token may.

/** How a running server is asked. */
export interface ServerOptions {
  /** Its address. Default: MUSTER_URL, else the one on this machine. */
  readonly server?: string;
  readonly language?: 'zh' | 'en';
}

const HERE = 'http://127.0.0.1:4000';

/** Why a server refused, in its words. */
const Refused = z.object({
  errors: z
    .array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string().optional() }).optional() }))
    .min(1),
});

export interface RunningServer {
  /** Sends a request; whatever is no success is thrown, in the words of the server. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** Asks by a document of schema/operations, which is trusted everywhere. */
  ask(document: string, variables: object): Promise<unknown>;
}

/** The server does not answer now, or has no turn; it may a moment later. */
export class BusyServerError extends StartupError {}

const BUSY = new Set([429, 502, 503, 504]);

/** The server that is asked, with the token of the environment: an argument would show in the list of processes. */
export function runningServer(
  { server, language = 'zh' }: ServerOptions,
  own: Readonly<Record<string, string>> = {},
): RunningServer {
  const token = process.env['MUSTER_TOKEN'] ?? '';
  if (token === '') throw new StartupError('MUSTER_TOKEN is not set: the token with which the server is asked.');
  const base = addressOf(server ?? (process.env['MUSTER_URL'] || HERE));
  const headers = { authorization: `Bearer ${token}`, 'accept-language': language, ...own };
  const send: RunningServer['send'] = async (path, init = {}) => {
    const asked = { ...init, headers: { ...headers, ...(init.headers as Record<string, string> | undefined) } };
    const answer = await fetch(`${base}${path}`, asked).catch((cause: Error) => {
      throw new BusyServerError(`${base} does not answer: ${reasonOf(cause.cause ?? cause)}`, { cause });
    });
    if (answer.ok) return answer;
    const reason = await refusalIn(answer);
    throw new (BUSY.has(answer.status) ? BusyServerError : StartupError)(reason);
  };
  return {
    send,
    ask: async (document, variables) => {
      const query = await readFile(join(ROOT, 'schema/operations', `${document}.graphql`), 'utf8');
      const answer = await send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await answer.json()) as { readonly data?: unknown };
      const { success, data } = Refused.safeParse(body);
      if (success) throw new StartupError(told(data.errors));
      return body.data;
    },
  };
}

function addressOf(given: string): string {
  const address = URL.canParse(given) ? new URL(given) : null;
  if (address && /^https?:$/.test(address.protocol) && address.username === '') return given.replace(/\/+$/, '');
  throw new StartupError(`${given} (--server, MUSTER_URL) is no address, such as https://roll.example.`);
}

const told = (errors: z.infer<typeof Refused>['errors']): string =>
  errors.map(({ message, extensions }) => (extensions?.code ? `${message} (${extensions.code})` : message)).join('\n');

async function refusalIn(answer: Response): Promise<string> {
  const text = await answer.text().catch(() => '');
  try {
    return told(Refused.parse(JSON.parse(text)).errors);
  } catch {
    return `${new URL(answer.url).origin} answered ${answer.status} ${answer.statusText}`;
  }
}
