import { Flex, Select, Spin } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePut, useTitle } from '../address.ts';
import { isForPurpose } from '../api/registry.ts';
import { AskPurpose } from '../ask-purpose.tsx';
import { NodePicker } from '../forms/node-picker.tsx';
import { DueDocument, type DueKind } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { PeriodPicker } from '../period-picker.tsx';
import { Problem } from '../problem.tsx';
import { after, More, usePages } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { useHomeUnit } from '../units/home-unit.ts';
import { NoHomeUnit } from '../units/no-home-unit.tsx';
import { DueTable } from './due-table.tsx';
import { useAhead, WITHOUT_PURPOSE } from './due-soon.ts';

interface Asked {
  readonly within: string;
  readonly from: string;
  readonly to: string;
  readonly kinds: readonly DueKind[];
}

/** What becomes due: unless another period is chosen, in the next three months. */
export default function DuePage() {
  const { t } = useWords();
  const { valuesOf } = useSession();
  const [search] = useSearchParams();
  const ahead = useAhead();
  const home = useHomeUnit();
  const within = search.get('within') ?? home;
  const asked = {
    from: search.get('from') ?? ahead.from,
    to: search.get('to') ?? ahead.to,
    kinds: (search.get('kinds')?.split(',') as DueKind[] | undefined) ?? WITHOUT_PURPOSE,
  };
  const put = usePut();
  useTitle(t('due'));
  return (
    <article aria-label={t('due')}>
      <h1>{t('due')}</h1>
      <Flex gap="small" wrap className="list-head no-print">
        <NodePicker
          of="unit"
          className="picker"
          aria-label={t('units')}
          {...(within && { value: within })}
          onChange={(id) => put({ within: id as string | undefined })}
        />
        <PeriodPicker value={asked} allowClear={false} onChange={(changed) => put({ ...changed })} />
        <Select
          mode="multiple"
          className="picker"
          aria-label={t('dueKinds')}
          maxTagCount="responsive"
          value={[...asked.kinds]}
          onChange={(kinds: string[]) => put({ kinds: kinds.join(',') })}
          options={valuesOf('DueKind').map(({ value, label }) => ({ value, label }))}
        />
      </Flex>
      {within ? <DueList {...asked} within={within} /> : <NoHomeUnit />}
    </article>
  );
}

function DueList(asked: Asked) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const [purpose, setPurpose] = useState<string | undefined>();
  const paged = usePages(
    ['due', asked, purpose, moment],
    (cursor, signal) =>
      ask(DueDocument, { ...asked, kinds: [...asked.kinds], after: cursor, ...moment }, { signal, purpose }),
    ({ dueItems }) => after(dueItems.pageInfo),
  );
  const { data, error, refetch } = paged;
  if (isForPurpose(error)) return <AskPurpose about={t('duePurpose')} onPurpose={setPurpose} />;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const rows = data.pages.flatMap(({ dueItems }) => dueItems.nodes);
  return (
    <>
      <DueTable rows={rows} />
      <More paged={paged}>{t('dueCount', { total: data.pages[0]?.dueItems.totalCount ?? rows.length })}</More>
    </>
  );
}
