import { useMutation } from '@tanstack/react-query';
import { App, Typography, type FormInstance } from 'antd';
import { use, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { newKey } from '../api/registry.ts';
import { inputOf } from '../forms/input-of.ts';
import { showRefusal } from '../forms/refusals.ts';
import { ACTS } from '../generated/acts.ts';
import type { RefusalFragment, SubjectFragment, TypedDocumentString } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { toldOf } from '../problem.tsx';
import { useReread } from '../reread.ts';
import { useSession } from '../session.tsx';
import { titledOf } from '../subject.ts';
import type { Prepared } from './act-provider.tsx';
import { useAbove } from './back.tsx';
import { DoneContext } from './done-notice.tsx';
import { forgetDraft, keepDraft } from './draft.ts';
import type { Told } from './outcome.tsx';
import type { Stale } from './stale-notice.tsx';

/** `token`: what is shown once and never again. */
type Success = Told & {
  readonly __typename: string;
  readonly token?: string;
  readonly made?: { readonly subject: SubjectFragment | null };
};
type Result = Success | RefusalFragment;
/** All acts are asked for alike: an input, and a key where they are done. */
type ActDocument = TypedDocumentString<{ readonly result: Result }, Readonly<Record<string, unknown>>>;

const isRefusal = (result: Result): result is RefusalFragment => !('change' in result);

/** The version that an act is about: that of the thing as the page showed it, or as it is by now where somebody was first. */
function useVersion({ fixed }: Prepared) {
  const [stale, setStale] = useState<Stale | null>(null);
  const [version, setVersion] = useState(fixed['expectedVersion'] as number | undefined);
  return {
    stale,
    expected: version === undefined ? {} : { expectedVersion: version },
    overtaken: (current: number) =>
      setStale({ id: String(fixed['id']), version: current, missed: Math.max(1, current - (version ?? current)) }),
    catchUp: () => {
      setVersion(stale?.version);
      setStale(null);
    },
    forget: () => setStale(null),
  };
}

/** What becomes of an act: rehearsed, refused, overtaken by somebody else, done. */
export function useActing(prepared: Prepared, form: FormInstance<Record<string, unknown>>, onDone: () => void) {
  const { ask } = useSession();
  const words = useWords();
  const { t, marks } = words;
  const { message, modal } = App.useApp();
  const { pathname } = useLocation();
  const { tell } = use(DoneContext);
  const reread = useReread();
  const showAbove = useAbove();
  const [preview, setPreview] = useState<Told | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { stale, expected, overtaken, catchUp, forget } = useVersion(prepared);
  // the same for as long as the input is: an act whose answer was lost is sent again and done once
  const key = useRef(newKey());
  const documents = ACTS[prepared.act];

  const input = () => ({ ...inputOf(documents.input, form.getFieldsValue()), ...prepared.fixed, ...expected });
  const isSent = useRef(false);
  const told = (result: Result): Success | null => {
    setProblem(null);
    forget();
    if (!isRefusal(result)) return result;
    setPreview(null);
    if (result.__typename === 'StaleVersionError') overtaken(result.currentVersion);
    else setProblem(showRefusal(form, result, marks));
    return null;
  };
  const failed = (error: Error) => setProblem(toldOf(error, words));
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
    // what it made may be told for a purpose alone: it was done all the same
    mutationFn: () =>
      ask(documents.perform as unknown as ActDocument, { input: input(), key: key.current }, { withoutPurpose: true }),
    onSettled: () => {
      isSent.current = false;
    },
    onSuccess: ({ result }) => {
      const done = told(result);
      // what the page shows is by now another; where it was refused, by what somebody else did
      void reread({ hasChanged: done !== null });
      if (!done) return;
      forgetDraft(prepared);
      const text = t('done', { position: done.change.position });
      const { name, path, view } = titledOf(done.made?.subject) ?? {};
      // on the page of it nobody has to be led there
      const isElsewhere = name !== undefined && typeof path === 'string' && path !== pathname;
      tell(isElsewhere ? { text, name, path, ...(view !== undefined && { view }) } : null);
      if (!isElsewhere) void message.success(text);
      if ('token' in result && result.token) {
        const shown = {
          title: t('tokenOnce'),
          content: <Typography.Text copyable>{result.token}</Typography.Text>,
        };
        // it is not shown again: going back does not take it away
        showAbove((afterClose) => modal.info({ ...shown, afterClose }), false);
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
    stale,
    changed,
    /** Rehearses on what is on record by now. */
    goOn: () => {
      key.current = newKey();
      catchUp();
      // the page behind shows what the other did, too
      void reread({ hasChanged: true });
      setTimeout(() => form.submit());
    },
    // what is told once more comes into view once more
    rehearse: () => {
      setPreview(null);
      setProblem(null);
      rehearsal.mutate();
    },
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
