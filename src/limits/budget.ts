import { LRUCache } from 'lru-cache';

/** Of how many holders what is left is remembered; one that is forgotten has all of it. */
const HOLDERS_MAXIMUM = 10_000;

/** Whose budget it is, and how large. */
export interface Account {
  readonly holder: string;
  /** Points that it has at most. */
  readonly total: number;
}

export interface Budget {
  /** Takes points, or, where there are fewer, none: then in how many seconds there will be enough. */
  take(
    account: Account,
    points: number,
  ): { readonly taken: true } | { readonly taken: false; readonly seconds: number };
  /** Gives points back that were not needed. */
  giveBack(account: Account, points: number): void;
  /** The points that are left. */
  left(account: Account): number;
}

/** Points for each holder, as many as its account has, which come back steadily: all of them in `seconds`. */
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
      budget.left = Math.min(account.total, budget.left + unused);
    },
    left: (account) => Math.floor(of(account).left),
  };
}
