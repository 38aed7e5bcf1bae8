export interface Indicator {
  readonly key: string;
  readonly name: string;
}

interface PastedScore {
  readonly indicator: Indicator;
  readonly value: string;
}

/** A row that was pasted. */
export interface PastedRow {
  /** Its line in what was pasted, the headings being the first. */
  readonly line: number;
  /** The number or the code of whom it is of, as it was pasted. */
  readonly subject: string;
  /** The name that was pasted beside it; empty: none. */
  readonly name: string;
  /** Its scores by indicator. */
  readonly scores: readonly PastedScore[];
}

export interface PastedScores {
  readonly rows: readonly PastedRow[];
  /** The headings that name no indicator. */
  readonly unused: readonly string[];
}

const plain = (text: string): string => text.normalize('NFKC').trim();

/** What a column of names is headed by, the first that is there: beside people, that of their units is no more than said to be unused. */
const OF_NAMES = ['姓名', 'name', '单位名称', '名称'];
const nameOfHeading = (heading: string): string => heading.replaceAll(/[()]/g, '').toLowerCase();

/**
 * Scores out of columns that were copied from a spreadsheet: headings first, then one row for each subject, whose number or code comes
 * first. A heading is the name of an indicator or its key; what the cells say is judged by the registry. A column of names is there to be
 * compared.
 */
export function pastedScores(text: string, indicators: readonly Indicator[]): PastedScores {
  const [first, ...others] = text
    .split(/\r?\n/)
    .map((line, i) => ({ line: i + 1, cells: line.split('\t').map(plain) }))
    .filter(({ cells }) => cells.some(Boolean));
  const headings = first?.cells ?? [];
  const columns = headings.map((heading, i) =>
    i === 0 ? undefined : indicators.find(({ key, name }) => heading === plain(name) || heading === key),
  );
  const found = OF_NAMES.map((wanted) =>
    headings.findIndex((heading, i) => i > 0 && !columns[i] && nameOfHeading(heading) === wanted),
  );
  const nameColumn = found.find((i) => i > 0) ?? -1;
  const rows = others
    .map(({ line, cells }) => ({
      line,
      subject: cells[0] ?? '',
      name: cells[nameColumn] ?? '',
      scores: cells.flatMap((value, i) => {
        const indicator = columns[i];
        return indicator && value ? [{ indicator, value }] : [];
      }),
    }))
    .filter(({ scores }) => scores.length > 0);
  return {
    rows,
    unused: headings.filter((heading, i) => i > 0 && heading && !columns[i] && i !== nameColumn),
  };
}
