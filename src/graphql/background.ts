/** Work that goes on when the request that asked for it is answered. It stops, with nothing half done, when the signal says so. */
export type BackgroundWork = (signal: AbortSignal) => Promise<void>;

/** Does work in the background, one after the other, until it is stopped: what it takes must leave enough for requests. */
export class Background {
  readonly #stopping = new AbortController();
  readonly #onError: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();

  /** `onError` is told of what no work should throw. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Does work after all that was given before. Once it is stopped, work is called with a signal that has come. */
  run(work: BackgroundWork): void {
    this.#last = this.#last.then(() => work(this.#stopping.signal)).catch(this.#onError);
  }

  /** Tells the work to stop, and waits until it has. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#last;
  }

  /** Resolves when all that was given so far is done. */
  done(): Promise<void> {
    return this.#last;
  }
}
