import { Button, Flex, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { draftBy, useDraft } from '../acts/draft.ts';
import { useMayAct } from '../acts/may-act.ts';
import { Unfinished } from '../acts/unfinished.tsx';
import { labelOf } from '../forms/field-labels.ts';
import type { CycleQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { RowsDrawer, useRowsDrawer } from '../sheets/rows-drawer.tsx';
import { nameOfCycle } from './cycle-name.ts';
import { PastedRows } from './pasted-rows.tsx';
import { pastedScores, type PastedRow } from './pasted-scores.ts';
import { useSubjects } from './use-subjects.ts';

type Cycle = NonNullable<CycleQuery['evaluationCycle']>;

const draftNameOf = ({ id }: Cycle): string => `scores:${id}`;

/** Takes scores as columns of a spreadsheet, and rehearses them all together. */
export function PasteScores({ cycle }: { readonly cycle: Cycle }) {
  const { t } = useWords();
  const mayAct = useMayAct();
  const [isOpen, setIsOpen] = useState(false);
  const draft = draftBy<Pasted>(draftNameOf(cycle));
  if (cycle.status !== 'OPEN' || !mayAct('recordScores')) return null;
  return (
    <>
      <Button className="no-print" onClick={() => setIsOpen(true)}>
        {t('pasteScores')}
      </Button>
      {isOpen && <PasteDrawer cycle={cycle} onClose={() => setIsOpen(false)} />}
      {!isOpen && draft.read() !== null && (
        <Unfinished title={t('pasteScores')} onGoOn={() => setIsOpen(true)} onGiveUp={draft.forget} />
      )}
    </>
  );
}

const FIELDS = [
  'cycle',
  'scores.subject',
  'scores.indicator',
  'scores.value',
  'scores.evaluator',
  'scores.evaluatorGroup',
];

interface Pasted {
  readonly text: string;
  readonly evaluator: string;
  readonly group?: string;
}

function PasteDrawer({ cycle, onClose }: { readonly cycle: Cycle; readonly onClose: () => void }) {
  const { t, locale, marks } = useWords();
  const { indicators, evaluatorGroups } = cycle.scheme;
  const name = nameOfCycle(cycle);
  const draftName = draftNameOf(cycle);
  const draft = useDraft<Pasted>(draftName, { text: '', evaluator: '' });
  const { text, evaluator, group } = draft.value;
  const put = (changed: Partial<Pasted>) => draft.put({ ...draft.value, ...changed });
  const drawer = useRowsDrawer({ onClose, forget: draft.forget });
  const { isSending } = drawer;
  const { rows: found, unused } = useMemo(() => pastedScores(text, indicators), [text, indicators]);
  const known = useSubjects(
    cycle.id,
    found.map(({ subject }) => subject),
  );
  const names = marks.list(indicators.map((indicator) => indicator.name));
  const rehearse = async () => {
    // each score is a row of its own, which tells in which line it was pasted
    const rows = found.flatMap(({ line, subject, scores }) =>
      scores.map(({ indicator, value }) => [
        line,
        cycle.id,
        subject,
        indicator.key,
        value,
        evaluator.trim(),
        group ?? '',
      ]),
    );
    // who comes back, since some were refused, goes on with what was pasted
    await drawer.send('RECORD_SCORES', name, [[t('pastedLine'), ...FIELDS], ...rows], [draftName]);
  };
  return (
    <RowsDrawer
      drawer={drawer}
      title={marks.of(t('pasteScores'), name)}
      isTyped={text.trim() !== ''}
      hasRows={found.length > 0}
      onRehearse={() => void rehearse()}
    >
      <div id="paste-help">
        <p>{t('pasteHelp')}</p>
        <p>{marks.of(labelOf('indicators', locale), names)}</p>
      </div>
      <Input.TextArea
        autoFocus
        rows={12}
        disabled={isSending}
        aria-label={t('pasted')}
        aria-describedby="paste-help"
        value={text}
        onChange={({ target }) => put({ text: target.value })}
      />
      <p role="status">
        {text.trim() && (found.length === 0 ? t('pasteNothing', { names }) : <Counted rows={found} known={known} />)}{' '}
        {unused.length > 0 && t('pasteUnused', { names: marks.list(unused) })}
      </p>
      <Flex gap="small" wrap className="list-head">
        <Input
          className="picker"
          disabled={isSending}
          aria-label={labelOf('ScoreInput.evaluator', locale)}
          placeholder={labelOf('ScoreInput.evaluator', locale)}
          value={evaluator}
          onChange={({ target }) => put({ evaluator: target.value })}
        />
        {evaluatorGroups.length > 0 && (
          <Select
            className="picker"
            disabled={isSending}
            aria-label={labelOf('ScoreInput.evaluatorGroup', locale)}
            placeholder={labelOf('ScoreInput.evaluatorGroup', locale)}
            value={group ?? null}
            onChange={(key: string) => put({ group: key })}
            options={evaluatorGroups.map(({ key, name: label }) => ({ value: key, label }))}
          />
        )}
      </Flex>
      {found.length > 0 && <PastedRows rows={found} known={known} />}
    </RowsDrawer>
  );
}

interface CountedProps {
  readonly rows: readonly PastedRow[];
  readonly known: ReturnType<typeof useSubjects>;
}

/** How many subjects of the cycle have scores among the rows, and how many rows are of nobody in it. */
function Counted({ rows, known: { subjectOf, isOfNobody, error } }: CountedProps) {
  const { t, marks } = useWords();
  const ofSubjects = rows.flatMap(({ subject, scores }) => {
    const found = subjectOf(subject);
    return found ? [{ id: found.id, count: scores.length }] : [];
  });
  const nobody = rows.filter(({ subject }) => isOfNobody(subject)).length;
  if (ofSubjects.length + nobody < rows.length) return error ? null : t('reading');
  const subjects = new Set(ofSubjects.map(({ id }) => id)).size;
  const scores = ofSubjects.reduce((sum, { count }) => sum + count, 0);
  return marks.clauses([t('pasteFound', { subjects, scores }), nobody > 0 && t('pasteFoundNobody', { rows: nobody })]);
}
