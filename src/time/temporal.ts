import { today, type Day } from './day.ts';

/** The two dates of every question: the day asked about, and the instant whose knowledge answers (null: now). */
export interface Moment {
  readonly asOf: Day;
  readonly knownAt: Date | null;
}

/**
 * One reading statement and its values. Every predicate on time is written here and nowhere else, so that a query has
 * one moment and its text is the same for every value, as prepared statements want it.
 */
export class TemporalStatement {
  readonly values: unknown[] = [];
  readonly #moment: Moment;
  #day: string | undefined;
  #instant: string | undefined;
  #today: string | undefined;

  constructor(moment: Moment) {
    this.#moment = moment;
  }

  /** A placeholder for a value, with its PostgreSQL type; the same list given again has the same one. */
  value(value: unknown, type: string): string {
    const known = Array.isArray(value) ? this.values.indexOf(value) : -1;
    if (known < 0) this.values.push(value);
    return `$${known < 0 ? this.values.length : known + 1}::${type}`;
  }

  /** The day asked about. */
  get day(): string {
    return (this.#day ??= this.value(this.#moment.asOf, 'date'));
  }

  /** Rows of `alias` that were believed at the moment. */
  believed(alias: string): string {
    if (this.#moment.knownAt === null) return `${alias}.superseded_at IS NULL`;
    const instant = this.#knownAt();
    return `${alias}.recorded_at <= ${instant} AND (${alias}.superseded_at IS NULL OR ${alias}.superseded_at > ${instant})`;
  }

  #knownAt(): string {
    return (this.#instant ??= this.value(this.#moment.knownAt, 'timestamptz'));
  }

  /** Rows of `alias` that had been recorded by the moment, believed or not any more; `column` is when they were. */
  recorded(alias: string, column = 'recorded_at'): string {
    return this.#moment.knownAt === null ? 'TRUE' : `${alias}.${column} <= ${this.#knownAt()}`;
  }

  /** The columns `recordedAt` and `supersededAt`, as they stood at the moment. */
  recording(alias: string): string {
    const superseded =
      this.#moment.knownAt === null
        ? `${alias}.superseded_at`
        : `CASE WHEN ${alias}.superseded_at <= ${this.#knownAt()} THEN ${alias}.superseded_at END`;
    return `${alias}.recorded_at AS "recordedAt", ${superseded} AS "supersededAt"`;
  }

  /**
   * Conditions that part the rows of `alias` by indexes of their own: what was believed at an instant is what still is, and
   * what was superseded since. Of what is believed now there is no more than one part. `believed` has to hold besides.
   */
  believedParts(alias: string): readonly string[] {
    if (this.#moment.knownAt === null) return ['TRUE'];
    return [`${alias}.superseded_at IS NULL`, `${alias}.superseded_at > ${this.#knownAt()}`];
  }

  /** Rows of `alias` that hold on the day (or on another, where its placeholder is given), as believed at the moment. */
  holds(alias: string, day = this.day): string {
    return `${this.begun(alias, day)} AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > ${day})`;
  }

  /** Rows of `alias` that hold on the day or held before it, as believed at the moment. */
  begun(alias: string, day = this.day): string {
    return `${this.believed(alias)} AND ${alias}.valid_from <= ${day}`;
  }

  /**
   * A column of the row of a table that stands for now, whatever moment is asked about: of the rows `v` that meet the
   * condition and are believed now, the one of today, else the last before today, else the first after it.
   */
  present(table: string, condition: string, column: string): string {
    const now = (this.#today ??= this.value(today(), 'date'));
    return `(SELECT v.${column} FROM ${table} v WHERE ${condition} AND v.superseded_at IS NULL
ORDER BY v.valid_from > ${now}, abs(v.valid_from - ${now}) LIMIT 1)`;
  }

  /** Rows of `alias` that tell what happened on one day, the one in `column`: by the day, as believed at the moment. */
  happened(alias: string, column: string): string {
    return `${this.believed(alias)} AND ${alias}.${column} <= ${this.day}`;
  }
}

/** The columns of a dated row that its type shows. */
export const datedColumns = (alias: string): string =>
  `${alias}.valid_from::text AS "validFrom", ${alias}.valid_to::text AS "validTo", ${alias}.start_known AS "startKnown"`;

export interface Dated {
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly startKnown: boolean;
}

/** When the registry came to believe a row, and when it ceased to. */
export interface Recorded {
  readonly recordedAt: Date;
  readonly supersededAt: Date | null;
}

/** By whose order a recorded row is there. */
export interface BasisColumns {
  readonly basisDocument: string | null;
  readonly basisReason: string | null;
}

export const basisColumns = (alias: string): string =>
  `${alias}.basis_document AS "basisDocument", ${alias}.basis_reason AS "basisReason"`;
