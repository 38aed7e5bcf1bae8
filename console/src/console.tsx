import { useQueryClient } from '@tanstack/react-query';
import { App as Messages } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation, useNavigate } from 'react-router';
import { registry } from './api/registry.ts';
import { Frame } from './frame.tsx';
import { ViewerDocument } from './generated/documents/graphql.ts';
import { useWords } from './locale.tsx';
import { belongTo, personOf } from './person.ts';
import { credentials, type Credentials } from './provider/credentials.ts';
import { forgetSession, keepSession, keptSession, type Session } from './provider/session.ts';
import { SIGNED_IN, SignedIn } from './provider/signed-in.tsx';
import { useReread } from './reread.ts';
import { SessionProvider } from './session.tsx';
import { SignIn, SignInAgain, type Left } from './sign-in.tsx';

/** A session that the registry no longer takes, and what it says of it. */
interface Refusal {
  readonly session: Session;
  readonly reason: string;
}

/** The registry in the language of the page, as somebody asks it. */
function useRegistryOf() {
  const { locale, t } = useWords();
  return useCallback(
    (held: Credentials, onSignedOut: (reason: string) => void) =>
      registry({
        credentials: held,
        locale,
        unreachable: t('unreachable'),
        noAnswer: (status) => t('noAnswer', { status }),
        onSignedOut,
      }),
    [locale, t],
  );
}

/** Tells who asks in a session before the page is in it. The token serves as it is: it was given a moment ago. */
function useWhoIs() {
  const { locale } = useWords();
  const registryOf = useRegistryOf();
  return async ({ token }: Session, signal: AbortSignal): Promise<string> => {
    const { ask } = registryOf(credentials({ token, provider: null }), () => undefined);
    const { viewer } = await ask(ViewerDocument, { locale: locale === 'en' ? 'EN' : 'ZH_CN' }, { signal });
    return personOf(viewer);
  };
}

/** The page of who has signed in, or that of who has not. */
export function Console() {
  const { t } = useWords();
  const [kept] = useState(keptSession);
  const [session, setSession] = useState(kept);
  // an answer to an older session, which comes late, tells nothing of this one
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isOver = session !== null && refusal?.session === session;
  // who is shown the page, once the registry has told
  const [person, setPerson] = useState<string | null>(null);
  // whose turn at the page it is: nothing of one is shown in that of another
  const [turn, setTurn] = useState(0);
  const [left, setLeft] = useState<Left | null>(null);
  const queries = useQueryClient();
  const reread = useReread();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  // what was renewed under way goes on in another language, too
  const held = useMemo(() => session && credentials(session), [session]);
  const registryOf = useRegistryOf();
  const signedIn = useMemo(
    () => session && held && registryOf(held, (reason) => setRefusal({ session, reason })),
    [session, held, registryOf],
  );
  const whoIs = useWhoIs();
  const onShown = useCallback((viewer: Parameters<typeof personOf>[0]) => {
    belongTo(personOf(viewer));
    setPerson(personOf(viewer));
  }, []);
  const signIn = (entered: Session, isAnother = false) => {
    keepSession(entered);
    if (isAnother) queries.clear();
    // what is shown is asked for again in this session, no more in the other
    flushSync(() => {
      if (isAnother) {
        setPerson(null);
        setTurn((before) => before + 1);
      }
      setRefusal(null);
      setSession(entered);
      setLeft(null);
    });
    void reread();
  };
  const signOut = useCallback(() => {
    forgetSession();
    queries.clear();
    setRefusal(null);
    setPerson(null);
    setSession(null);
    if (!session?.provider) return;
    const leaving: Left = { isRenewable: false };
    setLeft(leaving);
    // whoever has signed in meanwhile is told nothing of it
    held?.end().catch(() => setLeft((now) => (now === leaving ? { isRenewable: true } : now)));
  }, [queries, session, held]);
  if (pathname === SIGNED_IN) {
    const back = (returnTo: string) => void navigate(returnTo, { replace: true });
    return (
      <SignedIn
        onBack={back}
        onSession={(entered, returnTo) => {
          signIn(entered);
          back(returnTo);
        }}
      />
    );
  }
  if (!signedIn || (isOver && person === null)) {
    const ofProvider = session === kept ? t('expired') : t('notTaken', { reason: refusal?.reason ?? '' });
    const told = session?.provider ? ofProvider : t('tokenRefused');
    return <SignIn problem={isOver ? told : null} left={left} onSession={(entered) => signIn(entered)} />;
  }
  const goOn = (entered: Session, next: string) => {
    belongTo(next);
    signIn(entered, next !== person);
  };
  return (
    <Messages key={turn} component={false}>
      <SessionProvider registry={signedIn} signOut={signOut}>
        <Frame onShown={onShown} />
        {isOver && <SignInAgain whoIs={whoIs} onSession={goOn} />}
      </SessionProvider>
    </Messages>
  );
}
