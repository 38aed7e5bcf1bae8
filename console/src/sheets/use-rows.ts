import { App } from 'antd';
import { fileOfTable } from '../csv.ts';
import { RehearseImportDocument } from '../generated/documents/graphql.ts';
import { useGo } from '../moment.tsx';
import { useSession } from '../session.tsx';
import { useFiles } from './use-files.ts';

export type Rows = readonly (readonly (string | number)[])[];

/**
 * Many acts of one kind at once: they are sent as a spreadsheet, headings first, rehearsed together, and shown there to be applied whole,
 * in part, or not at all. Tells whether they were taken.
 */
export function useRows(): (kind: string, name: string, rows: Rows) => Promise<boolean> {
  const { upload } = useFiles();
  const { ask } = useSession();
  const { message } = App.useApp();
  const go = useGo();
  return async (kind, name, rows) => {
    const id = await upload(kind, fileOfTable(name, rows));
    if (id === null) return false;
    // what hinders the rehearsal is shown on the page of the sheet, and can be tried again there
    await ask(RehearseImportDocument, { input: { id, policy: 'SKIP_REFUSED' } }).catch((error: Error) =>
      message.error(error.message),
    );
    go(`/sheets/${id}`);
    return true;
  };
}
