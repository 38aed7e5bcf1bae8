import { sql, sqlName, type Sql } from '../sql/sql.ts';
import { today, type Day } from './day.ts';

/** The two dates of every question: the day asked about, and the instant whose knowledge answers (null: now). */
export interface Moment {
  readonly asOf: Day;
  readonly knownAt: Date | null;
}

/** Rows of `alias` that are believed now. */
export const believedNow = (alias: string): Sql => sql`${sqlName(alias)}.superseded_at IS NULL`;

/** Rows of `alias` that hold on a day or later: those that have not ended by then. */
export const endsAfter = (alias: string, day: Sql): Sql =>
  sql`(${sqlName(alias)}.valid_to IS NULL OR ${sqlName(alias)}.valid_to > ${day})`;

/** Rows of `alias` whose days include one: by the range that exclusion constraints know. */
export const daysInclude = (alias: string, day: Sql): Sql =>
  sql`daterange(${sqlName(alias)}.valid_from, ${sqlName(alias)}.valid_to) @> ${day}`;

/**
 * One reading statement and its values. Every predicate on time is written here and nowhere else, so that a query has
 * one moment and its text is the same for every value, as prepared statements want it.
 */
export class TemporalStatement {
  readonly values: unknown[] = [];
  readonly #moment: Moment;
  #day: Sql | undefined;
  #instant: Sql | undefined;
  #today: Sql | undefined;

  constructor(moment: Moment) {
    this.#moment = moment;
  }

  /** A placeholder for a value, with its PostgreSQL type; the same list given again has the same one. */
  value(value: unknown, type: string): Sql {
    const known = Array.isArray(value) ? this.values.indexOf(value) : -1;
    if (known < 0) this.values.push(value);
    return sql`$${known < 0 ? this.values.length : known + 1}::${sqlName(type)}`;
  }

  /** The day asked about. */
  get day(): Sql {
    return (this.#day ??= this.value(this.#moment.asOf, 'date'));
  }

  /** Rows of `alias` that were believed at the moment. */
  believed(alias: string): Sql {
    if (this.#moment.knownAt === null) return believedNow(alias);
    const instant = this.#knownAt();
    const row = sqlName(alias);
    return sql`${row}.recorded_at <= ${instant} AND (${believedNow(alias)} OR ${row}.superseded_at > ${instant})`;
  }

  #knownAt(): Sql {
    return (this.#instant ??= this.value(this.#moment.knownAt, 'timestamptz'));
  }

  /** Rows of `alias` that had been recorded by the moment, believed or not any more; `column` is when they were. */
  recorded(alias: string, column = 'recorded_at'): Sql {
    if (this.#moment.knownAt === null) return sql`TRUE`;
    return sql`${sqlName(alias)}.${sqlName(column)} <= ${this.#knownAt()}`;
  }

  /** The columns `recordedAt` and `supersededAt`, as they stood at the moment. */
  recording(alias: string): Sql {
    const row = sqlName(alias);
    const superseded =
      this.#moment.knownAt === null
        ? sql`${row}.superseded_at`
        : sql`CASE WHEN ${row}.superseded_at <= ${this.#knownAt()} THEN ${row}.superseded_at END`;
    return sql`${row}.recorded_at AS "recordedAt", ${superseded} AS "supersededAt"`;
  }

  /**
   * Conditions that part the rows of `alias` by indexes of their own: what was believed at an instant is what still is, and
   * what was superseded since. Of what is believed now there is no more than one part. `believed` has to hold besides.
   */
  believedParts(alias: string): readonly Sql[] {
    if (this.#moment.knownAt === null) return [sql`TRUE`];
    return [believedNow(alias), sql`${sqlName(alias)}.superseded_at > ${this.#knownAt()}`];
  }

  /** Rows of `alias` that hold on the day (or on another, where its placeholder is given), as believed at the moment. */
  holds(alias: string, day: Sql = this.day): Sql {
    return sql`${this.begun(alias, day)} AND ${endsAfter(alias, day)}`;
  }

  /** Rows of `alias` that hold on the day or held before it, as believed at the moment. */
  begun(alias: string, day: Sql = this.day): Sql {
    return sql`${this.believed(alias)} AND ${sqlName(alias)}.valid_from <= ${day}`;
  }

  /**
   * A column of the row of a table that stands for now, whatever moment is asked about: of the rows `v` that meet the
   * condition and are believed now, the one of today, else the last before today, else the first after it.
   */
  present(table: string, condition: string, column: string): Sql {
    const now = (this.#today ??= this.value(today(), 'date'));
    return sql`(SELECT v.${sqlName(column)} FROM ${sqlName(table)} v WHERE ${condition as Sql} AND ${believedNow('v')}
ORDER BY v.valid_from > ${now}, abs(v.valid_from - ${now}) LIMIT 1)`;
  }

  /** Rows of `alias` that tell what happened on one day, the one in `column`: by the day, as believed at the moment. */
  happened(alias: string, column: string): Sql {
    return sql`${this.believed(alias)} AND ${sqlName(alias)}.${sqlName(column)} <= ${this.day}`;
  }
}

/** The columns of a dated row that its type shows. */
export function datedColumns(alias: string): Sql {
  const row = sqlName(alias);
  return sql`${row}.valid_from::text AS "validFrom", ${row}.valid_to::text AS "validTo", ${row}.start_known AS "startKnown"`;
}

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

export const basisColumns = (alias: string): Sql =>
  sql`${sqlName(alias)}.basis_document AS "basisDocument", ${sqlName(alias)}.basis_reason AS "basisReason"`;
