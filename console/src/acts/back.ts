import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { useNavigate } from 'react-router';

/** What an entry of the history of the browser is told besides its address, where a form was open on it. */
interface Entry {
  readonly form?: true;
}

/** Where react-router keeps it: what is gone back to is not in its state before the event is over. */
const told = (): Entry | null => (history.state as { readonly usr?: Entry | null } | null)?.usr ?? null;

interface Back {
  /** A form opens: it has an entry of its own, so that going back leaves the form and not the page. */
  readonly enter: () => void;
  /** The form is to close: where its entry is the last, by going back, so that none is left over. */
  readonly leave: () => void;
}

/** Closes an open form where somebody goes back, unless it may not be left: then it stays, and so does its entry. */
export function useBack(isOpen: boolean, mayLeave: RefObject<boolean>, close: () => void): Back {
  const navigate = useNavigate();
  // to leave is decided before its entry is gone, and whatever became of the act since
  const isLeft = useRef(false);
  const enter = useCallback(() => {
    const { pathname, search } = location;
    isLeft.current = false;
    if (!told()?.form) void navigate({ pathname, search }, { state: { ...told(), form: true } });
  }, [navigate]);
  const leave = useCallback(() => {
    // pressed twice, it is left once
    if (isLeft.current) return;
    isLeft.current = true;
    if (told()?.form) history.back();
    else close();
  }, [close]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const onBack = () => {
      if (told()?.form) return;
      if (isLeft.current || mayLeave.current) close();
      else enter();
    };
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, [isOpen, mayLeave, close, enter]);
  // an entry whose form is not open any more, after a reload or on the way forward, is gone back over: to go back from it would change nothing
  useEffect(() => {
    if (isOpen) return undefined;
    const goOver = () => {
      if (told()?.form) history.back();
    };
    goOver();
    addEventListener('popstate', goOver);
    return () => removeEventListener('popstate', goOver);
  }, [isOpen]);
  return { enter, leave };
}
