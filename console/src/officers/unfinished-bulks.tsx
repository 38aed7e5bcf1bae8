import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { titleOfAct } from '../acts/act-titles.ts';
import { draftBy } from '../acts/draft.ts';
import { focusPage } from '../focus-page.ts';
import { useWords } from '../locale.tsx';
import { typedFor, useBulks, type Bulk, type Chosen } from './bulk-acts.tsx';

interface Props {
  readonly chosen: readonly Chosen[];
  readonly unit: string;
  readonly onGoOn: (bulk: Bulk) => void;
}

/** Tells what was begun for those who were chosen and is not applied, such as where their sheet was refused. */
export function UnfinishedBulks({ chosen, unit, onGoOn }: Props) {
  const { t, locale, marks } = useWords();
  const [, setGivenUp] = useState(0);
  const draftOf = ({ kind }: Bulk) => draftBy<unknown>(typedFor(kind, unit));
  const begun = useBulks().filter((bulk) => draftOf(bulk).read() !== null);
  if (chosen.length === 0) return null;
  return begun.map((bulk) => {
    const title = t('bulkOf', { act: titleOfAct(bulk.title, locale), count: chosen.length });
    return (
      <Alert
        key={bulk.kind}
        type="info"
        role="status"
        className="no-print list-head"
        title={
          <Flex gap="small" align="center" wrap>
            {marks.of(t('unfinished'), title)}
            <Button aria-label={marks.of(t('goOn'), title)} onClick={() => onGoOn(bulk)}>
              {t('goOn')}
            </Button>
            <Button
              aria-label={marks.of(t('giveUp'), title)}
              onClick={() => {
                draftOf(bulk).forget();
                setGivenUp((count) => count + 1);
                focusPage();
              }}
            >
              {t('giveUp')}
            </Button>
          </Flex>
        }
      />
    );
  });
}
