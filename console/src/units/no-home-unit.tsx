import { Empty, Spin } from 'antd';
import { useWords } from '../locale.tsx';
import { Problem } from '../problem.tsx';
import { useRootsNow } from './home-unit.ts';

/** What stands where no unit is chosen and none is the viewer's: it is being asked for, could not be told, or there is none. */
export function NoHomeUnit() {
  const { t } = useWords();
  const { error, isPending, refetch } = useRootsNow();
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  return isPending ? <Spin /> : <Empty description={t('noUnits')} />;
}
