import { NoTurnError } from './availability.ts';
import type { Alarm } from './clock.ts';

/** Whose work it is; a symbol for work of nobody in particular. */
type Holder = string | symbol;

interface Waiting {
  readonly holder: Holder;
  readonly begin: () => void;
}

/** Lets each holder do one piece of work at a time, and all holders together so many. The others wait in their order. */
export class Turns {
  readonly #maximum: number;
  readonly #working = new Set<Holder>();
  readonly #waiting = new Set<Waiting>();

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** Does the work when its turn comes; throws NoTurnError where the signal comes first. */
  async take<Result>(holder: Holder, signal: Alarm | null, work: () => Promise<Result>): Promise<Result> {
    await this.#turnOf(holder, signal);
    try {
      return await work();
    } finally {
      this.#working.delete(holder);
      this.#giveTurns();
    }
  }

  #turnOf(holder: Holder, signal: Alarm | null): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        if (this.#waiting.delete(waiting)) reject(new NoTurnError());
      };
      const waiting: Waiting = {
        holder,
        begin: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      this.#waiting.add(waiting);
      signal?.addEventListener('abort', leave, { once: true });
      if (signal?.aborted) leave();
      this.#giveTurns();
    });
  }

  #giveTurns(): void {
    for (const waiting of this.#waiting) {
      if (this.#working.size >= this.#maximum) return;
      if (this.#working.has(waiting.holder)) continue;
      this.#waiting.delete(waiting);
      this.#working.add(waiting.holder);
      waiting.begin();
    }
  }
}
