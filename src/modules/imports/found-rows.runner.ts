import type { Applied } from '../../record/batch-act.ts';
import type { ChangeRecord } from '../../record/chain.ts';
import { pack, unpack, type Packed } from '../../record/packed.ts';
import { CHUNK, type RowDone, type RowFound } from './import-rows.service.ts';

/** What a row would change. */
export type RowChange = Pick<ChangeRecord, 'subjectType' | 'subjectId' | 'fields'>;

/** What was found of a row, and what its change is about. */
export interface RowDid extends RowFound {
  readonly subject: { readonly type: string; readonly id: number | null } | null;
  /** Of a row that was tried and not refused: what it would change, of which its summary is made. */
  readonly change?: RowChange | null;
}

type Page = readonly RowDid[];

/** What was found of the rows of a file, in their order, kept packed until all are tried. */
export class FoundRows {
  #pages: Packed<Page>[] = [];
  #last: RowDid[] = [];
  #accepted = 0;
  #processed = 0;

  /** Adds what was found of the rows from a place on; of 0: all are tried anew. */
  async add(first: number, found: readonly RowDid[]): Promise<void> {
    if (first === 0) [this.#pages, this.#last, this.#accepted, this.#processed] = [[], [], 0, 0];
    this.#last.push(...found);
    this.#processed += found.length;
    this.#accepted += found.filter(({ accepted }) => accepted).length;
    if (this.#last.length < CHUNK) return;
    this.#pages.push(await pack<Page>(this.#last));
    this.#last = [];
  }

  get counts() {
    return {
      processed: this.#processed,
      accepted: this.#accepted,
      refused: this.#processed - this.#accepted,
    };
  }

  /** So many at a time. */
  async *pages(): AsyncGenerator<Page, void, undefined> {
    // oxlint-disable-next-line no-await-in-loop -- one is in memory at a time
    for (const page of this.#pages) yield await unpack(page);
    if (this.#last.length > 0) yield this.#last;
  }

  /** The rows that were recorded, with their changes, so many at a time. */
  async *done(positions: Applied['positions']): AsyncGenerator<readonly RowDone[], void, undefined> {
    let place = 0;
    for await (const page of this.pages()) {
      yield page.flatMap(({ number, subject }) => {
        const position = positions.get(place++);
        return position === undefined ? [] : [{ number, position, subjectType: subject!.type, subjectId: subject!.id }];
      });
    }
  }
}
