import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../locale.tsx';
import { searchOf, useMoment } from '../moment.tsx';
import { useFiles } from './use-files.ts';

interface Props {
  /** As the registry calls it. */
  readonly list: 'roster' | 'honors' | 'evaluations' | 'candidates';
  /** What it is of, and which columns it has, as its address takes them. */
  readonly of: Readonly<Record<string, string>>;
  /** What the file is called. */
  readonly title: string;
  /** What the button says, where that tells what the file has. */
  readonly says?: string;
}

/** A list as a file of Excel, whole and of the same moment, made by the registry. */
export function DownloadList({ list, of, title, says }: Props) {
  const { t } = useWords();
  const moment = useMoment();
  const files = useFiles();
  const [isMaking, setIsMaking] = useState(false);
  const make = async () => {
    setIsMaking(true);
    await files.download(`/exports/${list}.xlsx?${searchOf(moment, of)}`, `${title}.xlsx`);
    setIsMaking(false);
  };
  return (
    <Button className="no-print" loading={isMaking} onClick={() => void make()}>
      {isMaking ? t('downloading') : (says ?? t('download'))}
    </Button>
  );
}
