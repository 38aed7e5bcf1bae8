import { useQuery } from '@tanstack/react-query';
import { BETWEEN_VALUES } from '../forms/cells-of.ts';
import { nameOf, type Thing } from '../forms/named.ts';
import { NamedDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import { headingOf, useFieldsOf } from './fields-of-kind.ts';
import type { Batch, Row } from './sheet-page.tsx';

/** How many are asked for by one query. */
const ASKED_MAXIMUM = 50;

/** Whether a text is the id of a thing: what the page itself has put into a sheet, so that nobody else is meant. */
function isId(text: string): boolean {
  try {
    return /^[A-Z]\w+:\d+$/.test(atob(text));
  } catch {
    return false;
  }
}

interface InWords {
  readonly heading: (column: Batch['columns'][number]) => string;
  readonly cell: (column: Batch['columns'][number], text: string) => string;
}

/** What a sheet that this page has written says, in words: the names of fields and things, and the words of values. Other texts are as they are. */
export function useInWords(kind: string, rows: readonly Row[]): InWords {
  const { ask, label } = useSession();
  const { t, marks } = useWords();
  const moment = useMoment();
  const { data: fields } = useFieldsOf(kind);
  const ids = [
    ...new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.split(BETWEEN_VALUES) ?? []).filter(isId))),
  ];
  const { data: things } = useQuery({
    queryKey: ['named-in-sheet', ids, moment],
    queryFn: async ({ signal }) => {
      const parts = Array.from({ length: Math.ceil(ids.length / ASKED_MAXIMUM) }, (_part, i) =>
        ids.slice(i * ASKED_MAXIMUM, (i + 1) * ASKED_MAXIMUM),
      );
      const told = await Promise.all(parts.map((part) => ask(NamedDocument, { ids: part, ...moment }, { signal })));
      return new Map(
        told.flatMap(({ nodes }) => nodes).flatMap((node): [string, Thing][] => (node ? [[node.id, node]] : [])),
      );
    },
    enabled: ids.length > 0,
    placeholderData: (before) => before,
  });
  const named = (text: string): string | undefined => {
    const thing = things?.get(text);
    return thing && nameOf(thing, { t, marks, label });
  };
  return {
    heading: (column) => headingOf(column, fields),
    cell: ({ field }, text) => {
      const words = fields?.find((one) => one.field === field)?.values;
      return text
        .split(BETWEEN_VALUES)
        .map((part) => named(part) ?? words?.[part] ?? part)
        .join(BETWEEN_VALUES);
    },
  };
}
