import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { textIn } from './address-values.ts';
import { useWords } from './locale.tsx';

type Settings = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/** Puts settings into the address; null or nothing takes one away, where a list of nothing says so. `replace`: no address is left to go back to. */
export function usePut(): (settings: Settings, options?: { readonly replace?: boolean }) => void {
  const [, setSearch] = useSearchParams();
  return useCallback(
    (settings, options) =>
      setSearch(() => {
        // as it is by now, not as it was when this was drawn: what was put a moment ago stays
        const after = new URLSearchParams(location.search);
        for (const [name, value] of Object.entries(settings)) {
          if (value) after.set(name, String(value));
          else after.delete(name);
        }
        return after;
      }, options),
    [setSearch],
  );
}

const PAUSE_MS = 300;

const textOf = (search: URLSearchParams, name: string): string => textIn(search, name).value ?? '';

/**
 * What is typed into a field and stands in the address as soon as there is a pause, and the text of the address: what comes with another one is
 * in the field. Of a text that is longer than the field takes it has the beginning, which LeftOut tells of.
 */
export function useTyped(name: string): readonly [text: string, type: (text: string) => void, given: string] {
  const [search] = useSearchParams();
  const drawn = useLocation();
  const put = usePut();
  const given = textOf(search, name);
  const [text, type] = useState(given);
  /** The text that the address has from this field. */
  const own = useRef(given);
  // pages are drawn later than their addresses are put, some never: what the address has by now tells who put it
  useLayoutEffect(() => {
    const there = textOf(new URLSearchParams(location.search), name);
    if (there === own.current) return;
    own.current = there;
    type(there);
  }, [drawn, name]);
  const typed = text.trim();
  useEffect(() => {
    if (typed === own.current) return undefined;
    const pause = setTimeout(() => {
      own.current = typed;
      put({ [name]: typed }, { replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, name, put]);
  return [text, type, given];
}

/** Names the page in the tab and the history of the browser. */
export function useTitle(name: string | undefined): void {
  const { t, marks } = useWords();
  useEffect(() => {
    document.title = marks.beside([name, t('brand')]);
  }, [name, t, marks]);
}
