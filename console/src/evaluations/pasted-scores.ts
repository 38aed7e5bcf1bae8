export interface Indicator {
  readonly key: string;
  readonly name: string;
}

/** A row that was pasted. */
export interface PastedRow {
  /** Its line in what was pasted, the headings being the first. */
  readonly line: number;
  /** The number or the code of whom it is of, as it was pasted. */
  readonly subject: string;
  /** How many scores it has. */
  readonly scores: number;
}

export interface PastedScores {
  /** By subject, indicator and value. */
  readonly scores: readonly (readonly [string, string, string])[];
  readonly rows: readonly PastedRow[];
  readonly subjects: number;
  /** The headings that name no indicator. */
  readonly unused: readonly string[];
}

const plain = (text: string): string => text.normalize('NFKC').trim();

/**
 * Scores out of columns that were copied from a spreadsheet: headings first, then one row for each subject, whose number or code comes
 * first. A heading is the name of an indicator or its key; what the cells say is judged by the registry.
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
  const rows = others.map(({ line, cells: [subject = '', ...cells] }) => ({
    line,
    subject,
    scores: cells.flatMap((cell, i) => {
      const column = columns[i + 1];
      return column && cell ? [[subject, column.key, cell] as const] : [];
    }),
  }));
  const withScores = rows.filter(({ scores }) => scores.length > 0);
  return {
    scores: withScores.flatMap(({ scores }) => scores),
    rows: withScores.map((row) => ({ ...row, scores: row.scores.length })),
    subjects: new Set(withScores.map(({ subject }) => subject)).size,
    unused: headings.filter((heading, i) => i > 0 && heading && !columns[i]),
  };
}
