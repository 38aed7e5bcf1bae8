import type { Day } from '../../time/day.ts';

/** Who falls short of a program, and of what. */
export interface TrainingMissing {
  readonly program: string;
  readonly lines: readonly {
    readonly name: string;
    readonly from: Day;
    readonly value: number;
    readonly minimum: number;
  }[];
}
