import { Button, Result, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../locale.tsx';
import { takePending, type Pending } from './pending.ts';
import { ProblemOfProvider, ready } from './provider-sign-in.tsx';
import { problemOf, ProviderProblem } from './provider-problem.ts';
import type { Session } from './session.ts';
import { handedOver } from './window.ts';

/** Where the provider sends people back to. */
export const SIGNED_IN = '/signed-in';

interface Props {
  readonly onSession: (session: Session, returnTo: string) => void;
  readonly onBack: (returnTo: string) => void;
}

/** What the provider has answered. It is taken out of the address, which the browser keeps. */
function arrived() {
  const { search } = location;
  history.replaceState(history.state, '', SIGNED_IN);
  return { answer: search.slice(1), pending: takePending() };
}

async function sessionOf(answer: string, pending: Pending): Promise<Session> {
  const { settings, ended } = await ready();
  return ended(settings, new URLSearchParams(answer), pending);
}

async function passOn(answer: string): Promise<ProviderProblem | 'handed over'> {
  if (!(await handedOver(answer))) return new ProviderProblem('providerWrongState');
  window.close();
  return 'handed over';
}

/** The page on the way back from the provider: of the tab that was sent there, or of a window beside it. */
export function SignedIn({ onSession, onBack }: Props) {
  const { t } = useWords();
  const [{ answer, pending }] = useState(arrived);
  const [outcome, setOutcome] = useState<ProviderProblem | 'handed over' | null>(null);
  useEffect(() => {
    const failed = (error: unknown) => setOutcome(problemOf(error));
    if (pending) {
      sessionOf(answer, pending)
        .then((session) => onSession(session, pending.returnTo))
        .catch(failed);
      return;
    }
    void passOn(answer).then(setOutcome, failed);
    // an answer is taken up once, whatever becomes of the page
  }, []);
  if (outcome === null) return <Spin fullscreen description={t('signingIn')} />;
  if (outcome === 'handed over') return <Result status="success" title={t('closeWindow')} />;
  return (
    <main className="signed-in">
      <ProblemOfProvider problem={outcome} />
      <Button type="primary" size="large" onClick={() => onBack(pending?.returnTo ?? '/')}>
        {t('backToSignIn')}
      </Button>
    </main>
  );
}
