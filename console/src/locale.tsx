import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { MARKS, type Marks } from './marks.ts';
import { TEXTS, type Locale, type Tell } from './texts.ts';

export interface Words {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  readonly marks: Marks;
  readonly t: Tell;
}

const WordsContext = createContext<Words | null>(null);

/** What stands in a text for a value, or for the word of two that goes with how many it is: {count} {count|unit|units}. */
const BRACES = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;
const PLURALS = new Intl.PluralRules('en');

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
        TEXTS[key][locale === 'en' ? 1 : 0].replaceAll(BRACES, (_all, name: string, one?: string, many?: string) => {
          const value = filled[name] ?? '';
          return String(one === undefined ? value : PLURALS.select(Number(value)) === 'one' ? one : many);
        }),
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
