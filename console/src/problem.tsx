import { Alert, Button, Table } from 'antd';
import { RegistryError } from './api/registry.ts';
import { useWords } from './locale.tsx';
import { useGo, useMoment } from './moment.tsx';

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

interface GoProps {
  readonly to: string;
  readonly children: string;
}

/** A link to another page of the same moment, which does not load the page anew. */
export function Go({ to, children }: GoProps) {
  const go = useGo();
  const { date, knownAt } = useMoment();
  const search = new URLSearchParams({ ...(date && { date }), ...(knownAt && { knownAt }) }).toString();
  return (
    <a
      href={search ? `${to}?${search}` : to}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
