import { pino, type DestinationStream, type Logger } from 'pino';
import { withoutSecrets } from './access/secret.ts';

/** The log of the server: one JSON object a line. Default: on standard output. */
export const serverLog = (level: string, destination: DestinationStream = pino.destination(1)): Logger =>
  pino(
    {
      level,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: { req: requestOf, err: errorOf },
      hooks: { streamWrite: withoutSecrets },
    },
    destination,
  );

interface LoggedRequest {
  readonly method: string;
  readonly url: string;
  readonly host?: string;
  readonly ip?: string;
}

/** A request: of its address the path alone, because the rest may name people. */
const requestOf = ({ method, url, host, ip }: LoggedRequest) => ({
  method,
  path: url.split(/[?#;]/, 1)[0],
  host,
  remoteAddress: ip,
});

/**
 * An error: what a person needs to find its place. What drivers add is left out, because it has values: of the row that was
 * refused, of the statement, or what the client sent.
 */
function errorOf(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(table !== undefined && { table }),
    ...(error.cause !== undefined && { cause: errorOf(error.cause) }),
  };
}
