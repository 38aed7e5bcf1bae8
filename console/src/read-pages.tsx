import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from './locale.tsx';
import { More, type Paged } from './pages.tsx';
import { Problem } from './problem.tsx';

interface List<Row> {
  readonly nodes: readonly Row[];
  readonly totalCount: number | null;
}

interface Props<Page, Row> {
  readonly paged: Paged<Page>;
  readonly listOf: (page: Page) => List<Row> | null | undefined;
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** A list as far as it was read, with what went wrong; where it has several pages, how much is shown, and a button for more. */
export function ReadPages<Page, Row>({ paged, listOf, children }: Props<Page, Row>) {
  const { t } = useWords();
  const { data, error, hasNextPage, refetch } = paged;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const lists = data.pages.map(listOf);
  const rows = lists.flatMap((list) => list?.nodes ?? []);
  const total = lists[0]?.totalCount ?? null;
  return (
    <>
      {children(rows)}
      <More paged={paged}>
        {(hasNextPage || lists.length > 1) && total !== null && t('shownOf', { shown: rows.length, total })}
      </More>
    </>
  );
}
