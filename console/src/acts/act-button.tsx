import { Button } from 'antd';
import { useWords } from '../locale.tsx';
import { useAct, type Prepared } from './act-provider.tsx';
import { titleOfAct } from './act-titles.ts';
import { useMayAct } from './may-act.ts';

/** An act that begins beside a list; nothing where the viewer may not do it. */
export function ActButton({ name = '', fixed = {}, ...prepared }: Partial<Prepared> & Pick<Prepared, 'act'>) {
  const { locale } = useWords();
  const mayAct = useMayAct();
  const open = useAct();
  if (!mayAct(prepared.act)) return null;
  return (
    <Button type="primary" className="no-print" onClick={() => open({ ...prepared, fixed, name })}>
      {prepared.title ?? titleOfAct(prepared.act, locale)}
    </Button>
  );
}
