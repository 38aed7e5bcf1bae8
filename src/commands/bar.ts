import { Presets, SingleBar } from 'cli-progress';

/** Shows on a terminal how far work is; elsewhere nothing. */
export interface Bar {
  readonly at: (done: number, what: string) => void;
  readonly stop: () => void;
}

const UNSEEN: Bar = { at: () => undefined, stop: () => undefined };

/** `total`: of how many it is all; null: nobody knows, and what is done is told without a bar. */
export function showBar(total: number | null, stream: NodeJS.WriteStream = process.stderr): Bar {
  if (!stream.isTTY) return UNSEEN;
  const format = total === null ? '{what}, {duration} s' : '{bar} {value}/{total} {what}, {duration} s';
  const bar = new SingleBar({ format, stream, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
  bar.start(total ?? 1, 0, { what: '' });
  return {
    at: (done, what) => bar.update(total === null ? 0 : done, { what }),
    stop: () => bar.stop(),
  };
}
