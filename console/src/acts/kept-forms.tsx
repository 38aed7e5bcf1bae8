import { useLocation } from 'react-router';
import { useWords } from '../locale.tsx';
import { titleOf, useAct } from './act-provider.tsx';
import { forgetDraft, keptForms } from './draft.ts';
import { useMayAct } from './may-act.ts';
import { Unfinished } from './unfinished.tsx';

/** Tells on a page which forms were begun on it and lie in this tab, such as after a reload; on the page of acts all. */
export default function KeptForms() {
  const { locale } = useWords();
  const { pathname } = useLocation();
  const mayAct = useMayAct();
  const open = useAct();
  const forms = keptForms(pathname === '/acts' ? null : pathname).filter(({ act }) => mayAct(act));
  return forms.map((prepared) => (
    <Unfinished
      key={JSON.stringify([prepared.act, prepared.fixed, prepared.hidden, prepared.initial])}
      isBanner
      title={titleOf(prepared, locale)}
      onGoOn={() => open(prepared)}
      onGiveUp={() => forgetDraft(prepared)}
    />
  ));
}
