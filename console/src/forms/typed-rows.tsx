import { Table, type TableColumnsType } from 'antd';
import { useWords } from '../locale.tsx';

/** The first are enough to see that what was typed is at whom it should be. */
const SHOWN = 100;

/** Those that are shown, of which the rest is counted. */
export const shownOf = <Row,>(rows: readonly Row[]): readonly Row[] => rows.slice(0, SHOWN);

interface Props<Row> {
  /** All that were typed. */
  readonly rows: readonly Row[];
  readonly columns: TableColumnsType<Row>;
}

/** What was typed of each of many, to be read with the preview: the record of changes only counts them. */
export function TypedRows<Row extends object>({ rows, columns }: Props<Row>) {
  const { t } = useWords();
  const lines = new Map(shownOf(rows).map((row, i) => [row, i + 1]));
  return (
    <Table<Row>
      rowKey={(row) => lines.get(row)!}
      pagination={false}
      bordered
      className="list-head"
      title={() => t('asTyped')}
      {...(rows.length > SHOWN && { footer: () => t('andMore', { more: rows.length - SHOWN }) })}
      dataSource={[...lines.keys()]}
      columns={[
        { title: t('rowNumber'), align: 'right', width: 60, render: (_value, row) => lines.get(row) },
        ...columns,
      ]}
    />
  );
}
