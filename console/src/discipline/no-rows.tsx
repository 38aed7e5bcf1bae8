import { Empty } from 'antd';
import { use } from 'react';
import type { ActName } from '../acts/acts-of.ts';
import { NoneYet } from '../acts/none-yet.tsx';
import { useWords } from '../locale.tsx';
import { NOWHERE, PlaceContext } from '../place.ts';
import { useSession } from '../session.tsx';

/** A list of nothing that was left out where the viewer may not read it; where the page knows of no place, it may have been. */
export function NoRows({ act, scope }: { readonly act: ActName; readonly scope: string }) {
  const { t } = useWords();
  const { may } = useSession();
  const isAllTold = use(PlaceContext) !== null || may(scope, NOWHERE);
  return isAllTold ? <NoneYet act={act} /> : <Empty description={t('noneOrNotCovered')} />;
}
