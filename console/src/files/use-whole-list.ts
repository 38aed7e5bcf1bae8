import { useEffect, useRef, useState } from 'react';
import { readAll } from '../pages.tsx';

type ReadPage<Node> = (cursor: string | null, signal: AbortSignal) => ReturnType<Parameters<typeof readAll<Node>>[0]>;

interface WholeList<Node> {
  /** How many have been read; null while nothing is. */
  readonly count: number | null;
  readonly error: Error | null;
  /** All of it; null where there are more than `most`; undefined where it failed or was given up. */
  readonly begin: () => Promise<readonly Node[] | null | undefined>;
  readonly giveUp: () => void;
}

/** Reads a list to its end when it is asked to, and tells how far it is. */
export function useWholeList<Node>(read: ReadPage<Node>, most: number): WholeList<Node> {
  const [count, setCount] = useState<number | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const reading = useRef<AbortController>(null);
  useEffect(() => () => reading.current?.abort(), []);
  return {
    count,
    error,
    begin: async () => {
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
        }, most);
        return signal.aborted ? undefined : all;
      } catch (cause) {
        if (!signal.aborted) setError(cause instanceof Error ? cause : new Error(String(cause)));
        return undefined;
      } finally {
        if (reading.current === controller) setCount(null);
      }
    },
    giveUp: () => {
      reading.current?.abort();
      setCount(null);
    },
  };
}
