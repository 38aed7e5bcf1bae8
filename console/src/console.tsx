import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
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
  const [isOver, setIsOver] = useState(false);
  const [known, setKnown] = useState(false);
  const queries = useQueryClient();
  const onSignedOut = useCallback(() => setIsOver(true), []);
  const ask = useMemo(
    () =>
      token === null
        ? null
        : registry({
            token,
            locale,
            unreachable: t('unreachable'),
            noAnswer: (status) => t('noAnswer', { status }),
            onSignedOut,
          }),
    [token, locale, t, onSignedOut],
  );
  const signIn = (entered: string) => {
    sessionStorage.setItem(TOKEN, entered);
    setIsOver(false);
    setToken(entered);
    void queries.invalidateQueries();
  };
  const signOut = useCallback(() => {
    sessionStorage.removeItem(TOKEN);
    queries.clear();
    setIsOver(false);
    setKnown(false);
    setToken(null);
  }, [queries]);
  if (!ask || token === null || (isOver && !known)) {
    return <SignIn problem={isOver ? t('tokenRefused') : null} onToken={signIn} />;
  }
  return (
    <SessionProvider ask={ask} token={token} signOut={signOut}>
      <Frame onShown={() => setKnown(true)} />
      {isOver && <SignInAgain onToken={signIn} />}
    </SessionProvider>
  );
}
