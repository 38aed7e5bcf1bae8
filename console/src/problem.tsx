import { Alert, Button } from 'antd';
import { RegistryError } from './api/registry.ts';
import { useWords } from './locale.tsx';

/** What went wrong, with what to do next. */
export function Problem({ error, onAgain }: { readonly error: Error; readonly onAgain?: () => void }) {
  const { t } = useWords();
  const requestId = error instanceof RegistryError ? error.requestId : null;
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title={error.message}
      description={requestId && t('requestId', { id: requestId })}
      action={onAgain && <Button onClick={onAgain}>{t('again')}</Button>}
    />
  );
}
