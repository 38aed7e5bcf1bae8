import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../locale.tsx';
import { Problem } from '../problem.tsx';
import { handOverTable } from './csv.ts';
import { useWholeList } from './use-whole-list.ts';

/** More are narrowed first: a table of so many is read by nobody. */
const ROWS_MAXIMUM = 10_000;

interface Props<Node> {
  /** What the file is called. */
  readonly title: string;
  readonly heading: readonly string[];
  /** Reads a page of the list. */
  readonly read: Parameters<typeof useWholeList<Node>>[0];
  /** The rows of the table that an element of the list is. */
  readonly rowsOf: (node: Node) => readonly (readonly (string | number)[])[];
}

/** Reads a list to its end and hands it over as a table; it tells how far it is, and is given up by the same button. */
export function HandOverAll<Node>({ title, heading, read, rowsOf }: Props<Node>) {
  const { t } = useWords();
  const { count, error, begin, giveUp } = useWholeList(read, ROWS_MAXIMUM);
  const [isTooLong, setIsTooLong] = useState(false);
  const handOver = async () => {
    const all = await begin();
    if (all === undefined) return;
    setIsTooLong(all === null);
    if (all) handOverTable(title, [heading, ...all.flatMap(rowsOf)]);
  };
  return (
    <>
      <Button className="no-print" onClick={count === null ? () => void handOver() : giveUp}>
        {count === null ? t('downloadTable') : t('giveTableUp', { count })}
      </Button>
      {isTooLong && <span role="status">{t('tooLongForTable', { most: ROWS_MAXIMUM })}</span>}
      {error && <Problem error={error} onAgain={() => void handOver()} />}
    </>
  );
}
