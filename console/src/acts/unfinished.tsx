import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { focusPage } from '../focus-page.ts';
import { useWords } from '../locale.tsx';

interface Props {
  /** What was begun. */
  readonly title: string;
  /** Whether it stands above the page, and not in it. */
  readonly isBanner?: boolean;
  readonly onGoOn: () => void;
  /** Forgets what was typed. */
  readonly onGiveUp: () => void;
}

/** Tells what was begun and lies in this tab, with a button that goes on with it and one that gives it up. */
export function Unfinished({ title, isBanner = false, onGoOn, onGiveUp }: Props) {
  const { t, marks } = useWords();
  const [isGivenUp, setIsGivenUp] = useState(false);
  if (isGivenUp) return null;
  return (
    <Alert
      banner={isBanner}
      type="info"
      role="status"
      className={isBanner ? 'no-print' : 'no-print list-head'}
      title={
        <Flex gap="small" align="center" wrap>
          {marks.of(t('unfinished'), title)}
          <Button aria-label={marks.of(t('goOn'), title)} onClick={onGoOn}>
            {t('goOn')}
          </Button>
          <Button
            aria-label={marks.of(t('giveUp'), title)}
            onClick={() => {
              onGiveUp();
              setIsGivenUp(true);
              focusPage();
            }}
          >
            {t('giveUp')}
          </Button>
        </Flex>
      }
    />
  );
}
