import type { Transaction } from '../database/client.ts';
import type { RunQuery } from '../database/run-query.ts';
import { assertReachChecked, type Written } from './chain.ts';
import { Footprint, SetAsideError, type SharedReading } from './footprint.ts';
import type { Waiting } from './waiting.ts';
import { WriteBuffer, type Content } from './write-buffer.ts';
import type { Write } from './write.ts';

/** How the work of an act ended. */
type Ended = { readonly written: Written<unknown> } | { readonly error: unknown };

/** One act of a group: it reads with the others, and has what it records for itself. */
export class Member {
  readonly waiting: Waiting;
  readonly at: Date;
  readonly footprint: Footprint;
  readonly locks = new Map<string, number>();
  /** Comes when it has decided: it has settled what it records, was refused, or cannot be done with others. */
  readonly decided: Promise<void>;
  /** Given once it is certain that it is recorded. */
  position: bigint | null = null;
  #isAside = false;
  #ended: Ended | null = null;
  #finished: Promise<void> = Promise.resolve();
  readonly #buffer: WriteBuffer;
  /** Comes when it is certain that it is recorded; fails where it is not. */
  readonly #sealed: Promise<number>;
  #decide!: () => void;
  #goOn!: (ms: number) => void;
  #stop!: (error: Error) => void;

  constructor(waiting: Waiting, shared: SharedReading, at: Date) {
    this.waiting = waiting;
    this.at = at;
    this.decided = new Promise((resolve) => (this.#decide = resolve));
    this.#buffer = new WriteBuffer(async () => this.#setAside());
    this.footprint = new Footprint(shared, () => {
      if (!this.#buffer.isUntouched) this.#setAside();
    });
    this.#sealed = new Promise((resolve, reject) => {
      this.#goOn = resolve;
      this.#stop = reject;
    });
    this.#sealed.catch(() => undefined);
  }

  get isAside(): boolean {
    return this.#isAside;
  }

  /** How it ended; null where it waits for its position. */
  get ended(): Ended | null {
    return this.#ended;
  }

  start(): void {
    this.#finished = this.#run().then(
      (written) => void (this.#ended = { written }),
      (error: unknown) => void (this.#ended = { error }),
    );
    void this.#finished.then(this.#decide);
  }

  /** Takes what it has recorded since this was called before. */
  take(): Content {
    return this.#buffer.take();
  }

  /** Lets it go on, with its position, to what it gives back. Its rows took so many milliseconds. */
  async finish(ms: number): Promise<Written<unknown>> {
    this.#goOn(ms);
    await this.#finished;
    if ('error' in this.#ended!) throw this.#ended.error;
    return this.#ended!.written;
  }

  /** Nobody waits for what it does any more. */
  leave(): void {
    this.#stop(new SetAsideError());
    this.#decide();
  }

  async #run(): Promise<Written<unknown>> {
    const { work, writer } = this.waiting.asked;
    const asserting = writer && { ...writer, asserted: new Set(writer.asserted) };
    const written = await work(this.#open(asserting));
    if (written.change && asserting) assertReachChecked(asserting, written.change);
    return written;
  }

  #open(writer: Write['writer']): Write {
    const setAside = () => this.#setAside();
    const position = () => this.position ?? setAside();
    const { footprint, at, locks } = this;
    // what it reads without keys, it reads with all that may be in the way of others
    const query: RunQuery = (text, values, mode) => {
      footprint.note(null);
      return footprint.shared.query(text, values, mode);
    };
    return {
      get transaction(): Transaction {
        return setAside();
      },
      get position(): bigint {
        return position();
      },
      query,
      at,
      loaders: footprint.shared.loaders,
      buffer: this.#buffer,
      locks,
      writer,
      footprint,
      settle: () => {
        this.#decide();
        return this.#sealed;
      },
    };
  }

  #setAside(): never {
    this.#isAside = true;
    this.#decide();
    throw new SetAsideError();
  }
}
