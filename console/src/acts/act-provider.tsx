import { createContext, lazy, Suspense, useCallback, useContext, useState, type ReactNode } from 'react';
import type { ActName } from './acts-of.ts';

/** An act that is being prepared. */
export interface Prepared {
  readonly act: ActName;
  /** What the page settles by itself. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** What the form begins with. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** Of whom or what it is, for the title. */
  readonly name: string;
}

// forms are read when the first is opened: nobody begins with one
const ActDrawer = lazy(() => import('./act-drawer.tsx'));

type Open = (prepared: Prepared) => void;

const ActContext = createContext<Open | null>(null);

/** Opens the form of an act. */
export function useAct(): Open {
  const open = useContext(ActContext);
  if (!open) throw new Error('no act can be prepared here');
  return open;
}

export function ActProvider({ children }: { readonly children: ReactNode }) {
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const close = useCallback(() => setPrepared(null), []);
  return (
    <ActContext value={setPrepared}>
      {children}
      {prepared && (
        <Suspense>
          <ActDrawer key={prepared.act} prepared={prepared} onClose={close} />
        </Suspense>
      )}
    </ActContext>
  );
}
