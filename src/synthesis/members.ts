import { careerOf, type Career } from './career.ts';
import type { ForceOptions } from './options.ts';
import type { Seating } from './seats.ts';
import type { Bureau } from './tree.ts';

/** An officer who serves in a bureau or in a part of it. */
export interface Member {
  readonly id: number;
  readonly career: Career;
}

/**
 * The members of a bureau, in the order of their seats. Careers are made again, not kept: they may exceed the memory.
 */
export const membersOf = (options: ForceOptions, seating: Seating, bureau: Bureau): Member[] =>
  seating.officersOf(bureau).map((officer) => ({ id: officer + 1, career: careerOf(options, seating, officer) }));
