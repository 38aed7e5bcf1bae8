import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { usePut } from './address.ts';
import { useWords } from './locale.tsx';

interface Props {
  readonly views: readonly { readonly key: string; readonly label: string; readonly children: ReactNode }[];
}

/** The parts of a page, of which one is shown. It is in the address; the first where that names none, or one that the viewer has not. */
export function Views({ views }: Props) {
  const put = usePut();
  const { t } = useWords();
  const [search] = useSearchParams();
  const asked = search.get('view');
  const named = views.find(({ key }) => key === asked);
  const shown = named ?? views[0];
  return (
    <>
      {asked && !named && shown && <p role="status">{t('noView', { shown: shown.label })}</p>}
      <Tabs activeKey={shown?.key ?? ''} onChange={(view) => put({ view })} destroyOnHidden items={[...views]} />
    </>
  );
}
