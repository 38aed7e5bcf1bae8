import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Flex, Form, Typography } from 'antd';
import dayjs from 'dayjs';
import { useRef, useState } from 'react';
import { newKey } from '../api/registry.ts';
import { CurrentContext } from '../forms/current.ts';
import { InputForm } from '../forms/input-form.tsx';
import { inputOf } from '../forms/input-of.ts';
import { showRefusal } from '../forms/refusals.ts';
import { ACTS } from '../generated/acts.ts';
import type { DoneFragment, RefusalFragment, TypedDocumentString } from '../generated/documents/graphql.ts';
import { INPUTS } from '../generated/inputs.ts';
import { useWords } from '../locale.tsx';
import { FieldTable } from '../field-table.tsx';
import { DRAFT } from '../person.ts';
import { useSession } from '../session.tsx';
import type { Prepared } from './act-provider.tsx';
import { titleOfAct } from './act-titles.ts';
import { useCurrent } from './use-current.ts';

/** `token`: what is shown once and never again. */
type Result = { readonly __typename: string; readonly change: DoneFragment; readonly token?: string } | RefusalFragment;
/** All acts are asked for alike: an input, and a key where they are done. */
type ActDocument = TypedDocumentString<{ readonly result: Result }, Readonly<Record<string, unknown>>>;

const isRefusal = (result: Result): result is RefusalFragment => !('change' in result);

interface Props {
  readonly prepared: Prepared;
  readonly onClose: () => void;
}

/** What was typed outlives a reload of the page, for as long as the tab is open. */
const draftOf = ({ act, fixed, initial = {} }: Prepared): string =>
  `${DRAFT}${act}:${JSON.stringify([fixed, initial])}`;

function keepDraft(prepared: Prepared, values: Record<string, unknown>): void {
  try {
    sessionStorage.setItem(draftOf(prepared), JSON.stringify(values));
  } catch {
    // there is no room left for it: the form itself has what was typed
  }
}

function initialOf(prepared: Prepared): Record<string, unknown> {
  const draft = sessionStorage.getItem(draftOf(prepared));
  if (draft) return JSON.parse(draft) as Record<string, unknown>;
  const takes = INPUTS[ACTS[prepared.act].input]?.some(({ name }) => name === 'effectiveOn');
  return { ...(takes && { effectiveOn: dayjs().format('YYYY-MM-DD') }), ...prepared.initial };
}

/** An act: filled in, rehearsed, shown, then done. What is changed after the rehearsal is rehearsed anew. */
export default function ActDrawer({ prepared, onClose }: Props) {
  const { t, locale } = useWords();
  const [form] = Form.useForm<Record<string, unknown>>();
  const { preview, problem, rehearse, perform, isRehearsing, isPerforming, changed } = useActing(
    prepared,
    form,
    onClose,
  );
  const current = useCurrent(prepared, form);
  const close = () => {
    sessionStorage.removeItem(draftOf(prepared));
    onClose();
  };
  return (
    <Drawer
      open
      title={[prepared.title ?? titleOfAct(prepared.act, locale), prepared.name].filter(Boolean).join('：')}
      size={560}
      onClose={close}
      footer={
        <Flex gap="small" justify="end">
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type={preview ? 'default' : 'primary'} loading={isRehearsing} onClick={() => form.submit()}>
            {t('preview')}
          </Button>
          <Button type="primary" disabled={!preview} loading={isPerforming} onClick={perform}>
            {t('confirm')}
          </Button>
        </Flex>
      }
    >
      {problem && <Alert type="error" role="alert" showIcon title={t('cannot')} description={problem} />}
      <CurrentContext value={current}>
        <InputForm
          form={form}
          types={[ACTS[prepared.act].input]}
          hidden={new Set([...Object.keys(prepared.fixed), 'expectedVersion'])}
          initialValues={initialOf(prepared)}
          onFinish={rehearse}
          onChange={changed}
        />
      </CurrentContext>
      {preview && (
        <div role="status">
          <FieldTable fields={preview.fields} title={t('rehearsedTitle')} />
        </div>
      )}
    </Drawer>
  );
}

function useActing(
  prepared: Prepared,
  form: ReturnType<typeof Form.useForm<Record<string, unknown>>>[0],
  onDone: () => void,
) {
  const { ask } = useSession();
  const { t } = useWords();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const [preview, setPreview] = useState<DoneFragment | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // the same for as long as the input is: an act whose answer was lost is sent again and done once
  const key = useRef(newKey());
  const documents = ACTS[prepared.act];

  const input = () => ({ ...inputOf(documents.input, form.getFieldsValue()), ...prepared.fixed });
  const isSent = useRef(false);
  const told = (result: Result): DoneFragment | null => {
    setProblem(null);
    if (!isRefusal(result)) return result.change;
    setPreview(null);
    setProblem(result.__typename === 'StaleVersionError' ? t('stale') : showRefusal(form, result));
    return null;
  };
  const failed = (error: Error) => setProblem(error.message);
  const rehearsal = useMutation({
    mutationFn: async () => {
      const rehearsed = key.current;
      return { rehearsed, ...(await ask(documents.preview as unknown as ActDocument, { input: input() })) };
    },
    // what was changed meanwhile has not been rehearsed
    onSuccess: ({ rehearsed, result }) => {
      if (rehearsed === key.current) setPreview(told(result));
    },
    onError: failed,
  });
  const act = useMutation({
    mutationFn: () => ask(documents.perform as unknown as ActDocument, { input: input(), key: key.current }),
    onSettled: () => {
      isSent.current = false;
    },
    onSuccess: async ({ result }) => {
      const done = told(result);
      if (!done) return;
      sessionStorage.removeItem(draftOf(prepared));
      await queries.invalidateQueries();
      void message.success(t('done', { position: done.position }));
      if ('token' in result && result.token) {
        void modal.info({ title: t('tokenOnce'), content: <Typography.Text copyable>{result.token}</Typography.Text> });
      }
      onDone();
    },
    onError: failed,
  });
  const changed = () => {
    key.current = newKey();
    setPreview(null);
    setProblem(null);
    keepDraft(prepared, form.getFieldsValue());
  };
  return {
    preview,
    problem,
    changed,
    rehearse: () => rehearsal.mutate(),
    // a second click comes before the button knows of the first
    perform: () => {
      if (isSent.current) return;
      isSent.current = true;
      act.mutate();
    },
    isRehearsing: rehearsal.isPending,
    isPerforming: act.isPending,
  };
}
