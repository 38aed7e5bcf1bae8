import { setFlagsFromString } from 'node:v8';

// V8 lets a heap of which little is in use grow to four times that before it looks for garbage, on machines with much memory; on others
// to twice that at most. What a page of rows leaves behind is garbage.

/** By how much the heap may grow before it is collected again, in percent of what was found to be in use. */
const SERVING = 100;
const WORKING = 40;

let working = 0;

const growBy = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`);

/** Has the heap of a server collected as on a machine with little memory. */
export const collectInTime = (): void => growBy(SERVING);

/** Has it collected sooner while something goes through many rows. Returns what ends that. */
export function collectSooner(): () => void {
  if (working++ === 0) growBy(WORKING);
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    if (--working === 0) collectInTime();
  };
}
