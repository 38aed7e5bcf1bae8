import { StartupError } from '../errors/startup-error.ts';

/** Where in the files something is wrong; line 1 is the header, null the file as a whole. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
}

/** Collects the problems of a load, so that one run reports them all. */
export class Problems {
  readonly #problems: { readonly place: Place; readonly reason: string }[] = [];

  add(place: Place, reason: string): void {
    this.#problems.push({ place, reason });
  }

  /** Refuses the load if there are problems, with one line for each: by file, then by line. */
  throwIfAny(): void {
    if (this.#problems.length === 0) return;
    const files = [...new Set(this.#problems.map(({ place }) => place.file))];
    const sorted = this.#problems.toSorted(
      (a, b) => files.indexOf(a.place.file) - files.indexOf(b.place.file) || (a.place.line ?? 0) - (b.place.line ?? 0),
    );
    throw new StartupError(sorted.map(({ place, reason }) => `${describe(place)}: ${reason}`).join('\n'));
  }
}

/** `units.csv:12 kind` */
const describe = ({ file, line, column }: Place): string =>
  `${file}${line === null ? '' : `:${line}`}${column === null ? '' : ` ${column}`}`;
