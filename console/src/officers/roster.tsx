import { keepPreviousData } from '@tanstack/react-query';
import { Button, Checkbox, Empty, Flex, Input, Segmented, Table, type TableProps } from 'antd';
import dayjs from 'dayjs';
import { useDeferredValue, useMemo, useState, type KeyboardEvent } from 'react';
import { RosterDocument, type RosterQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { dayOf, useGo, useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { after, More, usePages } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { DownloadRoster } from './download-roster.tsx';

type Row = NonNullable<RosterQuery['unit']>['officers']['nodes'][number];
type Order = 'NAME' | 'RANK' | 'POLICE_NUMBER' | 'STROKES';
const PRINTED_PAGES = 50;

interface Choice {
  readonly subunits: boolean;
  readonly serving: boolean;
  readonly order: Order;
  readonly text: string;
}

function useRoster(unit: string, { subunits, serving, order, text }: Choice) {
  const { ask } = useSession();
  const moment = useMoment();
  const search = useDeferredValue(text.trim());
  const asked = {
    unit,
    subunits,
    filter: {
      ...(search && { search }),
      ...(serving && { status: ['ACTIVE' as const, 'SUSPENDED' as const] }),
    },
    orderBy: [{ field: order, direction: 'ASC' as const }],
    ...moment,
  };
  return usePages(
    ['roster', asked],
    (cursor, signal) => ask(RosterDocument, { ...asked, after: cursor }, { signal }),
    ({ unit: page }) => after(page?.officers.pageInfo),
    // what was found stays until the next is
    { placeholderData: keepPreviousData },
  );
}

function useColumns(): NonNullable<TableProps<Row>['columns']> {
  const { label } = useSession();
  const { t } = useWords();
  return useMemo(
    () => [
      { title: t('number'), width: 56, render: (_value, _row, i) => i + 1 },
      { title: t('name'), dataIndex: 'name', width: 110 },
      { title: t('policeNumber'), dataIndex: 'policeNumber', width: 110 },
      { title: t('category'), width: 70, render: (_value, row) => label('OfficerCategory', row.category) },
      { title: t('gender'), width: 60, render: (_value, row) => label('Gender', row.gender) },
      { title: t('rank'), width: 100, render: (_value, row) => label('PoliceRank', row.rank) },
      { title: t('grade'), width: 130, render: (_value, row) => label('Grade', row.grade) },
      { title: t('post'), width: 130, render: (_value, row) => row.primaryAssignment?.title },
      { title: t('unit'), width: 180, render: (_value, row) => row.primaryAssignment?.unit?.name },
      { title: t('joinedOn'), dataIndex: 'joinedOn', width: 110 },
      { title: t('status'), width: 80, render: (_value, row) => label('OfficerStatus', row.status) },
    ],
    [label, t],
  );
}

/** Prints what is shown when all pages of it are, at most 5,000 people: the foot tells how many of how many. */
async function printAll(fetchNextPage: () => Promise<{ readonly hasNextPage: boolean }>): Promise<void> {
  for (let pages = 0; pages < PRINTED_PAGES; pages++) {
    // oxlint-disable-next-line no-await-in-loop -- the next page is told by the one before
    if (!(await fetchNextPage()).hasNextPage) break;
  }
  setTimeout(() => print());
}

/** ↑ and ↓ go from row to row. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const row = (event.target as HTMLElement).closest('tr');
  const to = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key];
  if (!(to instanceof HTMLElement)) return;
  event.preventDefault();
  to.focus();
}

/** 花名册 of a unit, page by page: ↑ and ↓ go from row to row, Enter opens. */
export function Roster({ unit }: { readonly unit: string }) {
  const { t } = useWords();
  const go = useGo();
  const [choice, setChoice] = useState<Choice>({ subunits: true, serving: true, order: 'NAME', text: '' });
  const paged = useRoster(unit, choice);
  const { data, error, isFetching, fetchNextPage, refetch } = paged;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.unit?.officers.nodes ?? []) ?? [], [data]);
  const columns = useColumns();
  const { date, knownAt } = useMoment();
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  return (
    <section aria-label={t('roster')} onKeyDown={walk}>
      <RosterChoice
        choice={choice}
        onChoice={setChoice}
        unit={unit}
        isFetching={isFetching}
        onPrint={() => void printAll(fetchNextPage)}
      />
      <p className="print-only">
        {[
          data?.pages[0]?.unit?.name,
          date ?? dayjs().format('YYYY-MM-DD'),
          knownAt && t('pastKnown', { instant: dayOf(knownAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Table<Row>
        rowKey="id"
        columns={columns}
        dataSource={rows}
        pagination={false}
        bordered
        loading={isFetching && rows.length === 0}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t('rosterEmpty')} /> }}
        onRow={({ id, name }) => ({
          tabIndex: 0,
          'aria-label': t('openFile', { name }),
          className: 'row-link',
          onClick: () => go(`/officers/${id}`),
          onKeyDown: ({ key }) => key === 'Enter' && go(`/officers/${id}`),
        })}
      />
      <More paged={paged}>
        {t('shown', { shown: rows.length, total: data?.pages[0]?.unit?.officers.totalCount ?? 0 })}
      </More>
    </section>
  );
}

interface ChoiceProps {
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  readonly unit: string;
  readonly isFetching: boolean;
  readonly onPrint: () => void;
}

function RosterChoice({ choice, onChoice, unit, isFetching, onPrint }: ChoiceProps) {
  const { t } = useWords();
  const orders: { value: Order; label: string }[] = [
    { value: 'NAME', label: t('byPinyin') },
    { value: 'STROKES', label: t('byStrokes') },
    { value: 'RANK', label: t('byRank') },
    { value: 'POLICE_NUMBER', label: t('byNumber') },
  ];
  return (
    <Flex gap="small" align="center" wrap className="list-head no-print">
      <Input.Search
        allowClear
        className="roster-search"
        aria-label={t('findInRoster')}
        placeholder={t('searchHint')}
        value={choice.text}
        loading={isFetching}
        onChange={({ target }) => onChoice({ ...choice, text: target.value })}
      />
      <Segmented
        aria-label={t('order')}
        options={orders}
        value={choice.order}
        onChange={(order) => onChoice({ ...choice, order })}
      />
      <Checkbox checked={choice.subunits} onChange={({ target }) => onChoice({ ...choice, subunits: target.checked })}>
        {t('withSubunits')}
      </Checkbox>
      <Checkbox checked={choice.serving} onChange={({ target }) => onChoice({ ...choice, serving: target.checked })}>
        {t('servingOnly')}
      </Checkbox>
      <DownloadRoster unit={unit} subunits={choice.subunits} />
      <Button onClick={onPrint}>{t('print')}</Button>
    </Flex>
  );
}
