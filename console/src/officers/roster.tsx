import { keepPreviousData } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useDeferredValue, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { RosterDocument } from '../generated/documents/graphql.ts';
import { calledIn } from '../called.ts';
import { LeftOut } from '../left-out.tsx';
import { useWords } from '../locale.tsx';
import { useGo, useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { after, More, usePages } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { useDraft } from '../acts/draft.ts';
import { BulkActs, BulkDrawer, chosenIn, useBulks, type Bulk, type Chosen } from './bulk-acts.tsx';
import { usePrintedRoster } from './print-roster.tsx';
import { RosterChoice } from './roster-choice.tsx';
import { RosterEmpty } from './roster-empty.tsx';
import { useShownColumns, useTableColumns, type Row } from './roster-columns.tsx';
import { UnfinishedBulks } from './unfinished-bulks.tsx';
import { askedBy, type Choice } from './roster-asked.ts';
import { useChoice } from './roster-chosen.ts';

function useRoster(unit: string, choice: Choice) {
  const { ask } = useSession();
  const moment = useMoment();
  const text = useDeferredValue(choice.text);
  const asked = { unit, subunits: choice.subunits, ...askedBy({ ...choice, text }), ...moment };
  const paged = usePages(
    ['roster', asked],
    (cursor, signal) => ask(RosterDocument, { ...asked, after: cursor }, { signal }),
    ({ unit: page }) => after(page?.officers.pageInfo),
    // what was found stays until the next is
    { placeholderData: keepPreviousData },
  );
  return { asked, paged };
}

/** ↑ and ↓ go from row to row. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const row = (event.target as HTMLElement).closest('tr');
  const to = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key];
  if (!(to instanceof HTMLElement)) return;
  event.preventDefault();
  to.focus();
}

/** Whether a click is to open the row: not where text was marked, to be copied, nor on the link in it, which opens by itself. */
const isMeant = ({ target }: MouseEvent<HTMLElement>): boolean =>
  getSelection()?.isCollapsed !== false && !(target as HTMLElement).closest('a');

/** Those of some people who have these ids. */
function chosenOf(ids: readonly string[], people: readonly Chosen[]): readonly Chosen[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return ids.flatMap((id) => (names.has(id) ? { id, name: names.get(id)! } : []));
}

/** 花名册 of a unit, page by page: ↑ and ↓ go from row to row, Enter opens. */
export function Roster({ unit }: { readonly unit: string }) {
  const { t, marks } = useWords();
  const go = useGo();
  const { choice, choose, named } = useChoice();
  const { asked, paged } = useRoster(unit, choice);
  const { data, error, isFetching, refetch } = paged;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.unit?.officers.nodes ?? []) ?? [], [data]);
  const columns = useShownColumns();
  const tableColumns = useTableColumns(columns.shown);
  const draft = useDraft<readonly Chosen[]>(chosenIn(unit), []);
  const chosen = draft.value;
  const bulkButton = useRef<HTMLButtonElement>(null);
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const mayBulk = useBulks().length > 0;
  const called = calledIn(marks, rows, (row) => row);
  const total = data?.pages[0]?.unit?.officers.totalCount ?? 0;
  const printed = usePrintedRoster(asked, { columns, total });
  return (
    <section aria-label={t('roster')} onKeyDown={walk}>
      <RosterChoice
        choice={choice}
        choose={choose}
        unit={unit}
        total={total}
        isFetching={isFetching}
        columns={columns}
        print={printed.button}
      >
        {mayBulk && (
          <Button onClick={() => draft.put(chosen.length > 0 ? [] : rows.map(({ id, name }) => ({ id, name })))}>
            {t(chosen.length > 0 ? 'chooseNone' : 'chooseAll')}
          </Button>
        )}
        <BulkActs chosen={chosen} button={bulkButton} onBegin={setBulk} />
      </RosterChoice>
      <LeftOut of={[...named, columns.named]} />
      {bulk ? (
        <BulkDrawer chosen={chosen} unit={unit} bulk={bulk} onClose={() => setBulk(null)} />
      ) : (
        <UnfinishedBulks chosen={chosen} unit={unit} onGoOn={setBulk} />
      )}
      {error && <Problem error={error} onAgain={() => void refetch()} />}
      {printed.table}
      <Table<Row>
        {...(printed.isOnPaper && { className: 'no-print' })}
        rowKey="id"
        columns={tableColumns}
        dataSource={rows}
        pagination={false}
        bordered
        loading={isFetching && rows.length === 0}
        scroll={{ x: 'max-content' }}
        // whether there is anybody is not known before
        locale={{ emptyText: data ? <RosterEmpty choice={choice} choose={choose} /> : null }}
        {...(mayBulk && {
          rowSelection: {
            selectedRowKeys: chosen.map(({ id }) => id),
            // of those that a search has taken from the list, too
            preserveSelectedRowKeys: true,
            onChange: (keys: unknown) => draft.put(chosenOf(keys as string[], [...chosen, ...rows])),
            getCheckboxProps: (row: Row) => ({
              'aria-label': t('chooseOne', { name: called(row) }),
              // the button is before the table: many keys away
              title: t('bulkByEnter'),
              onKeyDown: (event: KeyboardEvent) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                bulkButton.current?.focus();
              },
            }),
            // the table repeats its head where it measures it: a box there could be focused and not seen
            hideSelectAll: true,
            // a click beside the box opens no file
            onCell: () => ({ onClick: (event: { stopPropagation: () => void }) => event.stopPropagation() }),
          },
        })}
        onRow={(row) => ({
          tabIndex: 0,
          'aria-label': t('openFile', { name: called(row) }),
          className: 'row-link',
          onClick: (event) => isMeant(event) && go(`/officers/${row.id}`),
          onKeyDown: ({ key, target, currentTarget }) => {
            if (key === 'Enter' && target === currentTarget) go(`/officers/${row.id}`);
          },
        })}
      />
      <More paged={paged}>{rows.length > 0 && t('shown', { shown: rows.length, total })}</More>
    </section>
  );
}
