import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../locale.tsx';
import { keepPending } from './pending.ts';
import { problemOf, ProviderProblem } from './provider-problem.ts';
import type { Session } from './session.ts';
import { providerSettings, type ProviderSettings } from './settings.ts';
import { answerOfWindow } from './window.ts';

/** Where people sign in; undefined: it is not known yet, or cannot be told. */
export const useProvider = () =>
  useQuery({ queryKey: ['sign-in'], queryFn: providerSettings, staleTime: Infinity, retry: false });

interface Props {
  /** Called with the session of a window; without it the page itself goes to the provider and comes back. */
  readonly onSession?: (session: Session) => void;
}

/** The button that has somebody sign in at the provider. Nothing where the registry has none. */
export function ProviderSignIn({ onSession }: Props) {
  const { t } = useWords();
  const { data, isPending } = useProvider();
  const { isUnderWay, isElsewhere, problem, start } = useSignIn(onSession);
  if (isPending || data === null) return null;
  return (
    <div className="provider-sign-in">
      {problem && <ProblemOfProvider problem={problem} />}
      <Button type="primary" size="large" block loading={isUnderWay && !isElsewhere} onClick={() => void start()}>
        {t('withProvider')}
      </Button>
      {isElsewhere && <p role="status">{t('inWindow')}</p>}
      <p className="or">{t('orToken')}</p>
    </div>
  );
}

export function ProblemOfProvider({ problem: { kind, reason } }: { readonly problem: ProviderProblem }) {
  const { t } = useWords();
  return <Alert type="error" role="alert" showIcon title={t(kind, { reason })} />;
}

function useSignIn(onSession: Props['onSession']) {
  const [problem, setProblem] = useState<ProviderProblem | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const [isElsewhere, setElsewhere] = useState(false);
  const attempt = useRef(new AbortController());
  const stop = () => {
    attempt.current.abort();
    setElsewhere(false);
    setUnderWay(false);
  };
  useEffect(() => {
    // whoever comes back from the provider finds the page as it was left, with the attempt under way
    const shown = ({ persisted }: PageTransitionEvent) => persisted && stop();
    addEventListener('pageshow', shown);
    return () => {
      removeEventListener('pageshow', shown);
      attempt.current.abort();
    };
  }, []);
  const start = async () => {
    // a window that was closed, or never opened, is waited for no longer
    attempt.current.abort();
    attempt.current = new AbortController();
    const { signal } = attempt.current;
    setProblem(null);
    setUnderWay(true);
    try {
      if (!onSession) return await leaveForProvider(signal);
      const session = await sessionOfWindow(signal, () => setElsewhere(true));
      signal.throwIfAborted();
      onSession(session);
    } catch (error) {
      // another attempt was begun, or none is wanted any more
      if (signal.aborted) return;
      setProblem(problemOf(error));
      stop();
    }
  };
  return { problem, isUnderWay, isElsewhere, start };
}

/** Where people sign in, and what it takes. */
export async function ready() {
  // the digest of PKCE is there on protected pages alone
  if (!isSecureContext) throw new ProviderProblem('providerInsecure');
  const [settings, oauth] = await Promise.all([providerSettings(), import('./oauth.ts')]).catch((error: unknown) => {
    throw error instanceof ProviderProblem ? error : new ProviderProblem('providerUnreachable');
  });
  if (!settings) throw new ProviderProblem('providerUnreachable');
  return { settings, ...oauth };
}

async function leaveForProvider(signal: AbortSignal): Promise<void> {
  const { settings, begun } = await ready();
  signal.throwIfAborted();
  const [pending, address] = await begun(settings, `${location.pathname}${location.search}`);
  signal.throwIfAborted();
  keepPending(pending);
  location.assign(address);
}

async function sessionOfWindow(signal: AbortSignal, onOpened: () => void): Promise<Session> {
  const { settings, begun, ended } = await ready();
  signal.throwIfAborted();
  const [pending, address] = await begun(settings, '');
  signal.throwIfAborted();
  onOpened();
  const answer = await answerOfWindow(address, pending.state, signal);
  signal.throwIfAborted();
  return ended(settings, answer, pending);
}

/** Where the session at the provider is ended. No token goes along: it would stand in the address. */
export function endOfSession({ endSession, clientId }: ProviderSettings): string | null {
  if (endSession === null) return null;
  const address = new URL(endSession);
  address.searchParams.set('client_id', clientId);
  address.searchParams.set('post_logout_redirect_uri', `${location.origin}/`);
  return address.href;
}
