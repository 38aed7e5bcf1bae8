import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../locale.tsx';
import { readAll } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { handOverTable } from './csv.ts';

/** More are narrowed first: a table of so many is read by nobody. */
const ROWS_MAXIMUM = 10_000;

interface Props<Node> {
  /** What the file is called. */
  readonly title: string;
  readonly heading: readonly string[];
  /** Reads a page of the list. */
  readonly read: (cursor: string | null, signal: AbortSignal) => ReturnType<Parameters<typeof readAll<Node>>[0]>;
  /** The rows of the table that an element of the list is. */
  readonly rowsOf: (node: Node) => readonly (readonly (string | number)[])[];
}

/** Reads a list to its end and hands it over as a table; it tells how far it is, and is given up by the same button. */
export function HandOverAll<Node>({ title, heading, read, rowsOf }: Props<Node>) {
  const { t } = useWords();
  const [count, setCount] = useState<number | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [isTooLong, setIsTooLong] = useState(false);
  const reading = useRef<AbortController>(null);
  useEffect(() => () => reading.current?.abort(), []);

  async function begin(): Promise<void> {
    const controller = (reading.current = new AbortController());
    const { signal } = controller;
    let sofar = 0;
    setError(null);
    setCount(0);
    try {
      const all = await readAll<Node>(async (cursor) => {
        const page = await read(cursor, signal);
        setCount((sofar += page?.nodes.length ?? 0));
        return page;
      }, ROWS_MAXIMUM);
      if (signal.aborted) return;
      setIsTooLong(all === null);
      if (all) handOverTable(title, [heading, ...all.flatMap(rowsOf)]);
    } catch (cause) {
      if (!signal.aborted) setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      if (reading.current === controller) setCount(null);
    }
  }
  const giveUp = () => {
    reading.current?.abort();
    setCount(null);
  };

  return (
    <>
      <Button className="no-print" onClick={count === null ? () => void begin() : giveUp}>
        {count === null ? t('downloadTable') : t('giveTableUp', { count })}
      </Button>
      {isTooLong && <span role="status">{t('tooLongForTable', { most: ROWS_MAXIMUM })}</span>}
      {error && <Problem error={error} onAgain={() => void begin()} />}
    </>
  );
}
