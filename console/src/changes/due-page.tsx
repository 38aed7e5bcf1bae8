import { Button, Empty, Flex, Select, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { usePut, useTitle } from '../address.ts';
import { isForPurpose } from '../api/registry.ts';
import { choicesIn, dayIn, oneOf } from '../address-values.ts';
import { HandOverAll } from '../files/hand-over-all.tsx';
import { ForPurposeIfWanted, keptFor } from '../for-purpose.tsx';
import { DueDocument, type DueKind, type DueLineFragment } from '../generated/documents/graphql.ts';
import { LeftOut } from '../left-out.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { isForwards, PeriodPicker } from '../period-picker.tsx';
import { Problem } from '../problem.tsx';
import { after, More, usePages } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { OfUnit } from '../units/of-unit.tsx';
import { DueTable } from './due-table.tsx';
import { useAhead, WITHOUT_PURPOSE } from './due-soon.ts';

/** As many as a page may have. */
const PAGE_MOST = 100;

interface Asked {
  readonly within: string;
  readonly from: string;
  readonly to: string;
  readonly kinds: readonly DueKind[];
}

/** What becomes due: unless another period is chosen, in the next three months. */
export default function DuePage() {
  const { t } = useWords();
  const { valuesOf, label } = useSession();
  const [search] = useSearchParams();
  const ahead = useAhead();
  const [from, to] = [dayIn(search, 'from'), dayIn(search, 'to')];
  const named = choicesIn<DueKind>(search, 'kinds', oneOf(valuesOf('DueKind')));
  const asked = {
    from: from.value ?? ahead.from,
    to: to.value ?? ahead.to,
    kinds: named.value ?? WITHOUT_PURPOSE,
  };
  const put = usePut();
  useTitle(t('due'));
  return (
    <article aria-label={t('due')}>
      <h1>{t('due')}</h1>
      <OfUnit
        parameter="within"
        beside={
          <>
            <PeriodPicker value={asked} allowClear={false} onChange={(changed) => put({ ...changed })} />
            <Select
              mode="multiple"
              className="picker"
              aria-label={t('dueKinds')}
              maxTagCount="responsive"
              maxTagPlaceholder={(omitted) => (
                <Omitted labels={omitted.map(({ value }) => label('DueKind', String(value)))} />
              )}
              value={[...asked.kinds]}
              onChange={(kinds: string[]) => put({ kinds })}
              options={valuesOf('DueKind')}
            />
          </>
        }
      >
        {(within) => (
          <>
            <LeftOut of={[from, to, named]} />
            {asked.kinds.length > 0 ? (
              isForwards(asked) && <Due asked={{ ...asked, within }} />
            ) : (
              <Empty description={t('pickDueKinds')} />
            )}
          </>
        )}
      </OfUnit>
    </article>
  );
}

/** How many kinds have no place beside the others; on paper, which. */
function Omitted({ labels }: { readonly labels: readonly string[] }) {
  const { marks } = useWords();
  return (
    <>
      <span className="no-print">+ {labels.length} …</span>
      <span className="print-only">{marks.list(labels)}</span>
    </>
  );
}

function Due({ asked }: { readonly asked: Asked }) {
  const { t } = useWords();
  return (
    <ForPurposeIfWanted of={JSON.stringify(asked)} about={t('duePurpose')}>
      {(purpose, question) => <DueList asked={asked} purpose={purpose} question={question} />}
    </ForPurposeIfWanted>
  );
}

interface ListProps {
  readonly asked: Asked;
  readonly purpose: string | undefined;
  /** What it is asked for. */
  readonly question: ReactNode;
}

function DueList({ asked, purpose, question }: ListProps) {
  const { ask, label } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const paged = usePages(
    ['due', asked, purpose, moment],
    (cursor, signal) =>
      ask(DueDocument, { ...asked, kinds: [...asked.kinds], after: cursor, ...moment }, { signal, purpose }),
    ({ dueItems }) => after(dueItems.pageInfo),
    keptFor(purpose),
  );
  const { data, error, refetch } = paged;
  if (isForPurpose(error)) return question;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const rows = data.pages.flatMap(({ dueItems }) => dueItems.nodes);
  return (
    <>
      <Flex gap="small" align="center" wrap className="list-head">
        <HandOverAll<DueLineFragment>
          title={`${t('due')} ${asked.from} ${asked.to}`}
          heading={[t('dueOn'), t('dueKinds'), t('name'), t('policeNumber'), t('unit'), t('message')]}
          read={async (cursor, signal) => {
            const page = { ...asked, kinds: [...asked.kinds], first: PAGE_MOST, after: cursor, ...moment };
            return (await ask(DueDocument, page, { signal, purpose })).dueItems;
          }}
          rowsOf={({ dueOn, kind, message, officer: { name, policeNumber, unit } }) => [
            [dueOn, label('DueKind', kind), name, policeNumber ?? '', unit?.name ?? '', message],
          ]}
        />
        <Button className="no-print" onClick={() => print()}>
          {t('print')}
        </Button>
      </Flex>
      <DueTable rows={rows} />
      <More paged={paged}>
        {rows.length > 0 && t('dueCount', { total: data.pages[0]?.dueItems.totalCount ?? rows.length })}
      </More>
    </>
  );
}
