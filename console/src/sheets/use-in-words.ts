import { BETWEEN_VALUES } from '../forms/cells-of.ts';
import { useNamed } from '../forms/use-named.ts';
import { headingOf, useFieldsOf } from './fields-of-kind.ts';
import type { Batch, Row } from './sheet-page.tsx';
import { useScoreWords } from './use-score-words.ts';

/** Whether a text is the id of a thing: what the page itself has put into a sheet, so that nobody else is meant. */
function isId(text: string): boolean {
  try {
    return /^[A-Z]\w+:\d+$/.test(atob(text));
  } catch {
    return false;
  }
}

interface InWords {
  /** Whether this page has written the sheet: nobody has one with its cells before them. */
  readonly isOwn: boolean;
  readonly heading: (column: Batch['columns'][number]) => string;
  readonly cell: (column: Batch['columns'][number], text: string) => string;
}

/** What a sheet that this page has written says, in words: the names of fields and things, and the words of values. Other texts are as they are. */
export function useInWords({ kind, columns }: Pick<Batch, 'kind' | 'columns'>, rows: readonly Row[]): InWords {
  const { data: fields } = useFieldsOf(kind);
  const ids = [
    ...new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.split(BETWEEN_VALUES) ?? []).filter(isId))),
  ];
  const named = useNamed(ids);
  const cellsOf = (i: number) => [...new Set(rows.map(({ cells }) => cells[i] ?? ''))];
  const cycles = cellsOf(columns.findIndex(({ field }) => field === 'cycle'));
  const ofScores = kind === 'RECORD_SCORES' && cycles.length === 1 && isId(cycles[0]!);
  const scored = useScoreWords(
    ofScores ? cycles[0] : undefined,
    columns.map(({ field }, i) => ({ field, cells: cellsOf(i) })),
  );
  return {
    isOwn: ids.length > 0,
    heading: (column) => headingOf(column, fields),
    cell: ({ field }, text) => {
      const words = fields?.find((one) => one.field === field)?.values;
      const ofScore = scored(field, text);
      if (ofScore !== undefined) return ofScore;
      return text
        .split(BETWEEN_VALUES)
        .map((part) => named(part) ?? words?.[part] ?? part)
        .join(BETWEEN_VALUES);
    },
  };
}
