import { Alert, Table, Tag } from 'antd';
import { useWords } from '../locale.tsx';
import { Problem } from '../problem.tsx';
import { isOtherwiseNamed, repeated, type Subject } from './pasted-faults.ts';
import type { PastedRow } from './pasted-scores.ts';
import type { useSubjects } from './use-subjects.ts';

/** The first are enough to see that rows are of whom they should be; those of nobody are told besides. */
const SHOWN = 100;
const TOLD = 20;

interface Props {
  readonly rows: readonly PastedRow[];
  readonly known: ReturnType<typeof useSubjects>;
}

/** Whom each pasted row is of, before any is sent, and which are of nobody, of the same subject or named otherwise. */
export function PastedRows({ rows, known: { subjectOf, isOfNobody, error, refetch } }: Props) {
  const { t, marks } = useWords();
  const twice = repeated(rows, subjectOf);
  const isTwice = new Set(twice.flat());
  const ofNobody = rows.filter(({ subject }) => isOfNobody(subject));
  const otherwise = rows.filter((row) => isOtherwiseNamed(row, subjectOf));
  const isOtherwise = new Set(otherwise);
  const whose = (row: PastedRow) => {
    const found = subjectOf(row.subject);
    return (
      <>
        {found && marks.aside(found.name, unitOf(found))}
        {!found && (isOfNobody(row.subject) ? <Tag color="red">{t('ofNobody')}</Tag> : t('reading'))}{' '}
        {isOtherwise.has(row) && <Tag color="red">{t('pastedAs', { name: row.name })}</Tag>}
        {isTwice.has(row) && <Tag color="red">{t('repeated')}</Tag>}
      </>
    );
  };
  const linesOf = (some: readonly PastedRow[]) => marks.list(some.map(({ line }) => line));
  return (
    <>
      {error && <Problem error={error} onAgain={() => void refetch()} />}
      <Warning of={ofNobody}>{(some) => t('pasteNobody', { rows: linesOf(some) })}</Warning>
      <Warning of={otherwise}>{(some) => t('pasteOther', { rows: linesOf(some) })}</Warning>
      <Warning of={twice}>
        {(some) => t('pasteTwice', { rows: marks.clauses(some.map((ofOne) => linesOf(ofOne))) })}
      </Warning>
      <Table<PastedRow>
        rowKey="line"
        pagination={false}
        dataSource={rows.slice(0, SHOWN)}
        columns={[
          { title: t('rowNumber'), dataIndex: 'line', align: 'right', width: 60 },
          { title: t('firstColumn'), dataIndex: 'subject' },
          { title: t('whom'), render: (_value, row) => whose(row) },
          {
            title: t('scoresOf'),
            render: (_value, { scores }) =>
              marks.list(scores.map(({ indicator, value }) => `${indicator.name} ${value}`)),
          },
        ]}
      />
      {rows.length > SHOWN && <p>{t('andMore', { more: rows.length - SHOWN })}</p>}
    </>
  );
}

interface WarningProps<Item> {
  readonly of: readonly Item[];
  /** What is said of the first of them. */
  readonly children: (some: readonly Item[]) => string;
}

function Warning<Item>({ of, children }: WarningProps<Item>) {
  const { t } = useWords();
  if (of.length === 0) return null;
  const more = of.length - TOLD;
  return (
    <Alert
      type="warning"
      role="status"
      className="list-head"
      showIcon
      title={children(of.slice(0, TOLD))}
      {...(more > 0 && { description: t('andMore', { more }) })}
    />
  );
}

const unitOf = (subject: Subject) => (subject.__typename === 'Officer' ? subject.unit?.name : undefined);
