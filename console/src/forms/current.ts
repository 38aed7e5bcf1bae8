import { createContext, useContext } from 'react';
import { useSession } from '../session.tsx';
import { useWords } from '../locale.tsx';
import { isShare, textOfShare } from './share-text.ts';
import type { InputField } from './input-field.ts';

/** What a thing has in the fields of a form: null holds nothing, what is not there is not known. */
export type Current = Readonly<Record<string, unknown>>;

/** Of forms that change a thing; null in all others. */
export const CurrentContext = createContext<Current | null>(null);

interface Now {
  /** Whether the field has no value. */
  readonly isEmpty: boolean;
  /** Its value in words, where it is known. */
  readonly text: string | undefined;
}

/** What a field has now, where its form changes it. */
export function useNow({ name, type, kind, list }: InputField): Now | null {
  const current = useContext(CurrentContext);
  const { label } = useSession();
  const { t } = useWords();
  if (!current || list) return null;
  const value = current[name];
  if (value === undefined || value === null) return { isEmpty: value === null, text: undefined };
  const shown = typeof value === 'object' && 'name' in value ? value.name : value;
  if (typeof shown === 'boolean') return { isEmpty: false, text: t('isNow', { value: t(shown ? 'yes' : 'no') }) };
  const text = isShare(name)
    ? `${textOfShare(Number(shown))}%`
    : label(name === 'grade' && kind !== 'enum' ? 'Grade' : type, String(shown));
  return { isEmpty: false, text: t('isNow', { value: text }) };
}
