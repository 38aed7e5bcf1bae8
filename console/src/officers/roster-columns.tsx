import { Select, type TableProps } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { usePut } from '../address.ts';
import { choicesIn, type Given } from '../address-values.ts';
import type { RosterQuery } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';

export type Row = NonNullable<RosterQuery['unit']>['officers']['nodes'][number];

export type RosterColumn =
  'name' | 'policeNumber' | 'category' | 'gender' | 'rank' | 'grade' | 'title' | 'unit' | 'joinedOn' | 'status';

interface Column {
  /** As the exported roster calls it, too. */
  readonly key: RosterColumn;
  readonly title: string;
  readonly width: number;
  readonly render: (row: Row) => string | null | undefined;
}

function useColumns(): readonly Column[] {
  const { label } = useSession();
  const { t } = useWords();
  return useMemo(
    () => [
      { key: 'name', title: t('name'), width: 110, render: (row) => row.name },
      { key: 'policeNumber', title: t('policeNumber'), width: 110, render: (row) => row.policeNumber },
      { key: 'category', title: t('category'), width: 70, render: (row) => label('OfficerCategory', row.category) },
      { key: 'gender', title: t('gender'), width: 60, render: (row) => label('Gender', row.gender) },
      { key: 'rank', title: t('rank'), width: 100, render: (row) => label('PoliceRank', row.rank) },
      { key: 'grade', title: t('grade'), width: 130, render: (row) => label('Grade', row.grade) },
      { key: 'title', title: t('post'), width: 130, render: (row) => row.primaryAssignment?.title },
      { key: 'unit', title: t('unit'), width: 180, render: (row) => row.primaryAssignment?.unit?.name },
      { key: 'joinedOn', title: t('joinedOn'), width: 110, render: (row) => row.joinedOn },
      { key: 'status', title: t('status'), width: 80, render: (row) => label('OfficerStatus', row.status) },
    ],
    [label, t],
  );
}

/** The columns that are shown, by the address; all without one. */
export function useShownColumns(): RosterColumns {
  const all = useColumns();
  const [search] = useSearchParams();
  const put = usePut();
  const named = choicesIn<RosterColumn>(search, 'columns', (text) => all.some(({ key }) => key === text));
  const shown = named.value ? all.filter(({ key }) => named.value?.includes(key)) : all;
  return {
    all,
    shown: shown.length > 0 ? shown : all,
    named,
    // no roster is without a column
    choose: (chosen) => chosen.length > 0 && put({ columns: chosen.length === all.length ? null : chosen }),
  };
}

export interface RosterColumns {
  readonly all: readonly Column[];
  readonly shown: readonly Column[];
  /** What the address names. */
  readonly named: Given<unknown>;
  readonly choose: (keys: readonly string[]) => void;
}

export function useTableColumns(shown: readonly Column[]): NonNullable<TableProps<Row>['columns']> {
  const { t } = useWords();
  return [
    { key: 'number', title: t('number'), width: 56, render: (_value, _row, i) => i + 1 },
    ...shown.map(({ render, ...column }) => ({
      ...column,
      render: (_value: unknown, row: Row) =>
        // a link is opened beside, too
        column.key === 'name' ? <Go to={`/officers/${row.id}`}>{row.name}</Go> : render(row),
    })),
  ];
}

/** Which columns are shown, printed and handed out. */
export function ChooseColumns({ columns: { all, shown, choose } }: { readonly columns: RosterColumns }) {
  const { t } = useWords();
  return (
    <Select
      mode="multiple"
      className="picker no-print"
      aria-label={t('columns')}
      maxTagCount={0}
      maxTagPlaceholder={() => t('columnsShown', { shown: shown.length, all: all.length })}
      value={shown.map(({ key }) => key)}
      options={all.map(({ key, title }) => ({ value: key, label: title }))}
      onChange={(keys: string[]) => choose(all.map(({ key }) => key).filter((key) => keys.includes(key)))}
    />
  );
}
