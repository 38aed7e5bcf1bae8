import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { useFiles } from '../sheets/use-files.ts';
import type { RosterColumn } from './roster-columns.tsx';

interface Props {
  readonly unit: string;
  readonly subunits: boolean;
  /** Default: all that the registry has. */
  readonly columns?: readonly RosterColumn[];
}

/** The roster as a file of Excel, of the same moment, made by the registry. */
export function DownloadRoster({ unit, subunits, columns }: Props) {
  const { t } = useWords();
  const { date, knownAt } = useMoment();
  const files = useFiles();
  const [isMaking, setIsMaking] = useState(false);
  const make = async () => {
    setIsMaking(true);
    const asked = new URLSearchParams({
      unit,
      ...(subunits && { includeSubunits: 'true' }),
      ...(columns && { columns: columns.join(',') }),
      ...(date && { date }),
      ...(knownAt && { knownAt }),
    });
    await files.download(`/exports/roster.xlsx?${asked}`, `${t('roster')}.xlsx`);
    setIsMaking(false);
  };
  return (
    <Button loading={isMaking} onClick={() => void make()}>
      {t(isMaking ? 'downloading' : 'download')}
    </Button>
  );
}
