import { Empty } from 'antd';
import { titleOfAct } from './act-titles.ts';
import type { ActName } from './acts-of.ts';
import { useMayAct } from './may-act.ts';
import { useWords } from '../locale.tsx';

/** A list of nothing, with what to do next for who may do it. */
export function NoneYet({ act }: { readonly act: ActName }) {
  const { t, locale } = useWords();
  const mayAct = useMayAct();
  return <Empty description={mayAct(act) ? t('noneYet', { act: titleOfAct(act, locale) }) : t('none')} />;
}
