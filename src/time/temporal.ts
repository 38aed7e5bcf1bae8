import { sql, sqlName, sqlText, type Sql } from '../sql/sql.ts';
import { TIME_ZONE, today, type Day } from './day.ts';

/** The two dates of a question: the day it is about (valid time), and the instant whose knowledge answers it (transaction time; null: now). */
export interface Moment {
  readonly asOf: Day;
  readonly knownAt: Date | null;
}

/** Rows of `alias` that are believed now. */
export const believedNow = (alias: string): Sql => sql`${sqlName(alias)}.superseded_at IS NULL`;

/** Rows of `alias` that hold on a day or later: those that have not ended by then. */
export const endsAfter = (alias: string, day: Sql): Sql =>
  sql`(${sqlName(alias)}.valid_to IS NULL OR ${sqlName(alias)}.valid_to > ${day})`;

/** Rows of `alias` that hold on a day, whenever they were believed. */
export const holdOn = (alias: string, day: Sql): Sql =>
  sql`${sqlName(alias)}.valid_from <= ${day} AND ${endsAfter(alias, day)}`;

/** Rows of `alias` whose days include one: by the range that exclusion constraints know. */
export const daysInclude = (alias: string, day: Sql): Sql =>
  sql`daterange(${sqlName(alias)}.valid_from, ${sqlName(alias)}.valid_to) @> ${day}`;

/** Rows of `alias` that hold on some day of a period: from a day, up to another, which is excluded (NULL: for good). */
export const daysOverlap = (alias: string, from: Sql, to: Sql): Sql =>
  sql`daterange(${sqlName(alias)}.valid_from, ${sqlName(alias)}.valid_to) && daterange(${from}, ${to})`;

/** The day on which an instant is. */
export const dayOf = (instant: Sql): Sql => sql`(${instant} AT TIME ZONE ${sqlText(TIME_ZONE)})::date`;

/** Rows of `alias` that were believed at an instant. */
export const believedAt = (alias: string, instant: Sql): Sql =>
  sql`${sqlName(alias)}.recorded_at <= ${instant} AND (${believedNow(alias)} OR ${sqlName(alias)}.superseded_at > ${instant})`;

/** Rows of `alias` that were believed right before an instant at which some were recorded, or right after it. */
export const believedAround = (alias: string, instant: Sql): Sql =>
  sql`${sqlName(alias)}.recorded_at <= ${instant} AND (${believedNow(alias)} OR ${sqlName(alias)}.superseded_at >= ${instant})`;

/** Rows of `alias` that hold on a day, or until that day. */
export const daysTouch = (alias: string, day: Sql): Sql =>
  sql`daterange(${sqlName(alias)}.valid_from, ${sqlName(alias)}.valid_to, '[]') @> ${day}`;

/**
 * One reading statement at a moment: the values of its placeholders, and the predicates of both dates. Every predicate on time
 * is written here alone. The text is the same for all values, as prepared statements need.
 */
export class TemporalStatement {
  readonly values: unknown[];
  readonly rehearsed: boolean;
  readonly #moment: Moment;
  readonly #placedAt: Date | null;
  readonly #valueOfToday: unknown;
  #day: Sql | undefined;
  #instant: Sql | undefined;
  #today: Sql | undefined;
  #placed: Sql | undefined;
  /** Where the values of this part begin, and how many of those before are of the moment. */
  #part = { from: 0, ofMoment: 0 };

  /**
   * `placedAt`: the instant whose knowledge says where things are today; see `present`. Null: now. `rehearsed`: it reads what a dry
   * run has written, which nothing that is kept of the record follows. `valueOfToday`: what stands among the values for the day of today
   * until the statement is sent. Default: that day.
   */
  constructor(
    moment: Moment,
    placedAt: Date | null = null,
    rehearsed = false,
    values: unknown[] = [],
    valueOfToday: unknown = null,
  ) {
    this.values = values;
    this.#moment = moment;
    this.#placedAt = placedAt;
    this.rehearsed = rehearsed;
    this.#valueOfToday = valueOfToday;
  }

  /**
   * Adds a value and returns its placeholder, with its PostgreSQL type. The same list or bytes given again in a part have the same
   * placeholder.
   */
  value(value: unknown, type: string): Sql {
    const known =
      Array.isArray(value) || value instanceof Uint8Array ? this.values.indexOf(value, this.#part.from) : -1;
    if (known < 0) this.values.push(value);
    return sql`$${known < 0 ? this.values.length : known + 1}::${sqlName(type)}`;
  }

  /** The same statement at another moment: what it places is among the same values. */
  at(moment: Moment): TemporalStatement {
    return new TemporalStatement(moment, this.#placedAt, this.rehearsed, this.values, this.#valueOfToday);
  }

  /** The same statement about the day that an expression gives, such as a column of the rows outside. */
  on(day: Sql): TemporalStatement {
    const other = this.at(this.#moment);
    other.#day = day;
    return other;
  }

  /** Begins with the values of the moment. */
  placeMoment(): void {
    void this.day;
    if (this.#moment.knownAt !== null) this.#knownAt();
  }

  /** Begins a part whose values are its own. */
  beginPart(): void {
    this.#part = { from: this.values.length, ofMoment: this.#ofMoment };
  }

  /** Whether the part has values that are of the moment, or the day of today. */
  get partHasMoment(): boolean {
    return this.#ofMoment > this.#part.ofMoment;
  }

  get #ofMoment(): number {
    const ofToday = this.#valueOfToday === null ? this.#today : undefined;
    return [this.#day, this.#instant, ofToday, this.#placed].filter((placed) => placed !== undefined).length;
  }

  /** The day that is asked about. */
  get day(): Sql {
    return (this.#day ??= this.value(this.#moment.asOf, 'date'));
  }

  /** The condition that a row of `alias` was believed at the moment. */
  believed(alias: string): Sql {
    return this.#moment.knownAt === null ? believedNow(alias) : believedAt(alias, this.#knownAt());
  }

  /** The same of rows that are as old as what they belong to, where they do not say when they were recorded. */
  believedSinceMade(alias: string): Sql {
    if (this.#moment.knownAt === null) return believedNow(alias);
    const row = sqlName(alias);
    const instant = this.#knownAt();
    return sql`(${row}.recorded_at IS NULL OR ${row}.recorded_at <= ${instant})
  AND (${believedNow(alias)} OR ${row}.superseded_at > ${instant})`;
  }

  /** Whether the question is about what is known now. */
  get knownNow(): boolean {
    return this.#moment.knownAt === null;
  }

  #knownAt(): Sql {
    return (this.#instant ??= this.value(this.#moment.knownAt, 'timestamptz'));
  }

  /** The condition that a row of `alias` had been recorded by the moment, whether it was still believed or not. */
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
   * Conditions that divide the rows of `alias` into parts, each with an index of its own: what was believed at an instant is
   * what still is believed, and what was superseded since. There is one part where the instant is now. `believed` must hold
   * besides.
   */
  believedParts(alias: string): readonly Sql[] {
    if (this.#moment.knownAt === null) return [sql`TRUE`];
    return [believedNow(alias), sql`${sqlName(alias)}.superseded_at > ${this.#knownAt()}`];
  }

  /** The condition that a row of `alias` was believed at the moment and holds on a day. Default: the day asked about. */
  holds(alias: string, day: Sql = this.day): Sql {
    return sql`${this.begun(alias, day)} AND ${endsAfter(alias, day)}`;
  }

  /** The same as `holds` on the day asked about, in the words of the indexes by the last day: for what reads all rows that hold. */
  allHolding(alias: string): Sql {
    return sql`${this.begun(alias)} AND coalesce(${sqlName(alias)}.valid_to, 'infinity') > ${this.day}`;
  }

  /** The condition that a row of `alias` was believed at the moment and holds on a day or held before it. */
  begun(alias: string, day: Sql = this.day): Sql {
    return sql`${this.believed(alias)} AND ${sqlName(alias)}.valid_from <= ${day}`;
  }

  /**
   * A column of the present row of a table, whatever moment is asked about: of the rows `v` that meet the condition and are
   * believed, the row of today, else the last before today, else the first after it. It is read as known at the instant of
   * `placedAt`, if there is one, and as known now of what was not on record then: of which `known` finds no row `v`.
   * Default: the same rows. Of what is withdrawn, so that nothing of it is believed, it is that of the row that was believed last.
   */
  present(
    table: string,
    condition: Sql,
    column: string,
    known: { readonly table: string; readonly condition: Sql } = { table, condition },
  ): Sql {
    const now = (this.#today ??= this.value(this.#valueOfToday ?? today(), 'date'));
    const row = (believed: Sql): Sql =>
      sql`(SELECT v.${sqlName(column)} FROM ${sqlName(table)} v WHERE ${condition} AND ${believed}
ORDER BY v.valid_from > ${now}, abs(v.valid_from - ${now}) LIMIT 1)`;
    const believed = sql`coalesce(${row(believedNow('v'))}, CASE WHEN NOT EXISTS (
  SELECT FROM ${sqlName(known.table)} v WHERE ${known.condition} AND ${believedNow('v')}
) THEN (SELECT v.${sqlName(column)} FROM ${sqlName(table)} v WHERE ${condition} ORDER BY v.superseded_at DESC, v.valid_from DESC LIMIT 1) END)`;
    if (this.#placedAt === null) return believed;
    const instant = this.#placedInstant();
    return sql`CASE WHEN EXISTS (SELECT FROM ${sqlName(known.table)} v WHERE ${known.condition} AND v.recorded_at <= ${instant})
THEN ${row(sql`v.recorded_at <= ${instant} AND ${this.believedSincePlaced('v')}`)} ELSE ${believed} END`;
  }

  /** The condition that a row of `alias` is believed now, or was at the instant of `placedAt` or since. */
  believedSincePlaced(alias: string): Sql {
    if (this.#placedAt === null) return believedNow(alias);
    return sql`(${believedNow(alias)} OR ${sqlName(alias)}.superseded_at > ${this.#placedInstant()})`;
  }

  #placedInstant(): Sql {
    return (this.#placed ??= this.value(this.#placedAt, 'timestamptz'));
  }

  /** The condition that a row of `alias`, about the day in `column`, was believed at the moment and is not about a later day. */
  happened(alias: string, column: string): Sql {
    return sql`${this.believed(alias)} AND ${sqlName(alias)}.${sqlName(column)} <= ${this.day}`;
  }
}

/** The columns of a dated row, as `Dated` names them. */
export function datedColumns(alias: string): Sql {
  const row = sqlName(alias);
  return sql`${row}.valid_from::text AS "validFrom", ${row}.valid_to::text AS "validTo", ${row}.start_known AS "startKnown"`;
}

/** The days on which a row holds. */
export interface Dated {
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly startKnown: boolean;
}

/** When the registry began to believe a row, and when it ceased to; null: it still does. */
export interface Recorded {
  readonly recordedAt: Date;
  readonly supersededAt: Date | null;
}

/** The order and the reason for a recorded row. */
export interface BasisColumns {
  readonly basisDocument: string | null;
  readonly basisReason: string | null;
}

export const basisColumns = (alias: string): Sql =>
  sql`${sqlName(alias)}.basis_document AS "basisDocument", ${sqlName(alias)}.basis_reason AS "basisReason"`;
