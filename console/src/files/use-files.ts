import { App } from 'antd';
import { useMemo } from 'react';
import { handOver } from './hand-over.ts';
import { useWords } from '../locale.tsx';
import { toldOf } from '../problem.tsx';
import { useSession } from '../session.tsx';

/** Files of the registry, to and fro; what goes wrong is told. */
export function useFiles() {
  const { transfer } = useSession();
  const words = useWords();
  const { message } = App.useApp();
  return useMemo(() => {
    const told = (error: unknown): null => {
      void message.error(toldOf(error, words));
      return null;
    };
    return {
      /** Whether it was handed over. */
      download: async (path: string, name: string, purpose?: string): Promise<boolean> => {
        const file = await transfer(path, { purpose })
          .then((response) => response.blob())
          .catch(told);
        if (file) handOver(file, name);
        return file !== null;
      },
      /** Sends a spreadsheet; the id of its batch, null where it was refused. */
      upload: (kind: string, file: File): Promise<string | null> =>
        transfer(`/imports?${new URLSearchParams({ kind, fileName: file.name })}`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream' },
          body: file,
        })
          .then(async (response) => ((await response.json()) as { id: string }).id)
          .catch(told),
    };
  }, [transfer, message, words]);
}
