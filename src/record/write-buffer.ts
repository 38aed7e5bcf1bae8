/** A row to be inserted: the value of each column, as JSON has it. */
export type NewRow = Readonly<Record<string, unknown>>;

/**
 * What a write records, table by table, until it is sent (sending.ts): new rows in one INSERT a table, superseded ones in one
 * UPDATE, raised locks in another.
 */
export class WriteBuffer {
  readonly #send: (content: Content) => Promise<void>;
  #content = nothing();
  #sendsAnything = false;
  #isUntouched = true;
  #flushing: Promise<void> = Promise.resolve();

  constructor(send: (content: Content) => Promise<void>) {
    this.#send = send;
  }

  /** A new thing, with the id it was given, or a row that belongs to one for good, such as a target of a policy. */
  identity(table: string, row: NewRow): void {
    this.#put('identities', table, [row]);
  }

  /** Rows that are believed until now. */
  supersede(table: string, ids: readonly number[]): void {
    this.#put('superseded', table, ids);
  }

  /**
   * A column of rows that the database lets a change correct in place: who reads what was believed before has it elsewhere. The
   * values of one call are set at once, so that two rows may exchange theirs.
   */
  correct(table: string, column: string, values: readonly CorrectedValue[]): void {
    if (values.length > 0) this.#put('corrected', table, [{ column, values }]);
  }

  /** Rows that are believed from now on; all of a table have the same columns. */
  record(table: string, rows: readonly NewRow[]): void {
    this.#put('recorded', table, rows);
  }

  /** Things whose readers are to know that they have changed: their optimistic locks, once each. */
  raise(table: string, ids: readonly number[]): void {
    this.#put('raised', table, ids);
  }

  /** Whether nothing was put into it so far, sent or not. */
  get isUntouched(): boolean {
    return this.#isUntouched;
  }

  #put<Part extends keyof Parts>(part: Part, table: string, values: readonly Parts[Part][]): void {
    if (values.length === 0) return;
    push(this.#content[part], table, values);
    this.#sendsAnything = true;
    this.#isUntouched = false;
  }

  /** All that was recorded and neither sent nor taken. Who takes it sends it. */
  take(): Content {
    const content = this.#content;
    this.#content = nothing();
    this.#sendsAnything = false;
    return content;
  }

  /** Sends all that was recorded so far. */
  async flush(): Promise<void> {
    if (this.#sendsAnything) {
      const content = this.take();
      this.#flushing = this.#flushing.then(() => this.#send(content));
    }
    await this.#flushing;
  }
}

/** What a column of a row becomes. */
export interface CorrectedValue {
  readonly id: number;
  readonly value: number;
}

/** Values of a column of some rows. */
export interface Correction {
  readonly column: string;
  readonly values: readonly CorrectedValue[];
}

interface Parts {
  readonly identities: NewRow;
  readonly superseded: number;
  readonly corrected: Correction;
  readonly recorded: NewRow;
  readonly raised: number;
}

/** What waits to be sent, by table. */
export type Content = { readonly [Part in keyof Parts]: Map<string, Parts[Part][]> };

/** Whether nothing waits to be sent. */
export const isEmpty = (content: Content): boolean => Object.values(content).every((part) => part.size === 0);

const nothing = (): Content => ({
  identities: new Map(),
  superseded: new Map(),
  corrected: new Map(),
  recorded: new Map(),
  raised: new Map(),
});

/** Under which a write notes the optimistic lock of a thing. */
export const lockKey = (table: string, id: number): string => `${table}:${id}`;

/** Adds values to those of a key. */
export function push<Value>(map: Map<string, Value[]>, key: string, values: readonly Value[]): void {
  const known = map.get(key);
  if (known) known.push(...values);
  else map.set(key, [...values]);
}
