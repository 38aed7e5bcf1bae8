import { OutOfTimeError } from './availability.ts';

/** What tells that a time is over, as signals do. */
export interface Alarm {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options: { readonly once: true }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The time that one operation has. Most end in time and need no signal, which is dear: they listen to the clock itself. */
export class Clock implements Alarm {
  readonly #ends: number;
  readonly #timer: NodeJS.Timeout;
  readonly #listeners = new Set<() => void>();
  #over = false;

  constructor(milliseconds: number) {
    this.#ends = performance.now() + milliseconds;
    this.#timer = setTimeout(() => this.#ring(), milliseconds);
  }

  /** Whether the time is over. */
  get aborted(): boolean {
    return this.#over;
  }

  /** Calls a listener once, when the time is over; never, where it is over already. */
  addEventListener(_type: 'abort', listener: () => void, _options: { readonly once: true }): void {
    if (!this.#over) this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  throwIfOver(): void {
    if (this.#over) throw new OutOfTimeError();
  }

  /** How many milliseconds are left, at least one: for the database, none means without end. */
  get left(): number {
    return Math.max(1, Math.ceil(this.#ends - performance.now()));
  }

  /** Stops it: the operation is over before its time. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #ring(): void {
    this.#over = true;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }
}
