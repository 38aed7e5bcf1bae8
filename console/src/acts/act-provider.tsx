import { Drawer } from 'antd';
import {
  createContext,
  lazy,
  Suspense,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { Called } from '../called.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import type { Choices } from '../forms/choices.ts';
import { MARKS } from '../marks.ts';
import { useWords } from '../locale.tsx';
import type { Locale } from '../texts.ts';
import { useTitled } from '../whom.ts';
import { titleOfAct } from './act-titles.ts';
import type { ActName } from './acts-of.ts';
import { useLeave } from './back.tsx';
import { DoneContext, type Done } from './done-notice.tsx';

/** An act that is being prepared. */
export interface Prepared {
  readonly act: ActName;
  /** What it is called here, where that is not what the act is called. */
  readonly title?: string;
  /** What the page settles by itself. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** What else is not asked for, since it is not here what the act is about. */
  readonly hidden?: readonly string[];
  /** What the form begins with. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** What the page has read that a field may be. */
  readonly choices?: Choices;
  /** What it answers, to be read above the form. */
  readonly answers?: string;
  /** Of whom or what it is, for the title. */
  readonly name: string;
}

// forms are read when the first is opened: nobody begins with one
const ActDrawer = lazy(() => import('./act-drawer.tsx'));

/** What a form is headed by: what is done, and with whom or what. */
export const titleOf = ({ act, title, name }: Prepared, locale: Locale): string =>
  MARKS[locale].of(title ?? titleOfAct(act, locale), name);

/** `from`: where the focus comes back to, if not to where it is now. */
type Open = (prepared: Prepared, from?: Element | null) => void;

const ActContext = createContext<Open | null>(null);

/** Whether a form is open. */
export const IsOpenContext = createContext(false);

/** Opens the form of an act, headed by whom it is of. Default: whom this part of the page is of. */
export function useAct(whom?: Called | null): Open {
  const open = useContext(ActContext);
  const titled = useTitled(whom);
  if (!open) throw new Error('no act can be prepared here');
  return (prepared, from) => open({ ...prepared, name: titled(prepared.name) }, from);
}

/** Where the focus was before a form was opened, so that it goes back there; to the page where that is gone. */
function useOrigin() {
  return useMemo(() => {
    let from: Element | null = null;
    return {
      leave: (at: Element | null) => {
        from = at;
      },
      // once the form is gone, which holds the focus
      comeBack: () =>
        setTimeout(() => {
          const to = from?.isConnected && from !== document.body ? from : document.querySelector('main');
          if (to instanceof HTMLElement) to.focus();
        }),
    };
  }, []);
}

export function ActProvider({ children }: { readonly children: ReactNode }) {
  const { t, locale } = useWords();
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const [done, tell] = useState<Done | null>(null);
  const told = useMemo(() => ({ done, tell }), [done]);
  const origin = useOrigin();
  // of what is on its way, or is not kept, as the form says
  const mayLeave = useRef(true);
  const close = useCallback(() => {
    setPrepared(null);
    origin.comeBack();
  }, [origin]);
  const leave = useLeave(prepared !== null, () => mayLeave.current, close);
  const open = useCallback(
    (next: Prepared, from: Element | null = null) => {
      origin.leave(from ?? document.activeElement);
      setPrepared(next);
    },
    [origin],
  );
  return (
    <ActContext value={open}>
      <DoneContext value={told}>
        <IsOpenContext value={prepared !== null}>{children}</IsOpenContext>
        {prepared && (
          <ErrorBoundary
            message={t('notShown')}
            at={prepared.act}
            frame={(problem) => (
              <Drawer open title={titleOf(prepared, locale)} onClose={leave}>
                {problem}
              </Drawer>
            )}
          >
            <Suspense>
              <ActDrawer key={prepared.act} prepared={prepared} mayLeave={mayLeave} onClose={leave} />
            </Suspense>
          </ErrorBoundary>
        )}
      </DoneContext>
    </ActContext>
  );
}
