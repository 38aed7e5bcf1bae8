import { Button, Empty } from 'antd';
import { useWords } from '../locale.tsx';
import type { Choice } from './roster-asked.ts';

interface Props {
  readonly choice: Choice;
  readonly choose: (changed: Partial<Choice>) => void;
}

/** Says what was looked for in a roster that has nobody, and what would find more. */
export function RosterEmpty({ choice: { text, subunits, serving }, choose }: Props) {
  const { t, marks } = useWords();
  const looked = text.trim();
  return (
    <Empty
      description={marks.sentences([
        looked ? t('nobodyFound', { text: looked }) : t('rosterEmpty'),
        !subunits && t('rosterWithSubunits'),
        serving && t('rosterWithLeft'),
      ])}
    >
      {looked && <Button onClick={() => choose({ text: '' })}>{t('clearFind')}</Button>}
    </Empty>
  );
}
