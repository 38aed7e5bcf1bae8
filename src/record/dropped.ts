import type { FieldChange, Write } from './write.ts';

/**
 * What an end takes back that was planned for after it: read first, as `fields` of the change, and recorded when `record`
 * is called.
 */
export interface Dropped {
  readonly fields: readonly FieldChange[];
  readonly record: () => void;
}

/** What modules drop when things end: they register here, so that what ends need not know them. */
export class Ends<Ending> {
  private readonly drops: ((write: Write, ending: Ending) => Promise<Dropped>)[] = [];

  /** Registers what a module drops. */
  register(drop: (write: Write, ending: Ending) => Promise<Dropped>): void {
    this.drops.push(drop);
  }

  /** Reads what all modules drop; each sends statements whose number does not depend on what is found. */
  async plan(write: Write, ending: Ending): Promise<Dropped> {
    const dropped = await Promise.all(this.drops.map((drop) => drop(write, ending)));
    return {
      fields: dropped.flatMap(({ fields }) => fields),
      record: () => dropped.forEach(({ record }) => record()),
    };
  }
}
