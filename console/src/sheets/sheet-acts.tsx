import { useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { App, Button, Flex, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useAbove } from '../acts/back.tsx';
import { draftBy, useDraft } from '../acts/draft.ts';
import {
  ApplyImportDocument,
  DiscardImportDocument,
  RehearseImportDocument,
  UndoImportDocument,
  type ApplyImportInput,
  type BatchLineFragment,
  type ImportBatchQuery,
  type ImportErrorPolicy,
  type RefusalFragment,
} from '../generated/documents/graphql.ts';
import { focusPageIfLost } from '../focus-page.ts';
import { useWords } from '../locale.tsx';
import { Problem } from '../problem.tsx';
import { useReread } from '../reread.ts';
import { useSession } from '../session.tsx';
import { SharedFields, type Shared } from './shared-fields.tsx';
import type { Batch } from './sheet-page.tsx';
import { OPEN } from './statuses.ts';
import { sentBefore, type SentFrom } from './use-rows.ts';

type Result = { readonly __typename: 'ImportSuccess'; readonly batch: BatchLineFragment } | RefusalFragment;

type Step = 'rehearse' | 'applyAll' | 'applySome' | 'discard' | 'undoAll';

interface Work {
  /** The button that was pressed: it shows that it is on its way, and keeps the focus meanwhile. */
  readonly step: Step;
  readonly work: () => Promise<{ readonly result: Result }>;
}

interface Props {
  readonly batch: Batch;
}

const basisOf = ({ documentNumber, reason }: Shared) =>
  documentNumber || reason ? { basis: { ...(documentNumber && { documentNumber }), ...(reason && { reason }) } } : {};

/** Puts what a step answers at once into what the page has read: how far the file is by now. */
function usePutIn() {
  const queries = useQueryClient();
  return (line: BatchLineFragment) =>
    queries.setQueriesData<InfiniteData<ImportBatchQuery>>(
      { queryKey: ['import', line.id] },
      (read) =>
        read && {
          ...read,
          pages: read.pages.map(({ importBatch }) => ({ importBatch: importBatch && { ...importBatch, ...line } })),
        },
    );
}

/** Rehearse, apply, discard, take back: what the status of the file allows. */
export function SheetActs({ batch }: Props) {
  const { t, marks } = useWords();
  const { ask } = useSession();
  const { modal } = App.useApp();
  const showAbove = useAbove();
  const reread = useReread();
  const putIn = usePutIn();
  const draft = useDraft<Shared>(`sheet:${batch.id}`, { effectiveOn: null, documentNumber: '', reason: '' });
  const shared = draft.value;
  const sentFrom = useLocation().state as SentFrom | null;
  const reason = useRef<InputRef>(null);
  const [isReasonMissing, setIsReasonMissing] = useState(false);
  const { mutate, variables, data, error, isPending } = useMutation({
    mutationFn: ({ work }: Work) => work(),
    onSuccess: async ({ result }, { step }) => {
      if (result.__typename === 'ImportSuccess') {
        putIn(result.batch);
        // what all rows have is asked for until they are applied, put aside or taken back
        if (step !== 'rehearse') draft.forget();
        if (step === 'applyAll' || step === 'applySome') {
          const drafts = sentFrom?.drafts ?? [];
          for (const { forget } of [...drafts.map((name) => draftBy(name)), sentBefore(drafts)]) forget();
        }
      }
      await reread({ hasChanged: true, own: ['import', batch.id] });
    },
    // the button may be gone
    onSettled: focusPageIfLost,
  });
  const input = (policy: ImportErrorPolicy): ApplyImportInput => ({
    id: batch.id,
    policy,
    ...(shared.effectiveOn && { effectiveOn: shared.effectiveOn }),
    ...basisOf(shared),
  });
  const press = (step: Step, work: Work['work']) => ({
    loading: isPending && variables.step === step,
    onClick: () => mutate({ step, work }),
  });
  const apply = (step: Step, policy: ImportErrorPolicy) =>
    press(step, () => ask(ApplyImportDocument, { input: input(policy) }));
  const undo = press('undoAll', () =>
    ask(UndoImportDocument, { input: { id: batch.id, basis: { reason: shared.reason } } }),
  );
  const discard = press('discard', () => ask(DiscardImportDocument, { input: { id: batch.id } }));
  const isOther = (step: Step) => isPending && variables.step !== step;
  const refusal = data && data.result.__typename !== 'ImportSuccess' ? new Error(data.result.message) : null;
  const isOpen = OPEN.has(batch.status);
  if (!isOpen && batch.status !== 'APPLIED') return null;
  return (
    <section aria-label={t('acts')}>
      {(error ?? refusal) && <Problem error={(error ?? refusal)!} />}
      <SharedFields
        shared={shared}
        onShared={draft.put}
        isUndoing={!isOpen}
        isSent={isPending}
        reason={reason}
        isReasonMissing={isReasonMissing && !shared.reason}
      />
      <Flex gap="small" wrap className="list-head">
        {isOpen ? (
          <>
            <Button
              type={batch.status === 'REHEARSED' ? 'default' : 'primary'}
              disabled={isOther('rehearse')}
              {...press('rehearse', () => ask(RehearseImportDocument, { input: input('SKIP_REFUSED') }))}
            >
              {t('rehearse')}
            </Button>
            <Button
              type={batch.refusedCount === 0 ? 'primary' : 'default'}
              disabled={isOther('applyAll') || batch.status !== 'REHEARSED' || batch.refusedCount !== 0}
              {...apply('applyAll', 'ALL_OR_NOTHING')}
            >
              {t('applyAll')}
            </Button>
            <Button
              disabled={isOther('applySome') || batch.status !== 'REHEARSED' || !batch.acceptedCount}
              {...apply('applySome', 'SKIP_REFUSED')}
            >
              {marks.aside(t('applySome'), batch.acceptedCount)}
            </Button>
            <Button
              danger
              disabled={isOther('discard')}
              {...discard}
              onClick={() =>
                showAbove((afterClose) =>
                  modal.confirm({
                    title: t('discardSure'),
                    okText: t('discard'),
                    okButtonProps: { danger: true },
                    cancelText: t('cancel'),
                    focusable: { autoFocusButton: 'cancel' },
                    onOk: discard.onClick,
                    afterClose,
                  }),
                )
              }
            >
              {t('discard')}
            </Button>
          </>
        ) : (
          <Button
            danger
            {...undo}
            onClick={() => {
              setIsReasonMissing(!shared.reason);
              if (shared.reason) undo.onClick();
              else reason.current?.focus();
            }}
          >
            {marks.aside(t('undoAll'), batch.acceptedCount)}
          </Button>
        )}
      </Flex>
    </section>
  );
}
