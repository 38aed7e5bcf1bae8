import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useWholeList } from '../files/use-whole-list.ts';
import { RosterDocument, type RosterQueryVariables } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
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
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const { count, error, begin, giveUp } = useWholeList<Row>(
    async (cursor, signal) => (await ask(RosterDocument, { ...asked, after: cursor }, { signal })).unit?.officers,
    PRINTED_MAXIMUM,
  );
  useEffect(() => {
    if (!rows) return;
    addEventListener('afterprint', () => setRows(null), { once: true });
    print();
  }, [rows]);
  const printAll = async () => setRows((await begin()) ?? null);

  return {
    isOnPaper: rows !== null,
    button: (
      <>
        {count === null ? (
          <Button disabled={total > PRINTED_MAXIMUM} onClick={() => void printAll()}>
            {t('print')}
          </Button>
        ) : (
          <Button onClick={giveUp}>{t('givePrintUp', { read: count, total })}</Button>
        )}
        {total > PRINTED_MAXIMUM && <span>{t('tooLongForPaper', { most: PRINTED_MAXIMUM })}</span>}
        {error && <Problem error={error} onAgain={() => void printAll()} />}
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
