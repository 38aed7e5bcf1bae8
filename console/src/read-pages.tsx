import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { More, type Paged } from './pages.tsx';
import { Problem } from './problem.tsx';

interface Props<Page, Row> {
  readonly paged: Paged<Page>;
  readonly rowsOf: (page: Page) => readonly Row[];
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** A list as far as it was read, with what went wrong, and a button for more. */
export function ReadPages<Page, Row>({ paged, rowsOf, children }: Props<Page, Row>) {
  const { data, error, refetch } = paged;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  return (
    <>
      {children(data.pages.flatMap(rowsOf))}
      <More paged={paged} />
    </>
  );
}
