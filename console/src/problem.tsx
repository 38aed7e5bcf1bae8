import { Alert, Button } from 'antd';
import { isForPurpose, RegistryError } from './api/registry.ts';
import { useWords, type Words } from './locale.tsx';

/** What finds an error in the log of the server, in words; nothing where it did not come from there. */
function requestOf(error: unknown, t: Words['t']): string | null {
  const id = error instanceof RegistryError ? error.requestId : null;
  return id && t('requestId', { id });
}

/** What is refused before anything of it is read, which the registry tells programs alone. */
const WORDED = {
  UNAUTHENTICATED: 'sessionOver',
  RATE_LIMITED: 'tooMany',
  UNAVAILABLE: 'busy',
  IDENTITY_PROVIDER_UNAVAILABLE: 'noProvider',
  EXECUTION_TIMEOUT: 'tooLong',
  ANSWER_TOO_LARGE: 'tooLong',
  OUTCOME_UNKNOWN: 'outcomeUnknown',
  INTERNAL_SERVER_ERROR: 'serverFailed',
} as const;

const isWorded = (code: string): code is keyof typeof WORDED => Object.hasOwn(WORDED, code);

/** In the words of the page where those of the registry are for programs. */
function messageOf(error: unknown, t: Words['t']): string {
  if (!(error instanceof Error)) return String(error);
  if (isForPurpose(error)) return t('forPurpose');
  if (!(error instanceof RegistryError)) return error.message;
  if (error.scope) return t('noScope', { scope: error.right ?? error.scope });
  return isWorded(error.code) ? t(WORDED[error.code]) : error.message;
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
