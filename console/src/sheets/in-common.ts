interface Column {
  readonly field: string | null;
}

interface Row {
  readonly cells: readonly (string | null)[];
  /** What it does, in sentences; null: not tried, or refused. */
  readonly summary: string | null;
}

interface InCommon {
  /** The columns, by where they stand. */
  readonly columns: ReadonlySet<number>;
  /** How what each row does begins; empty: not alike. */
  readonly beginning: string;
}

const NOTHING: InCommon = { columns: new Set(), beginning: '' };

/** Whom a score is of, and which it is: each row says that, be it the same as another. */
const OF_EACH: ReadonlySet<string> = new Set(['scores.subject', 'scores.value']);

/** What several rows of scores say alike, such as their cycle and its scheme: it is told once, above them. */
export function commonOf(kind: string, columns: readonly Column[], rows: readonly Row[], between: string): InCommon {
  const [first, ...others] = rows;
  if (kind !== 'RECORD_SCORES' || !first || others.length === 0) return NOTHING;
  const isCommon = ({ field }: Column, i: number): boolean =>
    field !== null &&
    !OF_EACH.has(field) &&
    Boolean(first.cells[i]) &&
    others.every(({ cells }) => cells[i] === first.cells[i]);
  return {
    columns: new Set(columns.flatMap((column, i) => (isCommon(column, i) ? [i] : []))),
    beginning: beginningOf(
      rows.flatMap(({ summary }) => summary ?? []),
      between,
    ),
  };
}

/** The sentences with which several texts begin; each text has another after them. */
function beginningOf(texts: readonly string[], between: string): string {
  const [first, ...others] = texts.map((text) => text.split(between));
  if (!first || others.length === 0) return '';
  const most = Math.min(...[first, ...others].map(({ length }) => length - 1));
  const unlike = first.findIndex((part, i) => i >= most || others.some((parts) => parts[i] !== part));
  return first.slice(0, unlike).join(between);
}

/** A text without what it has in common with others. */
export const ownOf = (text: string | null, { beginning }: InCommon, between: string): string =>
  beginning && text ? text.slice(beginning.length + between.length) : (text ?? '');
