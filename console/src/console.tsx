import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation, useNavigate } from 'react-router';
import { registry } from './api/registry.ts';
import { Frame } from './frame.tsx';
import { useWords } from './locale.tsx';
import { credentials } from './provider/credentials.ts';
import { forgetSession, keepSession, keptSession, type Session } from './provider/session.ts';
import { SIGNED_IN, SignedIn } from './provider/signed-in.tsx';
import { SessionProvider } from './session.tsx';
import { SignIn, SignInAgain } from './sign-in.tsx';

/** A session that the registry no longer takes, and what it says of it. */
interface Refusal {
  readonly session: Session;
  readonly reason: string;
}

/** The page of who has signed in, or that of who has not. */
export function Console() {
  const { locale, t } = useWords();
  const [kept] = useState(keptSession);
  const [session, setSession] = useState(kept);
  // an answer to an older session, which comes late, tells nothing of this one
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isOver = session !== null && refusal?.session === session;
  // whether the registry has answered in this session once
  const [known, setKnown] = useState(false);
  // whether a session of the provider was left, which lasts there
  const [isLeft, setLeft] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  // what was renewed under way goes on in another language, too
  const held = useMemo(() => session && credentials(session), [session]);
  const signedIn = useMemo(
    () =>
      session &&
      held &&
      registry({
        credentials: held,
        locale,
        unreachable: t('unreachable'),
        noAnswer: (status) => t('noAnswer', { status }),
        onSignedOut: (reason) => setRefusal({ session, reason }),
      }),
    [session, held, locale, t],
  );
  const signIn = (entered: Session) => {
    keepSession(entered);
    // what is shown is asked for again in this session, no more in the other
    flushSync(() => {
      setRefusal(null);
      setSession(entered);
      setLeft(false);
    });
    void queries.invalidateQueries();
  };
  const signOut = useCallback(() => {
    forgetSession();
    queries.clear();
    setRefusal(null);
    setKnown(false);
    setLeft(Boolean(session?.provider));
    setSession(null);
  }, [queries, session]);
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
  if (!signedIn || (isOver && !known)) {
    const ofProvider = session === kept ? t('expired') : t('notTaken', { reason: refusal?.reason ?? '' });
    const told = session?.provider ? ofProvider : t('tokenRefused');
    return <SignIn problem={isOver ? told : null} isLeft={isLeft} onSession={signIn} />;
  }
  return (
    <SessionProvider registry={signedIn} signOut={signOut}>
      <Frame onShown={() => setKnown(true)} />
      {isOver && <SignInAgain onSession={signIn} />}
    </SessionProvider>
  );
}
