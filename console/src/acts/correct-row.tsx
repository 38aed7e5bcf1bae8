import { Button } from 'antd';
import { useWords } from '../locale.tsx';
import { useAct } from './act-provider.tsx';
import { titleOfAct } from './act-titles.ts';
import { useMayAct } from './may-act.ts';

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
  const mayAct = useMayAct();
  const open = useAct();
  if (supersededAt || !mayAct(act)) return null;
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
