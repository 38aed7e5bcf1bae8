import { Alert, Button, Card, Flex, Form, Input, Modal, Typography } from 'antd';
import { useWords } from './locale.tsx';

interface Props {
  readonly onToken: (token: string) => void;
}

function TokenForm({ onToken }: Props) {
  const { t } = useWords();
  return (
    <Form<{ token: string }> layout="vertical" requiredMark={false} onFinish={({ token }) => onToken(token.trim())}>
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

/** The page of who has not signed in. */
export function SignIn({ problem, onToken }: Props & { readonly problem: string | null }) {
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
        <TokenForm onToken={onToken} />
        <p>
          <a href="/graphiql/">{t('graphiql')}</a>
        </p>
      </Card>
    </Flex>
  );
}

/** Asks for another token over the page, which stays as it is: what was typed there is not lost. */
export function SignInAgain({ onToken }: Props) {
  const { t } = useWords();
  return (
    <Modal open closable={false} footer={null} title={t('sessionOver')}>
      <TokenForm onToken={onToken} />
    </Modal>
  );
}
