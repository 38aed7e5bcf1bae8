import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { MARKS, type Marks } from './marks.ts';
import { TEXTS, type Locale, type TextKey } from './texts.ts';

export interface Words {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  readonly marks: Marks;
  /** A text of the page in the language chosen, with what stands in its {braces}. */
  readonly t: (key: TextKey, filled?: Readonly<Record<string, string | number>>) => string;
}

const WordsContext = createContext<Words | null>(null);

const KEPT = 'muster-locale';

const kept = (): Locale => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN');

export function LocaleProvider({ children }: { readonly children: (locale: Locale) => ReactNode }) {
  const [locale, setLocale] = useState<Locale>(kept);
  const words = useMemo(
    (): Words => ({
      locale,
      marks: MARKS[locale],
      setLocale: (chosen) => {
        localStorage.setItem(KEPT, chosen);
        setLocale(chosen);
      },
      t: (key, filled = {}) =>
        TEXTS[key][locale === 'en' ? 1 : 0].replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
          String(filled[name] ?? ''),
        ),
    }),
    [locale],
  );
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return <WordsContext value={words}>{children(locale)}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('no language was chosen');
  return words;
}
