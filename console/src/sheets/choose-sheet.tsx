import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useLeave } from '../acts/back.tsx';
import { useFiles } from '../files/use-files.ts';
import { DiscardImportDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useGo } from '../moment.tsx';
import { useSession } from '../session.tsx';

/** A workbook of which one sheet was read, and others have rows, too. */
export interface Several {
  readonly kind: string;
  readonly file: File;
  readonly id: string;
  readonly sheet: string;
  readonly otherSheets: readonly string[];
}

interface Props {
  readonly of: Several;
  readonly onClose: () => void;
}

/** Asks which sheet of a workbook is meant. Where it is another than the one that was read, that is put aside and the other is sent. */
export function ChooseSheet({ of: { kind, file, id, sheet, otherSheets }, onClose }: Props) {
  const { t } = useWords();
  const { ask } = useSession();
  const { upload } = useFiles();
  const go = useGo();
  const [chosen, setChosen] = useState(sheet);
  const [isSending, setIsSending] = useState(false);
  // what was not meant is nothing to be applied; where it could not be put aside, it is in the list of those that were sent
  const putAside = () => ask(DiscardImportDocument, { input: { id } }).catch(() => null);
  const close = useLeave(
    true,
    () => !isSending,
    () => void putAside().then(onClose),
  );
  const goOn = async () => {
    if (chosen === sheet) {
      go(`/sheets/${id}`);
      return;
    }
    setIsSending(true);
    const sent = await upload(kind, file, chosen);
    if (sent) await putAside();
    setIsSending(false);
    if (sent) go(`/sheets/${sent.id}`);
  };
  return (
    <Modal
      open
      title={t('chooseSheet')}
      okText={t('goOn')}
      cancelText={t('cancel')}
      confirmLoading={isSending}
      mask={{ closable: false }}
      onOk={() => void goOn()}
      onCancel={close}
    >
      <p id="several-sheets">{t('severalSheets')}</p>
      <Radio.Group
        aria-labelledby="several-sheets"
        vertical
        disabled={isSending}
        value={chosen}
        onChange={({ target }) => setChosen(String(target.value))}
        options={[sheet, ...otherSheets].map((name) => ({ value: name, label: name }))}
      />
    </Modal>
  );
}
