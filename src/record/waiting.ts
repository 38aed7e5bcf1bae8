import type { Clock } from '../database/clock.ts';
import type { Written } from './chain.ts';
import type { Write, Writer } from './write.ts';

/** An act that is to be done. */
export interface Asked<Result> {
  /** What acts are alike in what they read and how they write. */
  readonly kind: string;
  readonly work: (write: Write) => Promise<Written<Result>>;
  readonly writer: Writer | null;
  readonly clock: Clock | null;
  /** Does it in a transaction of its own. */
  readonly alone: () => Promise<Result>;
}

/** An act that waits, or that is being done with others. */
export class Waiting {
  readonly asked: Asked<unknown>;
  readonly #resolve: (result: unknown) => void;
  readonly #reject: (error: unknown) => void;
  #isAnswered = false;
  #leave: (() => void) | null = null;
  /** How often it met what another had written before it. */
  met = 0;

  constructor(asked: Asked<unknown>, resolve: (result: unknown) => void, reject: (error: unknown) => void) {
    this.asked = asked;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  get isAnswered(): boolean {
    return this.#isAnswered;
  }

  /** Does something when its time is over, in place of what was to be done then before; null: nothing. */
  whenOver(leave: (() => void) | null): void {
    const { clock } = this.asked;
    if (this.#leave) clock?.removeEventListener('abort', this.#leave);
    this.#leave = leave;
    if (leave && clock?.aborted) leave();
    else if (leave) clock?.addEventListener('abort', leave, { once: true });
  }

  answer(result: unknown): void {
    this.#isAnswered = true;
    this.#resolve(result);
  }

  refuse(error: unknown): void {
    this.#isAnswered = true;
    this.#reject(error);
  }

  alone(): void {
    this.#isAnswered = true;
    this.asked.alone().then(this.#resolve, this.#reject);
  }
}
