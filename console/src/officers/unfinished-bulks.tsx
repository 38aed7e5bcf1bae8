import { titleOfAct } from '../acts/act-titles.ts';
import { draftBy } from '../acts/draft.ts';
import { Unfinished } from '../acts/unfinished.tsx';
import { useWords } from '../locale.tsx';
import { typedFor, useBulks, type Bulk, type Chosen } from './bulk-acts.tsx';

interface Props {
  readonly chosen: readonly Chosen[];
  readonly unit: string;
  readonly onGoOn: (bulk: Bulk) => void;
}

/** Tells what was begun for those who were chosen and is not applied, such as where their sheet was refused. */
export function UnfinishedBulks({ chosen, unit, onGoOn }: Props) {
  const { t, locale } = useWords();
  const draftOf = ({ kind }: Bulk) => draftBy<unknown>(typedFor(kind, unit));
  const begun = useBulks().filter((bulk) => draftOf(bulk).read() !== null);
  if (chosen.length === 0) return null;
  return begun.map((bulk) => {
    const title = t('bulkOf', { act: titleOfAct(bulk.title, locale), count: chosen.length });
    return (
      <Unfinished key={bulk.kind} title={title} onGoOn={() => onGoOn(bulk)} onGiveUp={() => draftOf(bulk).forget()} />
    );
  });
}
