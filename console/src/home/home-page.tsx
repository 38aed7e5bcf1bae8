import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTitle } from '../address.ts';
import { AHEAD_DAYS, useAhead, WITHOUT_PURPOSE } from '../changes/due-soon.ts';
import { DueTable } from '../changes/due-table.tsx';
import { HomeDocument } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { OfUnit } from '../units/of-unit.tsx';
import { Waiting } from './waiting.tsx';

/** What waits for the viewer, and what becomes due soon: of the viewer's own unit and below, unless another is chosen. */
export default function HomePage() {
  const { t } = useWords();
  useTitle(t('home'));
  return (
    <article aria-label={t('home')}>
      <h1>{t('home')}</h1>
      <p>{t('homeOf')}</p>
      <OfUnit parameter="within">{(within) => <Work within={within} />}</OfUnit>
    </article>
  );
}

type Part = 'waiting' | 'due';

/** A part of what home asks for: what becomes due of a large force takes longer than the rest, which does not wait for it. */
function useHome(within: string, part: Part) {
  const { ask, may } = useSession();
  const moment = useMoment();
  const ahead = useAhead();
  return useQuery({
    queryKey: ['home', part, within, ahead, moment],
    queryFn: ({ signal }) =>
      ask(
        HomeDocument,
        {
          within,
          ...ahead,
          kinds: [...WITHOUT_PURPOSE],
          waiting: part === 'waiting',
          evaluations: part === 'waiting' && may('evaluation:read'),
          due: part === 'due',
          ...moment,
        },
        { signal },
      ),
  });
}

function Work({ within }: { readonly within: string }) {
  const waiting = useHome(within, 'waiting');
  return (
    <>
      {waiting.error && <Problem error={waiting.error} onAgain={() => void waiting.refetch()} />}
      {waiting.isPending && <Spin />}
      {waiting.data && <Waiting within={within} home={waiting.data} />}
      <DueSoon within={within} />
    </>
  );
}

function DueSoon({ within }: { readonly within: string }) {
  const { t } = useWords();
  const ahead = useAhead();
  const title = t('dueSoon', { days: AHEAD_DAYS });
  const { data, error, isPending, refetch } = useHome(within, 'due');
  const rows = data?.dueItems?.nodes ?? [];
  const total = data?.dueItems?.totalCount ?? rows.length;
  const further = total - rows.length;
  return (
    <section aria-label={title}>
      <h2>
        {title} {data && total}
      </h2>
      {error && <Problem error={error} onAgain={() => void refetch()} />}
      {isPending && <Spin />}
      {data && <DueTable rows={rows} />}
      {further > 0 && (
        <p>
          <Go to="/due" search={{ within, ...ahead }}>
            {t('furtherItems', { count: further })}
          </Go>
        </p>
      )}
    </section>
  );
}
