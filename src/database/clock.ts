import { setMaxListeners } from 'node:events';
import { OutOfTimeError } from './availability.ts';

/** The time that one operation has. */
export class Clock {
  readonly #ends: number;
  readonly #time = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(milliseconds: number) {
    this.#ends = performance.now() + milliseconds;
    // each statement that is under way listens: more than ten at a time are no leak
    setMaxListeners(0, this.#time.signal);
    this.#timer = setTimeout(() => this.#time.abort(new OutOfTimeError()), milliseconds);
  }

  /** Comes when the time is over. */
  get signal(): AbortSignal {
    return this.#time.signal;
  }

  /** How many milliseconds are left, at least one: for the database, none means without end. */
  get left(): number {
    return Math.max(1, Math.ceil(this.#ends - performance.now()));
  }

  /** Stops it: the operation is over before its time. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
