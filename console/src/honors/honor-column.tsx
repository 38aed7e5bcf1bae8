import { Empty, Flex, Spin } from 'antd';
import { useId, type ReactNode } from 'react';
import { HonorBoardDocument, type HonorFilter, type HonorStatus } from '../generated/documents/graphql.ts';
import { calledIn } from '../called.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, More, usePages } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { HonorCard } from './honor-card.tsx';

interface Props {
  readonly statuses: readonly HonorStatus[];
  /** Which of them. */
  readonly filter: HonorFilter;
  /** What is said, and what can be done, where there are none. */
  readonly empty: string;
  /** What the column has beside its name. */
  readonly narrowing?: ReactNode;
}

/** The honors of a status or two, page by page. */
export function HonorColumn({ statuses, filter, empty, narrowing }: Props) {
  const { t, marks } = useWords();
  const { ask, label } = useSession();
  const moment = useMoment();
  const heading = useId();
  const asked = { ...filter, status: [...statuses] };
  const paged = usePages(
    ['honors', asked, moment],
    (cursor, signal) => ask(HonorBoardDocument, { filter: asked, after: cursor, ...moment }, { signal }),
    ({ honors }) => after(honors.pageInfo),
  );
  const { data, error, refetch } = paged;
  const total = data?.pages[0]?.honors.totalCount;
  const rows = data?.pages.flatMap(({ honors }) => honors.nodes) ?? [];
  const called = calledIn(marks, rows, ({ recipients }) => recipients.slice(0, 1));
  // within a unit there is as much to do as in all
  const isNarrowed = Object.keys(filter).some((by) => by !== 'within');
  return (
    <section aria-labelledby={heading} className="board-column">
      <Flex align="center" justify="space-between" gap="small">
        <h2 id={heading}>
          {marks.beside(statuses.map((status) => label('HonorStatus', status)))} {total ?? ''}
        </h2>
        {narrowing}
      </Flex>
      {error && <Problem error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Spin />}
      {data && rows.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={isNarrowed ? t('noSuchHonors') : empty} />
      )}
      <ul>
        {rows.map((honor) => (
          <HonorCard key={honor.id} honor={honor} called={called} />
        ))}
      </ul>
      {paged.hasNextPage && (
        <More paged={paged}>{t('shownOf', { shown: rows.length, total: total ?? rows.length })}</More>
      )}
    </section>
  );
}
