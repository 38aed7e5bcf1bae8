import { Table } from 'antd';
import { useWords } from './locale.tsx';

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
