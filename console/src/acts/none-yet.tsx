import { Empty } from 'antd';
import { useWords } from '../locale.tsx';
import type { TextKey } from '../texts.ts';
import { titleOfAct } from './act-titles.ts';
import type { ActName } from './acts-of.ts';
import { useMayAct } from './may-act.ts';

/** That there is nothing, and what to do next for who may do it. */
export function useNext(): (none: TextKey, act: ActName, next: TextKey) => string {
  const { t, locale, marks } = useWords();
  const mayAct = useMayAct();
  return (none, act, next) => marks.clauses([t(none), mayAct(act) && t(next, { act: titleOfAct(act, locale) })]);
}

interface Props {
  readonly act: ActName;
  /** Default: that nothing is on record, and which button to press. */
  readonly texts?: readonly [none: TextKey, next: TextKey];
}

/** A list of nothing, with what to do next for who may do it. */
export function NoneYet({ act, texts }: Props) {
  const { t, locale } = useWords();
  const mayAct = useMayAct();
  const toldOf = useNext();
  if (texts) return <Empty description={toldOf(texts[0], act, texts[1])} />;
  return <Empty description={mayAct(act) ? t('noneYet', { act: titleOfAct(act, locale) }) : t('none')} />;
}
