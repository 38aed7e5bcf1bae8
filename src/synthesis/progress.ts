import { Presets, SingleBar } from 'cli-progress';
import type { ForceOptions } from './options.ts';

/** `guards`: the indexes and constraints of what was written. */
export type Stage = 'units' | 'officers' | 'evaluations' | 'guards';

/** Tells a person how far a synthesis is. */
export interface Progress {
  /** So much of a stage, from 0 to 1, is done since the last time. */
  advance(stage: Stage, share: number): void;
  /** What is done now, where that takes a while. */
  tell(what: string): void;
  stop(): void;
}

/** What a thousand units, officers, officers in a year of evaluations take, in seconds as measured once; what counts is what they are to each other. */
const SECONDS = { units: 0.2, officers: 0.09, evaluations: 0.02, guards: 0.35 } as const;

/** How long each stage takes of all of it, guessed. */
function weightsOf({ units, officers, evaluationYears }: ForceOptions): Readonly<Record<Stage, number>> {
  return {
    units: units * SECONDS.units,
    officers: officers * SECONDS.officers,
    evaluations: officers * (evaluationYears + 1) * SECONDS.evaluations,
    guards: officers * SECONDS.guards,
  };
}

/** Between two lines where there is no terminal to draw a bar on. */
const LINE_MS = 5_000;

/** A bar on a terminal, else a line every few seconds. */
export function showProgress(options: ForceOptions, stream: NodeJS.WriteStream = process.stderr): Progress {
  const weights = weightsOf(options);
  const whole = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  const started = performance.now();
  const show = stream.isTTY ? bar(stream) : lines(stream);
  let done = 0;
  let doing = 'units';
  const showNow = () => {
    const fraction = Math.min(1, done / whole);
    show.at(fraction, timeLeft(performance.now() - started, fraction), doing);
  };
  return {
    advance: (stage, share) => {
      done += weights[stage] * share;
      if (stage !== 'guards') doing = stage;
      showNow();
    },
    tell: (what) => {
      doing = what;
      showNow();
    },
    stop: () => show.stop(),
  };
}

interface Shown {
  at(fraction: number, left: string, doing: string): void;
  stop(): void;
}

function bar(stream: NodeJS.WriteStream): Shown {
  const format = '{bar} {percentage} %, {left} left: {doing}';
  const shown = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic);
  shown.start(100, 0, { left: '?', doing: '' });
  return {
    at: (fraction, left, doing) => shown.update(Math.floor(fraction * 100), { left, doing }),
    stop: () => shown.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): Shown {
  let told = performance.now();
  return {
    at: (fraction, left, doing) => {
      if (performance.now() - told < LINE_MS) return;
      told = performance.now();
      stream.write(`${Math.floor(fraction * 100)} %, ${left} left: ${doing}\n`);
    },
    stop: () => undefined,
  };
}

/** If the rest goes as what is done went. */
export function timeLeft(elapsedMs: number, fraction: number): string {
  if (fraction <= 0) return '?';
  const seconds = Math.round((elapsedMs / 1_000) * (1 / fraction - 1));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
