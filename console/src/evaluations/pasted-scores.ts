export interface Indicator {
  readonly key: string;
  readonly name: string;
}

export interface PastedScores {
  /** By subject, indicator and value. */
  readonly scores: readonly (readonly [string, string, string])[];
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
  const [headings = [], ...rows] = text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(plain))
    .filter((cells) => cells.some(Boolean));
  const columns = headings.map((heading, i) =>
    i === 0 ? undefined : indicators.find(({ key, name }) => heading === plain(name) || heading === key),
  );
  const scores = rows.flatMap((cells) =>
    cells.flatMap((cell, i) => (columns[i] && cell ? [[cells[0]!, columns[i].key, cell] as const] : [])),
  );
  return {
    scores,
    subjects: new Set(scores.map(([subject]) => subject)).size,
    unused: headings.filter((heading, i) => i > 0 && heading && !columns[i]),
  };
}
