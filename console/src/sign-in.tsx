import { Alert, Button, Card, Flex, Form, Input, Modal, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { RegistryError, UNAUTHENTICATED } from './api/registry.ts';
import { useWords } from './locale.tsx';
import { toldOf } from './problem.tsx';
import { endOfSession, ProviderSignIn, useProvider } from './provider/provider-sign-in.tsx';
import type { Session } from './provider/session.ts';

interface Props {
  readonly onSession: (session: Session) => void;
}

function TokenForm({ onSession }: Props) {
  const { t } = useWords();
  return (
    <Form<{ token: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ token }) => onSession({ token: token.trim(), provider: null })}
    >
      <Form.Item
        name="token"
        label={t('token')}
        extra={t('tokenHelp')}
        rules={[{ required: true, min: 8, message: t('tokenWanted') }]}
      >
        <Input.Password autoFocus autoComplete="off" size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block>
        {t('enter')}
      </Button>
    </Form>
  );
}

/** A session of the provider that was left, which may last there. */
export interface Left {
  /** Whether what renews its token could not be taken back. */
  readonly isRenewable: boolean;
}

/** Who has signed out here may still be signed in at the provider, where the next one at this machine would be let in. */
function StillAtProvider({ isRenewable }: Left) {
  const { t } = useWords();
  const { data } = useProvider();
  const address = data && endOfSession(data);
  return (
    <>
      {isRenewable && <Alert type="warning" role="alert" showIcon title={t('notRevoked')} />}
      <Alert
        type="info"
        role="status"
        showIcon
        title={t('stillAtProvider')}
        action={address && <Button href={address}>{t('leaveProvider')}</Button>}
      />
    </>
  );
}

interface SignInProps extends Props {
  readonly problem: string | null;
  /** The session of the provider that was just left; null: none was. */
  readonly left: Left | null;
}

/** The page of who has not signed in. */
export function SignIn({ problem, left, onSession }: SignInProps) {
  const { t, locale, setLocale } = useWords();
  return (
    <Flex component="main" align="center" justify="center" className="sign-in">
      <Card className="sign-in-card">
        <Flex align="center" justify="space-between">
          <Typography.Title level={1}>{t('brand')}</Typography.Title>
          <Button type="link" onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
            {t('language')}
          </Button>
        </Flex>
        {problem && <Alert type="error" title={problem} role="alert" showIcon />}
        {left && <StillAtProvider {...left} />}
        <ProviderSignIn />
        <TokenForm onSession={onSession} />
        <p>
          <a href="/graphiql/">{t('graphiql')}</a>
        </p>
      </Card>
    </Flex>
  );
}

interface AgainProps {
  /** Tells who asks in a session. */
  readonly whoIs: (session: Session, signal: AbortSignal) => Promise<string>;
  readonly onSession: (session: Session, person: string) => void;
}

/** Asks for another token over the page, which stays as it is for whoever signed in before: what was typed there is not lost. */
export function SignInAgain({ whoIs, onSession }: AgainProps) {
  const words = useWords();
  const { t } = words;
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useRef(new AbortController());
  useEffect(() => () => attempt.current.abort(), []);
  const enter = async (entered: Session) => {
    attempt.current.abort();
    attempt.current = new AbortController();
    const { signal } = attempt.current;
    setProblem(null);
    try {
      const person = await whoIs(entered, signal);
      signal.throwIfAborted();
      onSession(entered, person);
    } catch (error) {
      if (signal.aborted) return;
      const { message } = error as Error;
      const isRefused = error instanceof RegistryError && error.code === UNAUTHENTICATED;
      setProblem(
        isRefused ? (entered.provider ? t('notTaken', { reason: message }) : t('tokenRefused')) : toldOf(error, words),
      );
    }
  };
  return (
    <Modal open closable={false} footer={null} title={t('sessionOver')}>
      {problem && <Alert type="error" title={problem} role="alert" showIcon />}
      <ProviderSignIn onSession={(entered) => void enter(entered)} />
      <TokenForm onSession={(entered) => void enter(entered)} />
    </Modal>
  );
}
