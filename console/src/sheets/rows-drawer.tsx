import { Button, Drawer, Flex } from 'antd';
import { useState, type ReactNode } from 'react';
import { useLeave } from '../acts/back.tsx';
import { leaving } from '../acts/leaving.ts';
import { useWords } from '../locale.tsx';
import { useRows } from './use-rows.ts';

interface Closing {
  readonly onClose: () => void;
  /** Forgets what was typed. */
  readonly forget: () => void;
}

/** A drawer in which rows are made that are sent as a spreadsheet. As long as they are on their way it stays, to tell what became of them. */
export function useRowsDrawer({ onClose, forget }: Closing) {
  const [isSending, setIsSending] = useState(false);
  const sendRows = useRows();
  const close = useLeave(true, () => !isSending, onClose);
  return {
    isSending,
    send: async (...rows: Parameters<typeof sendRows>) => {
      setIsSending(true);
      await sendRows(...rows);
      setIsSending(false);
    },
    leave: () => {
      if (!isSending) close();
    },
    giveUp: () => {
      forget();
      close();
    },
  };
}

interface Props {
  readonly drawer: ReturnType<typeof useRowsDrawer>;
  readonly title: string;
  readonly isTyped: boolean;
  /** Whether there are rows to send. Default: there are. */
  readonly hasRows?: boolean;
  readonly onRehearse: () => void;
  readonly children: ReactNode;
}

export function RowsDrawer({ drawer, title, isTyped, hasRows = true, onRehearse, children }: Props) {
  const { t } = useWords();
  return (
    <Drawer
      open
      title={title}
      size={560}
      onClose={drawer.leave}
      {...leaving(isTyped)}
      footer={
        <Flex gap="small" justify="end">
          <Button disabled={drawer.isSending} onClick={drawer.giveUp}>
            {t('cancel')}
          </Button>
          <Button type="primary" disabled={!hasRows} loading={drawer.isSending} onClick={onRehearse}>
            {t('rehearse')}
          </Button>
        </Flex>
      }
    >
      {children}
    </Drawer>
  );
}
