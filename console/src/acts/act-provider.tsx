import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import { ActDrawer } from './act-drawer.tsx';
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
      {prepared && <ActDrawer key={prepared.act} prepared={prepared} onClose={close} />}
    </ActContext>
  );
}
