import type { FieldChange, Write } from './write.ts';

/**
 * What an end takes back that was planned for after it: read first, as `fields` of the change, and recorded when `record`
 * is called.
 */
export interface Dropped {
  readonly fields: readonly FieldChange[];
  readonly record: () => void;
  /** How many things end, where the answer of the act tells that. */
  readonly ended?: number;
}

/** What modules drop when things end: they register here, so that what ends need not know them. */
export class Ends<Ending> {
  private readonly drops: ((write: Write, ending: Ending) => Promise<Dropped>)[] = [];

  /** Registers what a module drops. */
  register(drop: (write: Write, ending: Ending) => Promise<Dropped>): void {
    this.drops.push(drop);
  }

  /** Reads what all modules drop; each sends statements whose number does not depend on what is found. */
  async plan(write: Write, ending: Ending): Promise<Dropped & { readonly ended: number }> {
    const dropped = await Promise.all(this.drops.map((drop) => drop(write, ending)));
    return {
      fields: dropped.flatMap(({ fields }) => fields),
      record: () => dropped.forEach(({ record }) => record()),
      ended: dropped.reduce((sum, { ended = 0 }) => sum + ended, 0),
    };
  }
}
