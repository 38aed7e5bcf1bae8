import { Alert, Button, Checkbox, Empty, Flex, Progress, Spin, Table, Tag } from 'antd';
import { useTitle } from '../address.ts';
import { useState, type ReactNode } from 'react';
import { useLocation, useParams } from 'react-router';
import { ImportBatchDocument, type ImportBatchQuery } from '../generated/documents/graphql.ts';
import { isBusy, isForPurpose } from '../api/registry.ts';
import { ForPurposeIfWanted, keptFor } from '../for-purpose.tsx';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { Problem } from '../problem.tsx';
import { after, More, ofSame, usePages } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { commonOf, ownOf } from './in-common.ts';
import { Mapping } from './mapping.tsx';
import { SheetActs } from './sheet-acts.tsx';
import { OPEN, WORKING } from './statuses.ts';
import { useMaySend } from './use-may-send.ts';
import type { SentFrom } from './use-rows.ts';
import { useFiles } from '../files/use-files.ts';
import { useInWords } from './use-in-words.ts';

export type Batch = NonNullable<ImportBatchQuery['importBatch']>;
export type Row = Batch['rows']['nodes'][number];

const LOOK_AGAIN_MS = 1_000;

const isWorkedOn = (batch: Batch | null | undefined): boolean => Boolean(batch && WORKING.has(batch.status));

/** A spreadsheet that was sent: its columns, its rows with their problems, and what can be done with it. */
export default function SheetPage() {
  const { sheet: id = '' } = useParams();
  const { t } = useWords();
  return (
    // nothing of one is left on the page of another: neither its rows nor what it was read for
    <ForPurposeIfWanted of={id} about={t('sheetPurpose')}>
      {(purpose, question) => <Sheet id={id} purpose={purpose} question={question} />}
    </ForPurposeIfWanted>
  );
}

interface Props {
  readonly id: string;
  readonly purpose: string | undefined;
  /** What it is asked for. */
  readonly question: ReactNode;
}

function Sheet({ id, purpose, question }: Props) {
  const { ask, label } = useSession();
  const { t, marks } = useWords();
  const files = useFiles();
  const maySend = useMaySend();
  const [refusedOnly, setRefusedOnly] = useState(false);
  const paged = usePages(
    ['import', id, refusedOnly, purpose],
    (cursor, signal) => ask(ImportBatchDocument, { id, refusedOnly, after: cursor }, { signal, purpose }),
    ({ importBatch }) => after(importBatch?.rows.pageInfo),
    {
      placeholderData: ofSame(id),
      staleTime: 0,
      ...keptFor(purpose),
      // while rows are tried or applied it is asked how far it is
      refetchInterval: ({ state }) => (isWorkedOn(state.data?.pages[0]?.importBatch) ? LOOK_AGAIN_MS : false),
    },
  );
  const { data, error, refetch } = paged;
  useTitle(data?.pages[0]?.importBatch?.fileName);
  if (isForPurpose(error)) return question;
  const batch = data?.pages[0]?.importBatch;
  // its rows may keep the registry from telling how far they are: it is asked again by itself
  const isWaiting = error !== null && isBusy(error) && isWorkedOn(batch);
  if (error && !isWaiting) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  if (!batch) return <p role="status">{t('noSheet')}</p>;
  const rows = data.pages.flatMap(({ importBatch }) => importBatch?.rows.nodes ?? []);
  return (
    <article aria-label={batch.fileName}>
      <Flex align="center" gap="small" wrap>
        <h1>{batch.fileName || t('sheets')}</h1>
        <Tag>{label('ImportKind', batch.kind)}</Tag>
        <Tag color={batch.status === 'FAILED' ? 'red' : 'blue'}>{label('ImportStatus', batch.status)}</Tag>
      </Flex>
      {batch.sheetName !== null && <p>{marks.of(t('sheetRead'), batch.sheetName)}</p>}
      <WayBack />
      {batch.failure && <Alert type="error" role="alert" showIcon title={batch.failure} />}
      {batch.status === 'UNDONE' && (
        <p role="status">
          <Go to="/changes" search={{ operation: 'withdrawRecord' }}>
            {t('sheetUndone')}
          </Go>
        </p>
      )}
      <Counts batch={batch} />
      {isWaiting && <p role="status">{t('sheetWaiting')}</p>}
      {maySend(batch.kind) && <SheetActs batch={batch} />}
      {maySend(batch.kind) && OPEN.has(batch.status) && batch.columns.length > 0 && (
        <Mapping key={batch.columns.map(({ field }) => field).join()} batch={batch} onDone={() => void refetch()} />
      )}
      <Flex gap="small" align="center" className="list-head">
        <Checkbox checked={refusedOnly} onChange={({ target }) => setRefusedOnly(target.checked)}>
          {t('refusedOnly')}
        </Checkbox>
        <Button onClick={() => void files.download(`/imports/${id}/rows.xlsx`, batch.fileName || 'rows.xlsx', purpose)}>
          {t('sheetBack')}
        </Button>
      </Flex>
      <Rows rows={rows} batch={batch} />
      <More paged={paged} />
    </article>
  );
}

/** To where the rows were sent from, where they were not sent as a file. */
function WayBack() {
  const { t } = useWords();
  const state = useLocation().state as SentFrom | null;
  if (!state?.from) return null;
  const { pathname, searchParams } = new URL(state.from, location.origin);
  return (
    <p className="no-print">
      <Go to={pathname} search={Object.fromEntries(searchParams)}>
        {t('wayBack')}
      </Go>
    </p>
  );
}

function Counts({
  batch: { status, rowCount, processedCount, acceptedCount, refusedCount },
}: {
  readonly batch: Batch;
}) {
  const { t, marks } = useWords();
  const told = t('progress', { done: processedCount, all: rowCount });
  if (WORKING.has(status)) {
    const percent = rowCount === 0 ? 0 : Math.floor((100 * processedCount) / rowCount);
    return <Progress percent={percent} format={() => told} aria-label={told} />;
  }
  return (
    <p role="status">
      {marks.beside([
        `${t('rowsTotal')} ${rowCount}`,
        acceptedCount !== null && `${t('accepted')} ${acceptedCount}`,
        refusedCount !== null && `${t('refused')} ${refusedCount}`,
      ])}
    </p>
  );
}

function Rows({ rows, batch }: { readonly rows: readonly Row[]; readonly batch: Batch }) {
  const { t, marks } = useWords();
  const inWords = useInWords(batch, rows);
  const common = commonOf(batch.kind, batch.columns, rows, marks.betweenClauses);
  const told = [...common.columns].map((i) => {
    const column = batch.columns[i]!;
    return marks.of(inWords.heading(column), inWords.cell(column, rows[0]?.cells[i] ?? ''));
  });
  const inAll = marks.clauses([...told, common.beginning]);
  return (
    <>
      {inAll && <p>{t('inCommon', { what: inAll })}</p>}
      <Table<Row>
        rowKey="number"
        pagination={false}
        bordered
        scroll={{ x: 'max-content' }}
        dataSource={rows}
        rowClassName={({ problems }) => (problems.length > 0 ? 'refused' : '')}
        locale={{ emptyText: <Empty description={t('none')} /> }}
        columns={[
          { title: t('rowNumber'), dataIndex: 'number', width: 56 },
          {
            title: t('result'),
            width: 320,
            render: (_value, { problems, summary }) =>
              problems.length > 0 ? (
                <ul className="problems">
                  {problems.map(({ cell, message }) => (
                    <li key={`${cell}${message}`}>{[!inWords.isOwn && cell, message].filter(Boolean).join(' ')}</li>
                  ))}
                </ul>
              ) : (
                ownOf(summary, common, marks.betweenClauses)
              ),
          },
          ...batch.columns
            .map((column, i) => ({
              key: `${i}`,
              title: inWords.heading(column),
              render: (_value: unknown, { cells }: Row) => inWords.cell(column, cells[i] ?? ''),
            }))
            .filter((_column, i) => !common.columns.has(i)),
        ]}
      />
    </>
  );
}
