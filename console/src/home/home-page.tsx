import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTitle } from '../address.ts';
import { AHEAD_DAYS, useAhead, WITHOUT_PURPOSE } from '../changes/due-soon.ts';
import { DueTable } from '../changes/due-table.tsx';
import { DueDocument, HomeDocument } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { OfUnit } from '../units/of-unit.tsx';
import { Waiting } from './waiting.tsx';

/** How many of what becomes due are shown. */
const SOON = 5;

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

function Work({ within }: { readonly within: string }) {
  const { ask, may } = useSession();
  const moment = useMoment();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['home', within, moment],
    queryFn: ({ signal }) => ask(HomeDocument, { within, evaluations: may('evaluation:read'), ...moment }, { signal }),
  });
  return (
    <>
      {error && <Problem error={error} onAgain={() => void refetch()} />}
      {isPending && <Spin />}
      {data && <Waiting within={within} home={data} />}
      <DueSoon within={within} />
    </>
  );
}

/** What becomes due of a large force takes longer than what waits, which is asked for by itself. */
function DueSoon({ within }: { readonly within: string }) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const ahead = useAhead();
  const title = t('dueSoon', { days: AHEAD_DAYS });
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['due soon', within, ahead, moment],
    queryFn: ({ signal }) =>
      ask(DueDocument, { within, ...ahead, kinds: [...WITHOUT_PURPOSE], first: SOON, ...moment }, { signal }),
  });
  const rows = data?.dueItems.nodes ?? [];
  const total = data?.dueItems.totalCount ?? rows.length;
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
