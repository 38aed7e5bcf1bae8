import { Checkbox, Flex, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { FindBox } from '../find-box.tsx';
import { useWords } from '../locale.tsx';
import { DownloadList } from '../files/download-list.tsx';
import { ChooseColumns, type RosterColumns } from './roster-columns.tsx';
import { askedBy, ORDERS, type Choice } from './roster-asked.ts';

interface Props {
  readonly choice: Choice;
  readonly choose: (changed: Partial<Choice>) => void;
  readonly unit: string;
  /** How many people are in it. */
  readonly total: number;
  readonly columns: RosterColumns;
  readonly isFetching: boolean;
  /** The button that prints it. */
  readonly print: ReactNode;
  readonly children: ReactNode;
}

/** What a roster is narrowed by and ordered by, and what can be done with it. */
export function RosterChoice({ choice, choose, unit, total, columns, isFetching, print, children }: Props) {
  const { t } = useWords();
  const labels = { NAME: t('byPinyin'), STROKES: t('byStrokes'), RANK: t('byRank'), POLICE_NUMBER: t('byNumber') };
  const { filter, orderBy } = askedBy(choice);
  return (
    <Flex gap="small" align="center" wrap className="list-head asked">
      <FindBox list={t('roster')} text={choice.text} isFetching={isFetching} onType={(text) => choose({ text })} />
      <Segmented
        aria-label={t('order')}
        options={ORDERS.map((value) => ({ value, label: labels[value] }))}
        value={choice.order}
        onChange={(order) => choose({ order })}
      />
      <Checkbox checked={choice.subunits} onChange={({ target }) => choose({ subunits: target.checked })}>
        {t('withSubunits')}
      </Checkbox>
      <Checkbox checked={choice.serving} onChange={({ target }) => choose({ serving: target.checked })}>
        {t('servingOnly')}
      </Checkbox>
      <ChooseColumns columns={columns} />
      {children}
      <DownloadList
        list="roster"
        title={t('roster')}
        says={t('downloadPeople', { count: total })}
        of={{
          unit,
          ...(choice.subunits && { includeSubunits: 'true' }),
          filter: JSON.stringify(filter),
          orderBy: JSON.stringify(orderBy),
          ...(columns.shown !== columns.all && { columns: columns.shown.map(({ key }) => key).join(',') }),
        }}
      />
      {print}
    </Flex>
  );
}
