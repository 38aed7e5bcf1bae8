import { Button, Empty, Input } from 'antd';
import { SEARCH_MAXIMUM } from './address-values.ts';
import { useWords } from './locale.tsx';

interface Props {
  /** What the list is called in which somebody is looked for. */
  readonly list: string;
  readonly text: string;
  readonly isFetching: boolean;
  readonly onType: (text: string) => void;
}

/** Finds somebody in a list of the registry: by name, pinyin, initials or number. */
export function FindBox({ list, text, isFetching, onType }: Props) {
  const { t } = useWords();
  return (
    <Input.Search
      allowClear
      maxLength={SEARCH_MAXIMUM}
      className="roster-search"
      aria-label={t('findIn', { list })}
      placeholder={t('rosterHint')}
      value={text}
      loading={isFetching}
      onChange={({ target }) => onType(target.value)}
    />
  );
}

interface EmptyProps {
  /** What was looked for. */
  readonly text: string;
  readonly onType: Props['onType'];
  /** Why there is nobody, where nothing was looked for. */
  readonly otherwise: string;
  /** What would find more. */
  readonly more?: readonly (string | false)[];
}

/** Says what was looked for in a list that has nobody, and clears it. */
export function NobodyFound({ text, onType, otherwise, more = [] }: EmptyProps) {
  const { t, marks } = useWords();
  const looked = text.trim();
  return (
    <Empty description={marks.sentences([looked ? t('nobodyFound', { text: looked }) : otherwise, ...more])}>
      {looked && <Button onClick={() => onType('')}>{t('clearFind')}</Button>}
    </Empty>
  );
}
