/** Shows which step of long work is under way, and for how long it has been. */
export interface Steps {
  readonly begin: (step: string) => void;
  readonly stop: () => void;
}

/** The time between two lines, where there is no terminal that shows the step all the time. */
const LINE_MS = 30_000;
const TERMINAL_MS = 250;
const CLEAR = '\r\u001B[K';

/** Shows steps on a terminal as they are, else in a line now and then. */
export function showSteps(stream: NodeJS.WriteStream = process.stderr): Steps {
  let timer: NodeJS.Timeout | undefined;
  let step = '';
  let begun = 0;
  const show = () => {
    const told = `${step}, ${Math.round((performance.now() - begun) / 1_000)} s`;
    stream.write(stream.isTTY ? `${CLEAR}${told}` : `${told}\n`);
  };
  return {
    begin: (next) => {
      step = next;
      begun = performance.now();
      timer ??= setInterval(show, stream.isTTY ? TERMINAL_MS : LINE_MS);
    },
    stop: () => {
      clearInterval(timer);
      if (stream.isTTY) stream.write(CLEAR);
    },
  };
}
