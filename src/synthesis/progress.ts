import { Presets, SingleBar } from 'cli-progress';
import type { ForceOptions } from './options.ts';

/** `guards`: restoring indexes and constraints. */
export type Stage = 'units' | 'officers' | 'evaluations' | 'guards';

/** Shows the progress of a synthesis. */
export interface Progress {
  /** Adds a share of a stage, from 0 to 1. */
  advance(stage: Stage, share: number): void;
  /** Names the step under way. */
  tell(what: string): void;
  stop(): void;
}

/**
 * Seconds for a thousand units, officers, or officers in a year of evaluations, measured once; only their ratios count.
 */
const SECONDS = { units: 0.2, officers: 0.09, evaluations: 0.02, guards: 0.35 } as const;

/** The estimated weight of each stage. */
function weightsOf({ units, officers, evaluationYears }: ForceOptions): Readonly<Record<Stage, number>> {
  return {
    units: units * SECONDS.units,
    officers: officers * SECONDS.officers,
    evaluations: officers * (evaluationYears + 1) * SECONDS.evaluations,
    guards: officers * SECONDS.guards,
  };
}

/** The time between two lines, where there is no terminal for a bar. */
const LINE_MS = 5_000;

/** Shows a bar on a terminal, else a line every few seconds. */
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

/** The time left if the rest takes as long, in proportion, as what is done. */
export function timeLeft(elapsedMs: number, fraction: number): string {
  if (fraction <= 0) return '?';
  const seconds = Math.round((elapsedMs / 1_000) * (1 / fraction - 1));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
