import { Alert, Button } from 'antd';
import { isForPurpose, RegistryError } from './api/registry.ts';
import { useWords, type Words } from './locale.tsx';

/** What finds an error in the log of the server, in words; nothing where it did not come from there. */
function requestOf(error: unknown, t: Words['t']): string | null {
  const id = error instanceof RegistryError ? error.requestId : null;
  return id && t('requestId', { id });
}

/** In the words of the page where those of the registry are for programs. */
function messageOf(error: unknown, t: Words['t']): string {
  if (!(error instanceof Error)) return String(error);
  return isForPurpose(error) ? t('forPurpose') : error.message;
}

/** What went wrong, in a line. */
export const toldOf = (error: unknown, { t, marks }: Pick<Words, 't' | 'marks'>): string =>
  marks.beside([messageOf(error, t), requestOf(error, t)]);

/** What went wrong, with what to do next. */
export function Problem({ error, onAgain }: { readonly error: Error; readonly onAgain?: () => void }) {
  const { t } = useWords();
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title={messageOf(error, t)}
      description={requestOf(error, t)}
      action={onAgain && <Button onClick={onAgain}>{t('again')}</Button>}
    />
  );
}
