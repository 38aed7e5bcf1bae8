/** The part of a Storage of browsers that is used here. */
export interface Store {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What GraphiQL keeps: the editors, the token among the headers, the history. */
export interface Session extends Pick<Store, 'length' | 'getItem' | 'setItem' | 'removeItem'> {
  clear(): void;
  /** Forgets all, and keeps nothing more: an editor writes what it holds a moment after it was changed. */
  signOut(): void;
}

const PREFIX = 'graphiql:';

/**
 * Keeps what GraphiQL keeps for as long as its tab of the browser is open, and removes what earlier versions left for good in
 * the browser.
 */
export function session(ofTab: Store, ofBrowser: Store): Session {
  forget(ofBrowser);
  let isOver = false;
  return {
    get length() {
      return keysOf(ofTab).length;
    },
    getItem: (key) => ofTab.getItem(key),
    setItem: (key, value) => {
      if (!isOver) ofTab.setItem(key, value);
    },
    removeItem: (key) => ofTab.removeItem(key),
    clear: () => forget(ofTab),
    signOut: () => {
      isOver = true;
      forget(ofTab);
    },
  };
}

const keysOf = (store: Store): string[] =>
  Array.from({ length: store.length }, (_, i) => store.key(i)).filter((key) => key?.startsWith(PREFIX)) as string[];

function forget(store: Store): void {
  for (const key of keysOf(store)) store.removeItem(key);
}
