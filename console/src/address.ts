import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useWords } from './locale.tsx';

/** Puts settings into the address; null or nothing takes one away. */
export function usePut(): (settings: Readonly<Record<string, string | null | undefined>>) => void {
  const [, setSearch] = useSearchParams();
  return useCallback(
    (settings) =>
      setSearch(() => {
        // as it is by now, not as it was when this was drawn: what was put a moment ago stays
        const after = new URLSearchParams(location.search);
        for (const [name, value] of Object.entries(settings)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      }),
    [setSearch],
  );
}

/** Names the page in the tab and the history of the browser. */
export function useTitle(name: string | undefined): void {
  const { t } = useWords();
  useEffect(() => {
    document.title = name ? `${name} · ${t('brand')}` : t('brand');
  }, [name, t]);
}
