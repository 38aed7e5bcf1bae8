import type { Registry } from '../database/client.ts';
import type { Signer } from './checkpoint.ts';
import { signCheckpoint } from './checkpoints.ts';

interface SigningOptions {
  readonly onError: (error: unknown) => void;
  /** How often it looks whether there is something to sign. */
  readonly everyMs?: number;
  /** How long ago the last checkpoint must have been signed, by any server of the registry. */
  readonly pauseMs?: number;
}

const EVERY_MS = 5 * 60_000;
/** With the time between two looks, at most an hour. */
const PAUSE_MS = 55 * 60_000;

/** Signs where the record stands at least once an hour while changes come, until it is stopped; then what is not signed yet. */
export function startSigning(registry: Registry, signer: Signer, options: SigningOptions): { stop(): Promise<void> } {
  const { onError, everyMs = EVERY_MS, pauseMs = PAUSE_MS } = options;
  let signing = Promise.resolve();
  const sign = (pause: number) => {
    signing = signing.then(() => signCheckpoint(registry, signer, pause).then(() => undefined, onError));
  };
  sign(pauseMs);
  const timer = setInterval(() => sign(pauseMs), everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      sign(0);
      await signing;
    },
  };
}
