import { App } from 'antd';
import { useMemo } from 'react';
import { handOver } from './hand-over.ts';
import { useWords } from '../locale.tsx';
import { toldOf } from '../problem.tsx';
import { useSession } from '../session.tsx';

/** What the registry has read of a file. */
export interface Uploaded {
  /** The id of its batch. */
  readonly id: string;
  /** The sheet of the workbook; null: the file has none. */
  readonly sheet: string | null;
  /** The others that have rows, which were not read. */
  readonly otherSheets: readonly string[];
}

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
      /** Sends a spreadsheet, of a workbook one sheet; null where it was refused. */
      upload: (kind: string, file: File, sheet?: string): Promise<Uploaded | null> =>
        transfer(
          `/imports?${new URLSearchParams({ kind, fileName: file.name, ...(sheet !== undefined && { sheet }) })}`,
          {
            method: 'POST',
            headers: { 'content-type': 'application/octet-stream' },
            body: file,
          },
        )
          .then(async (response) => (await response.json()) as Uploaded)
          .catch(told),
    };
  }, [transfer, message, words]);
}
