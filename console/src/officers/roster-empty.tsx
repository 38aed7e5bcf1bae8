import { NobodyFound } from '../find-box.tsx';
import { useWords } from '../locale.tsx';
import type { Choice } from './roster-asked.ts';

interface Props {
  readonly choice: Choice;
  readonly choose: (changed: Partial<Choice>) => void;
}

/** Says what was looked for in a roster that has nobody, and what would find more. */
export function RosterEmpty({ choice: { text, subunits, serving }, choose }: Props) {
  const { t } = useWords();
  return (
    <NobodyFound
      text={text}
      onType={(typed) => choose({ text: typed })}
      otherwise={t('rosterEmpty')}
      more={[!subunits && t('rosterWithSubunits'), serving && t('rosterWithLeft')]}
    />
  );
}
