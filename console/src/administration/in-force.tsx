import type { DaysFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';

/** The days on which something is in force. */
export function InForce({ from, to }: DaysFragment) {
  const { t } = useWords();
  return (
    <>
      <span className="day">{from}</span>
      {to && <div className="aside">{`${t('until')} ${to}`}</div>}
    </>
  );
}
