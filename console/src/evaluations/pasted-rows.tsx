import { Alert, Table, Tag } from 'antd';
import { useWords } from '../locale.tsx';
import { Problem } from '../problem.tsx';
import type { PastedRow } from './pasted-scores.ts';
import { useSubjects, type Subject } from './use-subjects.ts';

/** The first are enough to see that rows are of whom they should be; those of nobody are told besides. */
const SHOWN = 100;
const TOLD = 20;

interface Props {
  /** The id of the cycle. */
  readonly cycle: string;
  readonly rows: readonly PastedRow[];
}

/** Whom each pasted row is of, before any is sent, and which are of nobody. */
export function PastedRows({ cycle, rows }: Props) {
  const { t, marks } = useWords();
  const { subjectOf, isWhole, error, refetch } = useSubjects(
    cycle,
    rows.map(({ subject }) => subject),
  );
  const whose = ({ subject }: PastedRow) => {
    const found = subjectOf(subject);
    if (found) return marks.aside(found.name, unitOf(found));
    return isWhole ? <Tag color="red">{t('ofNobody')}</Tag> : t('reading');
  };
  const ofNobody = isWhole ? rows.filter(({ subject }) => !subjectOf(subject)) : [];
  const more = ofNobody.length - TOLD;
  return (
    <>
      {error && <Problem error={error} onAgain={() => void refetch()} />}
      {ofNobody.length > 0 && (
        <Alert
          type="warning"
          role="status"
          className="list-head"
          showIcon
          title={t('pasteNobody', { rows: marks.list(ofNobody.slice(0, TOLD).map(({ line }) => line)) })}
          {...(more > 0 && { description: t('andMore', { more }) })}
        />
      )}
      <Table<PastedRow>
        rowKey="line"
        pagination={false}
        dataSource={rows.slice(0, SHOWN)}
        columns={[
          { title: t('rowNumber'), dataIndex: 'line', align: 'right', width: 60 },
          { title: t('firstColumn'), dataIndex: 'subject' },
          { title: t('whom'), render: (_value, row) => whose(row) },
          { title: t('scoresOf'), dataIndex: 'scores', align: 'right' },
        ]}
      />
      {rows.length > SHOWN && <p>{t('andMore', { more: rows.length - SHOWN })}</p>}
    </>
  );
}

const unitOf = (subject: Subject) => (subject.__typename === 'Officer' ? subject.unit?.name : undefined);
