import { App } from 'antd';
import { useLocation } from 'react-router';
import { draftBy } from '../acts/draft.ts';
import { fileOfTable } from '../files/csv.ts';
import { DiscardImportDocument, RehearseImportDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useGo } from '../moment.tsx';
import { toldOf } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { useFiles } from '../files/use-files.ts';

/** The page from which rows were sent, which the page of their sheet leads back to. */
export interface SentFrom {
  readonly from: string;
  /** The drafts that they were made from: there is use for them until they are applied. */
  readonly drafts?: readonly string[];
}

/** The sheet that was sent from some drafts before: until it is applied, what is sent anew from them takes its place. */
export const sentBefore = (drafts: readonly string[]) => draftBy<string>(`sent:${drafts.join(' ')}`);

type Rows = readonly (readonly (string | number)[])[];

/**
 * Many acts of one kind at once: they are sent as a spreadsheet, headings first, rehearsed together, and shown there to be applied whole,
 * in part, or not at all. The drafts that they were made from are kept until then; rows that are sent again from these, once mended, take the
 * place of the sheet before, which would be applied over them by mistake.
 */
export function useRows(): (kind: string, name: string, rows: Rows, drafts: readonly string[]) => Promise<void> {
  const { upload } = useFiles();
  const { ask } = useSession();
  const { message } = App.useApp();
  const words = useWords();
  const { t } = words;
  const go = useGo();
  const { pathname, search } = useLocation();
  return async (kind, name, rows, drafts) => {
    const sent = await upload(kind, fileOfTable(name, rows));
    if (sent === null) return;
    const { id } = sent;
    const before = sentBefore(drafts);
    const earlier = before.read();
    before.keep(id);
    // one that was applied meanwhile, or put aside, stays as it is
    if (earlier !== null) {
      const discarded = await ask(DiscardImportDocument, { input: { id: earlier } }).catch(() => null);
      if (discarded?.result.__typename === 'ImportSuccess') void message.info(t('sheetReplaced'));
    }
    // it can be rehearsed again on the page of the sheet
    try {
      const { result } = await ask(RehearseImportDocument, { input: { id, policy: 'SKIP_REFUSED' } });
      if (result.__typename !== 'ImportSuccess') void message.error(result.message);
    } catch (error) {
      void message.error(toldOf(error, words));
    }
    go(`/sheets/${id}`, {}, { from: pathname + search, drafts } satisfies SentFrom);
  };
}
