import type { TypedDocumentString } from '../generated/documents/graphql.ts';
import type { Locale } from '../texts.ts';

/** An operation that was not answered: refused as a whole, or never there. A refused act is no error but data. */
export class RegistryError extends Error {
  readonly code: string;
  /** Which request it was, as in the log of the server. */
  readonly requestId: string | null;

  constructor(message: string, code: string, requestId: string | null = null) {
    super(message);
    this.code = code;
    this.requestId = requestId;
  }
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export interface Asking {
  readonly signal?: AbortSignal | undefined;
  /** What personal data are read for. */
  readonly purpose?: string | undefined;
}

export type Ask = <Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  asking?: Asking,
) => Promise<Data>;

interface Options {
  readonly token: string;
  readonly locale: Locale;
  readonly unreachable: string;
  readonly noAnswer: (status: number) => string;
  /** Called where the token is no longer good. */
  readonly onSignedOut: () => void;
}

/** Asks the registry by the id of a document that it trusts, never by a text. */
export const registry =
  ({ token, locale, unreachable, noAnswer, onSignedOut }: Options): Ask =>
  async (document, variables, { signal, purpose } = {}) => {
    const { hash } = document.__meta__ as { hash: string };
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'accept-language': locale,
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        // a header has no characters beyond Latin-1
        ...(purpose && { 'x-purpose': encodeURIComponent(purpose) }),
      },
      body: JSON.stringify({ documentId: hash, variables }),
      signal: signal ?? null,
    }).catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new RegistryError(unreachable, 'UNREACHABLE');
    });
    const requestId = response.headers.get('x-request-id');
    const answer = (await response.json().catch(() => ({}))) as Answer;
    const error = answer.errors?.[0];
    // what is redacted or out of reach comes as an error beside the data: the data is shown all the same
    if (error && !answer.data) {
      const code = error.extensions?.code ?? 'UNKNOWN';
      if (code === 'UNAUTHENTICATED') onSignedOut();
      throw new RegistryError(error.message, code, requestId);
    }
    if (!answer.data) throw new RegistryError(noAnswer(response.status), 'UNKNOWN', requestId);
    return answer.data as never;
  };

/** A key for `@idempotent`. `crypto.randomUUID` is not there on plain HTTP, which closed networks often use. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
