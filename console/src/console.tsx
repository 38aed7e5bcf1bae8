import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { registry } from './api/registry.ts';
import { Frame } from './frame.tsx';
import { useWords } from './locale.tsx';
import { SessionProvider } from './session.tsx';
import { SignIn, SignInAgain } from './sign-in.tsx';

/** Until the tab is closed: a token that lasts longer in the browser is found by whoever sits down next. */
const TOKEN = 'muster-token';

/** The page of who has signed in, or that of who has not. */
export function Console() {
  const { locale, t } = useWords();
  const [token, setToken] = useState(() => sessionStorage.getItem(TOKEN));
  // the token that the registry no longer takes: an answer to an older one, which comes late, tells nothing of this one
  const [refused, setRefused] = useState<string | null>(null);
  const isOver = token !== null && refused === token;
  // whether the registry has answered with this token once
  const [known, setKnown] = useState(false);
  const queries = useQueryClient();
  const signedIn = useMemo(
    () =>
      token === null
        ? null
        : registry({
            token,
            locale,
            unreachable: t('unreachable'),
            noAnswer: (status) => t('noAnswer', { status }),
            onSignedOut: () => setRefused(token),
          }),
    [token, locale, t],
  );
  const signIn = (entered: string) => {
    sessionStorage.setItem(TOKEN, entered);
    // what is shown is asked for again with this token, no more with the other
    flushSync(() => {
      setRefused(null);
      setToken(entered);
    });
    void queries.invalidateQueries();
  };
  const signOut = useCallback(() => {
    // the token, and what was typed and not sent
    sessionStorage.clear();
    queries.clear();
    setRefused(null);
    setKnown(false);
    setToken(null);
  }, [queries]);
  if (!signedIn || (isOver && !known)) {
    return <SignIn problem={isOver ? t('tokenRefused') : null} onToken={signIn} />;
  }
  return (
    <SessionProvider registry={signedIn} signOut={signOut}>
      <Frame onShown={() => setKnown(true)} />
      {isOver && <SignInAgain onToken={signIn} />}
    </SessionProvider>
  );
}
