import type { TypedDocumentString } from '../generated/documents/graphql.ts';
import type { Credentials } from '../provider/credentials.ts';
import type { Locale } from '../texts.ts';

/** A request that was not answered: refused as a whole, or never there. A refused act is no error but data. */
export class RegistryError extends Error {
  readonly code: string;
  /** Which request it was, as in the log of the server. */
  readonly requestId: string | null;
  /** The scope that was missing. */
  readonly scope: string | null;
  /** What people call it. */
  right: string | null = null;

  constructor(message: string, code: string, requestId: string | null = null, scope: string | null = null) {
    super(message);
    this.code = code;
    this.requestId = requestId;
    this.scope = scope;
  }
}

interface Answer {
  readonly data?: object | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly scope?: string };
  }[];
  readonly extensions?: { readonly redactions?: readonly unknown[] };
}

export interface Asking {
  readonly signal?: AbortSignal | undefined;
  /** What personal data are read for. */
  readonly purpose?: string | undefined;
  /** Leaves out what is read for a purpose alone, where the whole would be refused without one. */
  readonly withoutPurpose?: boolean;
  /** Called where the answer leaves something out that is beyond the reach of the viewer. */
  readonly onRedacted?: () => void;
}

/** Asks the registry by the id of a document that it trusts, never by a text. */
export type Ask = <Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  asking?: Asking,
) => Promise<Data>;

/** Sends or fetches a file at an address beside GraphQL. */
export type Transfer = (path: string, init?: RequestInit & Pick<Asking, 'purpose'>) => Promise<Response>;

export interface Registry {
  readonly ask: Ask;
  readonly transfer: Transfer;
}

interface Options {
  readonly credentials: Credentials;
  readonly locale: Locale;
  readonly unreachable: string;
  readonly noAnswer: (status: number) => string;
  /** Called where the token is no longer good, with what the registry says of it. */
  readonly onSignedOut: (reason: string) => void;
}

export const UNAUTHENTICATED = 'UNAUTHENTICATED';
const NOT_SIGNED_IN = 401;
const PURPOSE_REQUIRED = 'PURPOSE_REQUIRED';

const needsPurpose = ({ extensions }: NonNullable<Answer['errors']>[number]): boolean =>
  extensions?.code === PURPOSE_REQUIRED;

/** Whether an answer has nothing of what was asked for, and says why: nothing without an error is not on record. */
function isRefused({ data, errors = [] }: Answer, withoutPurpose: boolean): boolean {
  if (!data) return true;
  // what is told for a purpose alone is asked first, unless the rest is what is wanted
  if (!withoutPurpose && errors.some(needsPurpose)) return true;
  return errors.some((error) => !needsPurpose(error)) && Object.values(data).every((root) => root === null);
}

/** Whether an answer was refused because nobody has said what for. */
export const isForPurpose = (error: Error | null): boolean =>
  error instanceof RegistryError && error.code === PURPOSE_REQUIRED;

const BUSY: ReadonlySet<string | undefined> = new Set(['UNAVAILABLE', 'EXECUTION_TIMEOUT']);

/** Whether the registry told nothing since others were before, or it waited too long for them: it may be asked again. */
export const isBusy = (error: Error): boolean => error instanceof RegistryError && BUSY.has(error.code);

/** The registry, as one who signed in asks it. */
export function registry({ credentials, locale, unreachable, noAnswer, onSignedOut }: Options): Registry {
  const send: Transfer = async (path, { purpose, ...init } = {}) => {
    const headers = new Headers(init.headers);
    // a header has no characters beyond Latin-1
    if (purpose) headers.set('x-purpose', encodeURIComponent(purpose));
    headers.set('accept-language', locale);
    const sentAs = (token: string): Promise<Response> => {
      headers.set('authorization', `Bearer ${token}`);
      return fetch(path, { ...init, headers }).catch((cause: unknown) => {
        if (init.signal?.aborted) throw cause;
        throw new RegistryError(unreachable, 'UNREACHABLE');
      });
    };
    const token = await credentials.current();
    const response = await sentAs(token);
    if (response.status !== NOT_SIGNED_IN) return response;
    // nothing of it was done: it may be sent again
    const another = await credentials.insteadOf(token);
    return another === null ? response : sentAs(another);
  };
  const refusal = (response: Response, { errors }: Answer): RegistryError => {
    const error = errors?.find(needsPurpose) ?? errors?.[0];
    const code = error?.extensions?.code ?? 'UNKNOWN';
    if (code === UNAUTHENTICATED) onSignedOut(error?.message ?? '');
    const requestId = response.headers.get('x-request-id');
    return new RegistryError(error?.message ?? noAnswer(response.status), code, requestId, error?.extensions?.scope);
  };
  const answerOf = async (response: Response): Promise<Answer> => (await response.json().catch(() => ({}))) as Answer;

  return {
    ask: async (document, variables, { signal, purpose, withoutPurpose = false, onRedacted } = {}) => {
      const { hash } = document.__meta__ as { hash: string };
      const response = await send('/graphql', {
        method: 'POST',
        headers: {
          accept: 'application/graphql-response+json, application/json',
          'content-type': 'application/json',
        },
        purpose,
        body: JSON.stringify({ documentId: hash, variables }),
        signal: signal ?? null,
      });
      const answer = await answerOf(response);
      // what is redacted or out of reach comes as an error beside the data: the data is shown all the same
      if (isRefused(answer, withoutPurpose)) throw refusal(response, answer);
      if (answer.extensions?.redactions?.length) onRedacted?.();
      return answer.data as never;
    },
    transfer: async (path, init = {}) => {
      const response = await send(path, init);
      if (!response.ok) throw refusal(response, await answerOf(response));
      return response;
    },
  };
}

/** A key for `@idempotent`. `crypto.randomUUID` is not there on plain HTTP, which closed networks often use. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
