import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { focusPage } from '../focus-page.ts';
import { useWords } from '../locale.tsx';
import { useAct } from './act-provider.tsx';
import { titleOfAct } from './act-titles.ts';
import { forgetDraft, keptForms } from './draft.ts';
import { useMayAct } from './may-act.ts';

/** Tells on a page which forms were begun on it and lie in this tab, such as after a reload; on the page of acts all. */
export default function KeptForms() {
  const { t, locale, marks } = useWords();
  const { pathname } = useLocation();
  const mayAct = useMayAct();
  const open = useAct();
  const [, setGivenUp] = useState(0);
  const forms = keptForms(pathname === '/acts' ? null : pathname).filter(({ act }) => mayAct(act));
  return forms.map((prepared) => {
    const title = marks.aside(prepared.title ?? titleOfAct(prepared.act, locale), prepared.name);
    return (
      <Alert
        key={JSON.stringify([prepared.act, prepared.fixed, prepared.hidden, prepared.initial])}
        banner
        type="info"
        role="status"
        className="no-print"
        title={
          <Flex gap="small" align="center" wrap>
            {marks.of(t('unfinished'), title)}
            <Button aria-label={marks.of(t('goOn'), title)} onClick={() => open(prepared)}>
              {t('goOn')}
            </Button>
            <Button
              aria-label={marks.of(t('giveUp'), title)}
              onClick={() => {
                forgetDraft(prepared);
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
