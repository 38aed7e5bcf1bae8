import { keepPreviousData } from '@tanstack/react-query';
import { Button, Checkbox, Empty, Flex, Input, Segmented, Table } from 'antd';
import { useDeferredValue, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { RosterDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { dayOf, useDay, useGo, useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { after, More, usePages } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { useDraft } from '../acts/draft.ts';
import { BulkActs, useBulks, type Chosen } from './bulk-acts.tsx';
import { DownloadList } from '../files/download-list.tsx';
import { ChooseColumns, useShownColumns, useTableColumns, type RosterColumns, type Row } from './roster-columns.tsx';

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

/** Those of some people who have these ids. */
function chosenOf(ids: readonly string[], people: readonly Chosen[]): readonly Chosen[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return ids.flatMap((id) => (names.has(id) ? { id, name: names.get(id)! } : []));
}

/** 花名册 of a unit, page by page: ↑ and ↓ go from row to row, Enter opens. */
export function Roster({ unit }: { readonly unit: string }) {
  const { t } = useWords();
  const go = useGo();
  const [choice, setChoice] = useState<Choice>({ subunits: true, serving: true, order: 'NAME', text: '' });
  const paged = useRoster(unit, choice);
  const { data, error, isFetching, fetchNextPage, refetch } = paged;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.unit?.officers.nodes ?? []) ?? [], [data]);
  const columns = useShownColumns();
  const tableColumns = useTableColumns(columns.shown);
  const draft = useDraft<readonly Chosen[]>(`chosen:${unit}`, []);
  const chosen = draft.value;
  const { knownAt } = useMoment();
  const day = useDay();
  const mayBulk = useBulks().length > 0;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  return (
    <section aria-label={t('roster')} onKeyDown={walk}>
      <RosterChoice
        choice={choice}
        onChoice={setChoice}
        unit={unit}
        isFetching={isFetching}
        columns={columns}
        onPrint={() => void printAll(fetchNextPage)}
      >
        {mayBulk && (
          <Button onClick={() => draft.put(chosen.length > 0 ? [] : rows.map(({ id, name }) => ({ id, name })))}>
            {t(chosen.length > 0 ? 'chooseNone' : 'chooseAll')}
          </Button>
        )}
        <BulkActs chosen={chosen} unit={unit} onSent={draft.forget} />
      </RosterChoice>
      <p className="print-only">
        {[data?.pages[0]?.unit?.name, day, knownAt && t('pastKnown', { instant: dayOf(knownAt) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Table<Row>
        rowKey="id"
        columns={tableColumns}
        dataSource={rows}
        pagination={false}
        bordered
        loading={isFetching && rows.length === 0}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t('rosterEmpty')} /> }}
        {...(mayBulk && {
          rowSelection: {
            selectedRowKeys: chosen.map(({ id }) => id),
            // of those that a search has taken from the list, too
            preserveSelectedRowKeys: true,
            onChange: (keys: unknown) => draft.put(chosenOf(keys as string[], [...chosen, ...rows])),
            getCheckboxProps: ({ name }: Row) => ({ 'aria-label': t('chooseOne', { name }) }),
            // the table repeats its head where it measures it: a box there could be focused and not seen
            hideSelectAll: true,
            // a click beside the box opens no file
            onCell: () => ({ onClick: (event: { stopPropagation: () => void }) => event.stopPropagation() }),
          },
        })}
        onRow={({ id, name }) => ({
          tabIndex: 0,
          'aria-label': t('openFile', { name }),
          className: 'row-link',
          onClick: () => go(`/officers/${id}`),
          onKeyDown: ({ key, target, currentTarget }) => {
            if (key === 'Enter' && target === currentTarget) go(`/officers/${id}`);
          },
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
  readonly columns: RosterColumns;
  readonly isFetching: boolean;
  readonly onPrint: () => void;
  readonly children: ReactNode;
}

function RosterChoice({ choice, onChoice, unit, columns, isFetching, onPrint, children }: ChoiceProps) {
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
      <ChooseColumns columns={columns} />
      {children}
      <DownloadList
        list="roster"
        title={t('roster')}
        of={{
          unit,
          ...(choice.subunits && { includeSubunits: 'true' }),
          ...(columns.shown !== columns.all && { columns: columns.shown.map(({ key }) => key).join(',') }),
        }}
      />
      <Button onClick={onPrint}>{t('print')}</Button>
    </Flex>
  );
}
