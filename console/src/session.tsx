import { useQuery } from '@tanstack/react-query';
import { Button, Result, Spin } from 'antd';
import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { Ask, Registry, Transfer } from './api/registry.ts';
import { throwWithRight } from './forms/scope-words.ts';
import { ViewerDocument, type ViewerQuery } from './generated/documents/graphql.ts';
import { useWords, type Words } from './locale.tsx';
import { toldOf } from './problem.tsx';
import { useReread } from './reread.ts';
import { holdsAt, type May } from './place.ts';
import { inOrder } from './value-order.ts';

interface Session {
  readonly ask: Ask;
  readonly transfer: Transfer;
  readonly viewer: ViewerQuery['viewer'];
  /** What people call a value of an enum, or a code of the grade catalogue; the value itself where it has no name. */
  readonly label: (type: string, value: string | null | undefined) => string;
  /** The values of an enum, in the order of the registry. */
  readonly valuesOf: (type: string) => { readonly value: string; readonly label: string }[];
  readonly may: May;
  readonly signOut: () => void;
}

/** The words of the page and of the registry, by which a text is put together. */
export type Worded = Pick<Words, 't' | 'marks'> & Pick<Session, 'label'>;

const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('nobody has signed in');
  return session;
}

/** What the registry said in another language is asked again. */
function useRereadIn(locale: string): void {
  const reread = useReread();
  const shownIn = useRef(locale);
  useEffect(() => {
    if (shownIn.current === locale) return;
    shownIn.current = locale;
    // the words of the viewer have their language in the key
    void reread({ but: 'viewer' });
  }, [locale, reread]);
}

interface Props {
  readonly registry: Registry;
  readonly signOut: () => void;
  readonly children: ReactNode;
}

/** Shows its children once the registry has told who asks. */
export function SessionProvider({ registry: { ask, transfer }, signOut, children }: Props) {
  const words = useWords();
  const { locale, t } = words;
  const { data, error, refetch } = useQuery({
    queryKey: ['viewer', locale],
    queryFn: ({ signal }) => ask(ViewerDocument, { locale: locale === 'en' ? 'EN' : 'ZH_CN' }, { signal }),
    staleTime: Infinity,
    // the page stays as it is until the words of the other language are there
    placeholderData: (before) => before,
  });
  useRereadIn(locale);
  const session = useMemo((): Session | null => {
    if (!data) return null;
    const labels = new Map(data.vocabulary.map(({ type, value, label }) => [`${type}.${value}`, label]));
    const label: Session['label'] = (type, value) => (value ? (labels.get(`${type}.${value}`) ?? value) : '');
    const refused = throwWithRight(label);
    return {
      ask: (document, variables, asking) => ask(document, variables, asking).catch(refused),
      transfer: (path, init) => transfer(path, init).catch(refused),
      viewer: data.viewer,
      label,
      valuesOf: (type) =>
        inOrder(
          type,
          data.vocabulary.filter((term) => term.type === type),
        ).map((term) => ({ value: term.value, label: term.label })),
      may: (scope, place = null) => data.viewer.reach.some((part) => part.scope === scope && holdsAt(part, place)),
      signOut,
    };
  }, [ask, transfer, data, signOut]);
  if (session) return <SessionContext value={session}>{children}</SessionContext>;
  if (!error) return <Spin fullscreen description={t('reading')} />;
  return (
    <Result
      status="warning"
      title={toldOf(error, words)}
      extra={[
        <Button key="again" type="primary" onClick={() => void refetch()}>
          {t('again')}
        </Button>,
        <Button key="out" onClick={signOut}>
          {t('signOut')}
        </Button>,
      ]}
    />
  );
}
