import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { RosterDocument, type RosterQueryVariables } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { readAll } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import type { RosterColumns, Row } from './roster-columns.tsx';

/** More are for a file: paper of so many has 150 pages. */
const PRINTED_MAXIMUM = 5_000;

/** Columns that are narrower than this in the list have one line on paper. */
const LONGEST_LINE = 130;

interface Printing {
  /** Prints, tells how far it is, and gives up what is being read. */
  readonly button: ReactNode;
  /** What is on paper in place of the list. */
  readonly table: ReactNode;
  readonly isOnPaper: boolean;
}

/** Prints a roster to its end: its rows are read beside the list, and drawn as plain rows for the paper alone, which takes a moment where the list takes minutes. */
export function usePrintedRoster(
  asked: Omit<RosterQueryVariables, 'after'>,
  { columns, total }: { readonly columns: RosterColumns; readonly total: number },
): Printing {
  const { ask } = useSession();
  const { t } = useWords();
  const [read, setRead] = useState<number | null>(null);
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const reading = useRef<AbortController>(null);
  useEffect(() => () => reading.current?.abort(), []);
  useEffect(() => {
    if (!rows) return;
    addEventListener('afterprint', () => setRows(null), { once: true });
    print();
  }, [rows]);

  async function begin(): Promise<void> {
    const { signal } = (reading.current = new AbortController());
    let count = 0;
    setError(null);
    setRead(0);
    try {
      const all = await readAll(async (cursor) => {
        const { unit } = await ask(RosterDocument, { ...asked, after: cursor }, { signal });
        setRead((count += unit?.officers.nodes.length ?? 0));
        return unit?.officers;
      });
      if (!signal.aborted) setRows(all);
    } catch (cause) {
      if (!signal.aborted) setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      if (reading.current.signal === signal) setRead(null);
    }
  }
  const giveUp = () => {
    reading.current?.abort();
    setRead(null);
  };

  return {
    isOnPaper: rows !== null,
    button: (
      <>
        {read === null ? (
          <Button disabled={total > PRINTED_MAXIMUM} onClick={() => void begin()}>
            {t('print')}
          </Button>
        ) : (
          <Button onClick={giveUp}>{t('givePrintUp', { read, total })}</Button>
        )}
        {total > PRINTED_MAXIMUM && <span>{t('tooLongForPaper', { most: PRINTED_MAXIMUM })}</span>}
        {error && <Problem error={error} onAgain={() => void begin()} />}
      </>
    ),
    table: rows && (
      <table className="print-only">
        <thead>
          <tr>
            <th>{t('number')}</th>
            {columns.shown.map(({ key, title }) => (
              <th key={key}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.id}>
              <td>{i + 1}</td>
              {columns.shown.map(({ key, width, render }) => (
                <td key={key} {...(width <= LONGEST_LINE && { className: 'line' })}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    ),
  };
}
