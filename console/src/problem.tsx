import { Alert, Button } from 'antd';
import { RegistryError } from './api/registry.ts';
import { useWords, type Words } from './locale.tsx';

/** What finds an error in the log of the server, in words; nothing where it did not come from there. */
function requestOf(error: unknown, t: Words['t']): string | null {
  const id = error instanceof RegistryError ? error.requestId : null;
  return id && t('requestId', { id });
}

/** What went wrong, in a line. */
export function toldOf(error: unknown, t: Words['t']): string {
  const message = error instanceof Error ? error.message : String(error);
  return [message, requestOf(error, t)].filter(Boolean).join(' · ');
}

/** What went wrong, with what to do next. */
export function Problem({ error, onAgain }: { readonly error: Error; readonly onAgain?: () => void }) {
  const { t } = useWords();
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title={error.message}
      description={requestOf(error, t)}
      action={onAgain && <Button onClick={onAgain}>{t('again')}</Button>}
    />
  );
}
