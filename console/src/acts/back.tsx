import { createContext, useCallback, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useNavigate } from 'react-router';

/** What an entry of the history of the browser is told besides its address, where something was open on it. */
interface Entry {
  readonly form?: true;
}

/** Where react-router keeps it: what is gone back to is not in its state before the event is over. */
const told = (): Entry | null => (history.state as { readonly usr?: Entry | null } | null)?.usr ?? null;

/** What is open above the page: a form, a question. */
interface Open {
  /** Whether it may be left at the moment. */
  readonly mayLeave: () => boolean;
  readonly close: () => void;
}

interface Back {
  /** Something opens: it has an entry of its own, so that going back leaves it and not the page. The answer says that it is closed. */
  readonly enter: (open: Open) => () => void;
  /** It is to close: where its entry is the last, by going back, so that none is left over. */
  readonly leave: (open: Open) => void;
}

const BackContext = createContext<Back | null>(null);

/** What is open, the last above the others, and how it is left. */
function useBack(): Back {
  const navigate = useNavigate();
  const all = useRef<readonly Open[]>([]);
  // to leave is decided before its entry is gone, and whatever became of the act since
  const left = useRef(new WeakSet<Open>());
  const haveEntry = useCallback(() => {
    const { pathname, search } = location;
    if (!told()?.form) void navigate({ pathname, search }, { state: { ...told(), form: true } });
  }, [navigate]);
  // an entry on which nothing is open any more, after a reload or on the way forward, is gone back over: to go back from it would change nothing
  const goOver = useCallback(() => {
    if (all.current.length === 0 && told()?.form) history.back();
  }, []);
  useEffect(() => {
    goOver();
    const onBack = () => {
      if (told()?.form) return goOver();
      const isOwn = all.current.some((open) => left.current.has(open));
      const closing = all.current.filter((open) => left.current.has(open));
      const last = all.current.at(-1);
      if (!isOwn && last?.mayLeave()) closing.push(last);
      all.current = all.current.filter((open) => !closing.includes(open));
      for (const { close } of closing) close();
      // what stays, or lies below, is left by going back, too
      if (all.current.length > 0) haveEntry();
      return undefined;
    };
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, [goOver, haveEntry]);
  return useMemo(
    () => ({
      enter: (open) => {
        all.current = [...all.current, open];
        haveEntry();
        return () => {
          all.current = all.current.filter((one) => one !== open);
          // unless another opens in its place
          queueMicrotask(goOver);
        };
      },
      leave: (open) => {
        // pressed twice, it is left once
        if (left.current.has(open)) return;
        left.current.add(open);
        if (told()?.form) history.back();
        else open.close();
      },
    }),
    [goOver, haveEntry],
  );
}

/** Whatever is inside may open something that going back in the browser leaves first. */
export function BackProvider({ children }: { readonly children: ReactNode }) {
  return <BackContext value={useBack()}>{children}</BackContext>;
}

function useBackOf(): Back {
  const back = useContext(BackContext);
  if (!back) throw new Error('nothing is gone back from here');
  return back;
}

/** Closes what is open where somebody goes back, unless it may not be left: then it stays, and so does its entry. The answer leaves it. */
export function useLeave(isOpen: boolean, mayLeave: () => boolean, close: () => void): () => void {
  const back = useBackOf();
  const latest = useRef({ mayLeave, close });
  const current = useRef<Open | null>(null);
  useEffect(() => {
    latest.current = { mayLeave, close };
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    current.current = { mayLeave: () => latest.current.mayLeave(), close: () => latest.current.close() };
    return back.enter(current.current);
  }, [isOpen, back]);
  return useCallback(() => {
    if (current.current) back.leave(current.current);
  }, [back]);
}

/** A question that antd shows above the page by itself. */
interface Shown {
  readonly destroy: () => void;
}

/** Shows a question above the page, which going back closes first, unless it may not be left; it is told what to call once it is closed. */
export function useAbove(): (show: (afterClose: () => void) => Shown, mayLeave?: boolean) => void {
  const back = useBackOf();
  return useCallback(
    (show, mayLeave = true) => {
      let isClosed: () => void = () => undefined;
      const { destroy } = show(() => isClosed());
      isClosed = back.enter({ mayLeave: () => mayLeave, close: destroy });
    },
    [back],
  );
}
