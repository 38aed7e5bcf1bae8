import { PARTS_OF_THINGS, THINGS } from '../record/touched.ts';
import { joinSql, type Sql } from '../sql/sql.ts';
import type { ObjectPlan } from './plan.ts';

/** The parts of a statement, which tell what its text depends on besides the things that it shows. */
export class Dependence {
  readonly #found: Sql[] = [];
  readonly #shown: Sql[] = [];

  /** Notes how rows are found. `hangs`: from a thing, and not by way of others, such as all units above or below. */
  note(select: Sql, hangs: boolean): Sql {
    (hangs && !select.includes('RECURSIVE') ? this.#shown : this.#found).push(select);
    return select;
  }

  /** The parts on whose tables it depends. */
  get found(): Sql {
    return joinSql(this.#found, ' ');
  }

  /** The same, but for tables of rows that are of the things it shows. */
  get shown(): Sql {
    return joinSql(this.#shown, ' ');
  }
}

/** Whether an object is a thing with a token, or part of one that is shown, on which its parent hangs. */
export const hangsOn = (parent: { readonly hangs: boolean } | null, { type: { name } }: ObjectPlan): boolean =>
  name in THINGS || (PARTS_OF_THINGS.has(name) && parent?.hangs === true);
