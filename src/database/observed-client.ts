import pg from 'pg';

export interface StatementObserver {
  /** Called with every statement, before it is sent. */
  readonly onStatement?: ((text: string) => void) | undefined;
  /** Called with the number of rows that a statement returned. */
  readonly onRows?: ((text: string, count: number) => void) | undefined;
}

type Client = new (config?: string | pg.ClientConfig) => pg.Client;

interface Result {
  readonly rows?: readonly unknown[];
}

/** The class of clients that tell an observer of their statements, as an option of a pool; nothing without an observer. */
export function observedClient({ onStatement, onRows }: StatementObserver): { Client?: Client } {
  if (!onStatement && !onRows) return {};
  class ObservedClient extends pg.Client {
    // @ts-expect-error pg declares a dozen overloads; all start with the text or an object that has it
    override query(statement: string | { text: string }, ...rest: unknown[]) {
      const text = typeof statement === 'string' ? statement : statement.text;
      onStatement?.(text);
      // several statements in one text have several results, and no rows here
      const observe = (result: Result | undefined) => result?.rows && onRows?.(text, result.rows.length);
      const last = rest.at(-1);
      if (typeof last === 'function') {
        rest[rest.length - 1] = (error: unknown, result: Result | undefined) => {
          observe(result);
          (last as (...all: unknown[]) => void)(error, result);
        };
      }
      const answer = (super.query as (...all: unknown[]) => unknown)(statement, ...rest);
      if (answer instanceof Promise) void answer.then(observe, () => undefined);
      return answer;
    }
  }
  return { Client: ObservedClient as unknown as Client };
}
