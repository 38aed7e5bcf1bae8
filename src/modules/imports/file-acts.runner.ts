import type { Context } from '../../graphql/context.ts';
import type { Acts, Tried } from '../../record/batch-act.ts';
import type { RowToTry } from './import-rows.service.ts';
import type { RowDid } from './found-rows.runner.ts';
import { actOfRow, type RowAct } from './row-act.runner.ts';
import type { Reading } from './row-input.runner.ts';
import { problemsOf } from './row-problem.runner.ts';

/** The rows of a file as acts. Each is made when it is to be tried, and let go of once it is told what became of it. */
export class FileActs implements Acts {
  readonly #context: Context;
  readonly #rows: readonly RowToTry[];
  readonly #reading: Reading;
  readonly #made = new Map<number, RowAct>();

  constructor(context: Context, rows: readonly RowToTry[], reading: Reading) {
    this.#context = context;
    this.#rows = rows;
    this.#reading = reading;
  }

  get length(): number {
    return this.#rows.length;
  }

  at(place: number): RowAct {
    const { cells } = this.#rows[place]!;
    const act = actOfRow(this.#context, JSON.parse(cells) as string[], this.#reading);
    this.#made.set(place, act);
    return act;
  }

  /** What was found of the rows from a place on. */
  found(first: number, tried: readonly Tried[]): RowDid[] {
    const found = tried.map((one, i) => this.#foundOf(first + i, one));
    // those after them, which could not be tried with them, are made again
    this.#made.clear();
    return found;
  }

  #foundOf(place: number, tried: Tried): RowDid {
    const { number } = this.#rows[place]!;
    if ('error' in tried) {
      const { named = [], elements = {} } = this.#made.get(place) ?? {};
      const row = { number, reading: this.#reading, named, elements };
      const problems = problemsOf(tried.error, row);
      return { number, accepted: false, finding: { summary: null, problems }, subject: null };
    }
    const { change } = tried;
    const { about } = this.#reading.kind;
    const named = this.#made.get(place)?.named.find(({ field }) => field === about);
    const subject = change && (named ?? { type: change.subjectType, id: change.subjectId });
    const told = change && { subjectType: change.subjectType, subjectId: change.subjectId, fields: change.fields };
    return { number, accepted: true, finding: { summary: null, problems: [] }, subject, change: told };
  }
}
