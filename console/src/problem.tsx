import { Alert, Button, Table } from 'antd';
import { RegistryError } from './api/registry.ts';
import { useWords } from './locale.tsx';

/** What went wrong, with what to do next. */
export function Problem({ error, onAgain }: { readonly error: Error; readonly onAgain?: () => void }) {
  const { t } = useWords();
  const requestId = error instanceof RegistryError ? error.requestId : null;
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title={error.message}
      description={requestId && t('requestId', { id: requestId })}
      action={onAgain && <Button onClick={onAgain}>{t('again')}</Button>}
    />
  );
}

interface FieldLine {
  readonly label: string;
  readonly field: string;
  readonly beforeText?: string | null;
  readonly afterText?: string | null;
}

/** Fields as they were and as they are. */
export function FieldTable({ fields, title }: { readonly fields: readonly FieldLine[]; readonly title?: string }) {
  const { t } = useWords();
  return (
    <Table<FieldLine & { readonly key: number }>
      pagination={false}
      bordered
      {...(title && { title: () => title })}
      locale={{ emptyText: t('noFields') }}
      dataSource={fields.map((field, key) => ({ ...field, key }))}
      columns={[
        { title: t('field'), dataIndex: 'label', width: '28%' },
        { title: t('before'), dataIndex: 'beforeText', render: (value: string | null) => value ?? '—' },
        { title: t('after'), dataIndex: 'afterText', render: (value: string | null) => value ?? '—' },
      ]}
    />
  );
}

/** A link that keeps the moment, and works without leaving the page. */
export function Go({
  to,
  onGo,
  children,
}: {
  readonly to: string;
  readonly onGo: (to: string) => void;
  readonly children: string;
}) {
  return (
    <a
      href={`${to}${location.search}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onGo(to);
      }}
    >
      {children}
    </a>
  );
}
