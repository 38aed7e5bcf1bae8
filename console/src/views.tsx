import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { usePut } from './address.ts';

interface Props {
  readonly views: readonly { readonly key: string; readonly label: string; readonly children: ReactNode }[];
}

/** The parts of a page, of which one is shown. It is in the address; the first where that names none, or one that the viewer has not. */
export function Views({ views }: Props) {
  const put = usePut();
  const [search] = useSearchParams();
  const asked = search.get('view');
  const shown = views.find(({ key }) => key === asked) ?? views[0];
  return <Tabs activeKey={shown?.key ?? ''} onChange={(view) => put({ view })} destroyOnHidden items={[...views]} />;
}
