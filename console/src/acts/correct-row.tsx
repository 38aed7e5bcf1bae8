import { Button } from 'antd';
import { ACTS } from '../generated/acts.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import { useAct } from './act-provider.tsx';
import { titleOfAct } from './acts-of.ts';

interface Props {
  readonly act: 'correctOfficer' | 'correctUnit';
  readonly subject: { readonly id: string; readonly version: number; readonly name: string };
  readonly row: {
    readonly supersededAt?: string | null;
    readonly validity: { readonly from: string; readonly to?: string | null };
  };
}

/** A correction begins at the row that is wrong: the form has its days. */
export function CorrectRow({ act, subject: { id, version, name }, row: { supersededAt, validity } }: Props) {
  const { locale } = useWords();
  const { mayDo } = useSession();
  const { date, knownAt } = useMoment();
  const open = useAct();
  if (supersededAt || date || knownAt || !mayDo(ACTS[act].scope)) return null;
  const initial = { period: { from: validity.from, ...(validity.to && { until: validity.to }) } };
  return (
    <Button
      className="no-print"
      onClick={() => open({ act, fixed: { id, expectedVersion: version }, initial, name })}
      aria-label={`${titleOfAct(act, locale)} ${validity.from}`}
    >
      {titleOfAct(act, locale)}
    </Button>
  );
}
