import { Button, Empty, Flex, Select, Spin, Table, Upload } from 'antd';
import { useTitle } from '../address.ts';
import { actorName } from '../changes/actor-name.ts';
import { useState } from 'react';
import { ImportBatchesDocument, type BatchLineFragment, type ImportKind } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { instantText, useGo } from '../moment.tsx';
import { Go } from '../go.tsx';
import { before, More, usePages } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { useFiles } from '../files/use-files.ts';
import { ChooseSheet, type Several } from './choose-sheet.tsx';
import { kindsFor } from './kinds.ts';
import { useMaySend } from './use-may-send.ts';

/** Sends a spreadsheet and shows those that were sent. */
export default function SheetsPage() {
  const { t } = useWords();
  const { may } = useSession();
  const kinds = kindsFor(may);
  const maySend = useMaySend();
  const sent = kinds.filter(maySend);
  useTitle(t('sheets'));
  return (
    <article aria-label={t('sheets')}>
      <h1>{t('sheets')}</h1>
      <p>{t(kinds.length > 0 ? 'sheetsIntro' : 'noKinds')}</p>
      {sent.length > 0 && <Sending kinds={sent} />}
      <Batches />
    </article>
  );
}

/** What the viewer sends: of the kinds that they may send. */
function Sending({ kinds }: { readonly kinds: readonly ImportKind[] }) {
  const { t } = useWords();
  const { valuesOf } = useSession();
  const go = useGo();
  const files = useFiles();
  const [chosen, setKind] = useState<ImportKind>('ENROLL_OFFICERS');
  const kind = kinds.includes(chosen) ? chosen : kinds[0]!;
  const [isSending, setIsSending] = useState(false);
  const [several, setSeveral] = useState<Several | null>(null);
  const send = async (file: File) => {
    setIsSending(true);
    const sent = await files.upload(kind, file);
    setIsSending(false);
    if (sent?.sheet && sent.otherSheets.length > 0) setSeveral({ ...sent, kind, file, sheet: sent.sheet });
    else if (sent) go(`/sheets/${sent.id}`);
  };
  return (
    <Flex gap="small" align="center" wrap className="list-head">
      <Select
        className="picker"
        aria-label={t('sheetKind')}
        value={kind}
        onChange={setKind}
        options={valuesOf('ImportKind').filter(({ value }) => (kinds as readonly string[]).includes(value))}
      />
      <Button onClick={() => void files.download(`/imports/templates/${kind}.xlsx`, `${kind}.xlsx`)}>
        {t('template')}
      </Button>
      <Upload
        accept=".xlsx,.csv,.lrmx"
        showUploadList={false}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button type="primary" loading={isSending}>
          {t('chooseFile')}
        </Button>
      </Upload>
      {several && <ChooseSheet of={several} onClose={() => setSeveral(null)} />}
    </Flex>
  );
}

/** What was sent, latest first. */
function Batches() {
  const { t, marks } = useWords();
  const { ask, label } = useSession();
  const paged = usePages(
    ['imports'],
    (cursor, signal) => ask(ImportBatchesDocument, { before: cursor }, { signal }),
    ({ importBatches }) => before(importBatches.pageInfo),
    { staleTime: 0 },
  );
  const { data, error, refetch } = paged;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  return (
    <>
      <Table<BatchLineFragment>
        rowKey="id"
        pagination={false}
        bordered
        dataSource={data.pages.flatMap(({ importBatches }) => importBatches.nodes.toReversed())}
        locale={{ emptyText: <Empty description={t('noSheets')} /> }}
        columns={[
          {
            title: t('fileName'),
            render: (_value, { id, fileName }) => <Go to={`/sheets/${id}`}>{fileName || id}</Go>,
          },
          { title: t('sheetKind'), render: (_value, { kind }) => label('ImportKind', kind) },
          { title: t('status'), render: (_value, { status }) => label('ImportStatus', status) },
          { title: t('rowsTotal'), dataIndex: 'rowCount', align: 'right' },
          { title: t('refused'), align: 'right', render: (_value, { refusedCount }) => refusedCount ?? '—' },
          { title: t('uploaded'), render: (_value, { uploadedAt }) => instantText(uploadedAt) },
          { title: t('who'), render: (_value, { uploadedBy }) => actorName(uploadedBy, { t, marks }) },
        ]}
      />
      <More paged={paged} />
    </>
  );
}
