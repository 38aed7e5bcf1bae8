import { useMutation } from '@tanstack/react-query';
import { Button, ConfigProvider, Flex, Input } from 'antd';
import { useDraft } from '../acts/draft.ts';
import {
  ApplyImportDocument,
  DiscardImportDocument,
  RehearseImportDocument,
  UndoImportDocument,
  type ApplyImportInput,
  type ImportErrorPolicy,
  type RefusalFragment,
} from '../generated/documents/graphql.ts';
import { DayField } from '../day-field.tsx';
import { labelOf } from '../forms/field-labels.ts';
import { useWords } from '../locale.tsx';
import { Problem } from '../problem.tsx';
import { useReread } from '../reread.ts';
import { useSession } from '../session.tsx';
import type { Batch } from './sheet-page.tsx';
import { OPEN } from './statuses.ts';

type Result = { readonly __typename: 'ImportSuccess' } | RefusalFragment;

interface Work {
  readonly work: () => Promise<{ readonly result: Result }>;
  /** Whether what all rows have is not asked for after it. */
  readonly isLast: boolean;
}

interface Props {
  readonly batch: Batch;
}

/** What all rows have that have none of their own. */
interface Shared {
  readonly effectiveOn: string | null;
  readonly documentNumber: string;
  readonly reason: string;
}

const basisOf = ({ documentNumber, reason }: Shared) =>
  documentNumber || reason ? { basis: { ...(documentNumber && { documentNumber }), ...(reason && { reason }) } } : {};

/** Rehearse, apply, discard, take back: what the status of the file allows. */
export function SheetActs({ batch }: Props) {
  const { t } = useWords();
  const { ask } = useSession();
  const reread = useReread();
  const draft = useDraft<Shared>(`sheet:${batch.id}`, { effectiveOn: null, documentNumber: '', reason: '' });
  const shared = draft.value;
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: ({ work }: Work) => work(),
    onSuccess: async ({ result }, { isLast }) => {
      if (isLast && result.__typename === 'ImportSuccess') draft.forget();
      await reread({ hasChanged: true, own: ['import', batch.id] });
    },
  });
  const input = (policy: ImportErrorPolicy): ApplyImportInput => ({
    id: batch.id,
    policy,
    ...(shared.effectiveOn && { effectiveOn: shared.effectiveOn }),
    ...basisOf(shared),
  });
  const last = (work: Work['work']) => mutate({ work, isLast: true });
  const apply = (policy: ImportErrorPolicy) => last(() => ask(ApplyImportDocument, { input: input(policy) }));
  const refusal = data && data.result.__typename !== 'ImportSuccess' ? new Error(data.result.message) : null;
  const isOpen = OPEN.has(batch.status);
  if (!isOpen && batch.status !== 'APPLIED') return null;
  return (
    <section aria-label={t('acts')}>
      {(error ?? refusal) && <Problem error={(error ?? refusal)!} />}
      <SharedFields shared={shared} onShared={draft.put} isUndoing={!isOpen} isSent={isPending} />
      <Flex gap="small" wrap className="list-head">
        {isOpen ? (
          <>
            <Button
              type={batch.status === 'REHEARSED' ? 'default' : 'primary'}
              loading={isPending}
              onClick={() =>
                mutate({ work: () => ask(RehearseImportDocument, { input: input('SKIP_REFUSED') }), isLast: false })
              }
            >
              {t('rehearse')}
            </Button>
            <Button
              type={batch.refusedCount === 0 ? 'primary' : 'default'}
              disabled={isPending || batch.status !== 'REHEARSED'}
              onClick={() => apply('ALL_OR_NOTHING')}
            >
              {t('applyAll')}
            </Button>
            <Button
              disabled={isPending || batch.status !== 'REHEARSED' || !batch.acceptedCount}
              onClick={() => apply('SKIP_REFUSED')}
            >
              {t('applySome')}
            </Button>
            <Button
              danger
              disabled={isPending}
              onClick={() => last(() => ask(DiscardImportDocument, { input: { id: batch.id } }))}
            >
              {t('discard')}
            </Button>
          </>
        ) : (
          <Button
            danger
            loading={isPending}
            disabled={!shared.reason}
            onClick={() =>
              last(() => ask(UndoImportDocument, { input: { id: batch.id, basis: { reason: shared.reason } } }))
            }
          >
            {t('undoAll')}
          </Button>
        )}
      </Flex>
    </section>
  );
}

interface SharedProps {
  readonly shared: Shared;
  readonly onShared: (shared: Shared) => void;
  readonly isUndoing: boolean;
  /** Whether it is on its way: what would be typed by now would be lost. */
  readonly isSent: boolean;
}

function SharedFields({ shared, onShared, isUndoing, isSent }: SharedProps) {
  const { t, locale } = useWords();
  return (
    <ConfigProvider componentDisabled={isSent}>
      <Flex gap="small" wrap className="list-head">
        {!isUndoing && (
          <>
            <DayField
              aria-label={labelOf('effectiveOn', locale)}
              placeholder={labelOf('effectiveOn', locale)}
              value={shared.effectiveOn}
              onChange={(effectiveOn) => onShared({ ...shared, effectiveOn })}
              onWrong={() => onShared({ ...shared, effectiveOn: null })}
            />
            <Input
              className="picker"
              aria-label={labelOf('documentNumber', locale)}
              placeholder={labelOf('documentNumber', locale)}
              value={shared.documentNumber}
              onChange={({ target }) => onShared({ ...shared, documentNumber: target.value })}
            />
          </>
        )}
        <Input
          className="picker"
          aria-label={isUndoing ? t('undoReason') : labelOf('reason', locale)}
          placeholder={isUndoing ? t('undoReason') : labelOf('reason', locale)}
          value={shared.reason}
          onChange={({ target }) => onShared({ ...shared, reason: target.value })}
        />
      </Flex>
    </ConfigProvider>
  );
}
