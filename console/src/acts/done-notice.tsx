import { Alert } from 'antd';
import { createContext, use, useEffect } from 'react';
import { useLocation } from 'react-router';
import { focusPage } from '../focus-page.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { partOf } from '../subject.ts';

/** What was done last, and where what it made or changed is. */
export interface Done {
  readonly text: string;
  readonly name: string;
  readonly path: string;
  /** The part of the page. */
  readonly view?: string;
}

interface Told {
  readonly done: Done | null;
  readonly tell: (done: Done | null) => void;
}

export const DoneContext = createContext<Told>({ done: null, tell: () => undefined });

/** Leads to what an act made or changed, until it is dismissed or its page is opened. */
export function DoneNotice() {
  const { t } = useWords();
  const { done, tell } = use(DoneContext);
  const { pathname } = useLocation();
  const isThere = done?.path === pathname;
  useEffect(() => {
    if (isThere) tell(null);
  }, [isThere, tell]);
  if (!done || isThere) return null;
  const dismiss = () => {
    tell(null);
    focusPage();
  };
  return (
    <Alert
      key={done.text}
      banner
      type="success"
      role="status"
      className="no-print"
      title={
        <>
          {done.text}{' '}
          <Go to={done.path} {...partOf(done)}>
            {t('openMade', { name: done.name })}
          </Go>
        </>
      }
      closable={{ 'aria-label': t('dismiss'), onClose: dismiss }}
    />
  );
}
