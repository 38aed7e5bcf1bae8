import { App } from 'antd';
import { useMemo } from 'react';
import { download, upload } from '../api/files.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';

/** Files of the registry, to and fro; what goes wrong is told. */
export function useFiles() {
  const { token } = useSession();
  const { locale, t } = useWords();
  const { message } = App.useApp();
  return useMemo(() => {
    const asked = { token, locale, noAnswer: (status: number) => t('noAnswer', { status }) };
    const told = (error: unknown) => void message.error(error instanceof Error ? error.message : String(error));
    return {
      download: (path: string, name: string) => download(path, name, asked).catch(told),
      upload: async (kind: string, file: File): Promise<string | null> =>
        upload(kind, file, asked).catch((error: unknown) => {
          told(error);
          return null;
        }),
    };
  }, [token, locale, t, message]);
}
