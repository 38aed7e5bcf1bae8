import { LRUCache } from 'lru-cache';

/** How many holders are remembered. A forgotten holder has a full budget. */
const HOLDERS_MAXIMUM = 10_000;

/** The holder of a budget, and its size. */
export interface Account {
  readonly holder: string;
  /** The points of a full budget. */
  readonly total: number;
}

export interface Budget {
  /** Takes points. If fewer are left it takes none, and tells in how many seconds there will be enough. */
  take(
    account: Account,
    points: number,
  ): { readonly taken: true } | { readonly taken: false; readonly seconds: number };
  /** Gives back points that were not needed; a negative number takes what was needed besides, down to a debt of a whole budget. */
  giveBack(account: Account, points: number): void;
  /** The points that are left, rounded down. */
  left(account: Account): number;
}

/** Keeps a budget for each holder. Points come back steadily: an empty budget is full after `seconds`. */
export function budgets(seconds: number, now: () => number = Date.now): Budget {
  const perMs = (total: number) => total / (seconds * 1000);
  const known = new LRUCache<string, { left: number; at: number }>({ max: HOLDERS_MAXIMUM });
  const of = ({ holder, total }: Account) => {
    const at = now();
    const before = known.get(holder);
    const budget = before
      ? { left: Math.min(total, before.left + (at - before.at) * perMs(total)), at }
      : { left: total, at };
    known.set(holder, budget);
    return budget;
  };
  return {
    take: (account, wanted) => {
      const budget = of(account);
      if (budget.left < wanted) {
        return { taken: false, seconds: Math.ceil((wanted - budget.left) / perMs(account.total) / 1000) };
      }
      budget.left -= wanted;
      return { taken: true };
    },
    giveBack: (account, unused) => {
      const budget = of(account);
      budget.left = Math.max(-account.total, Math.min(account.total, budget.left + unused));
    },
    left: (account) => Math.floor(of(account).left),
  };
}
