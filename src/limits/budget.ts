import { LRUCache } from 'lru-cache';

/** Of how many viewers what is left is remembered; one that is forgotten has all of it. */
const VIEWERS_MAXIMUM = 10_000;

export interface Budget {
  /** Takes points, or, where there are fewer, none: then in how many seconds there will be enough. */
  take(viewer: string, points: number): { readonly taken: true } | { readonly taken: false; readonly seconds: number };
  /** Gives points back that were not needed. */
  giveBack(viewer: string, points: number): void;
  /** The points that a viewer has left. */
  left(viewer: string): number;
}

/** Points for each viewer, which come back steadily: all of them in `seconds`. */
export function budgets(points: number, seconds: number, now: () => number = Date.now): Budget {
  const perMs = points / (seconds * 1000);
  const known = new LRUCache<string, { left: number; at: number }>({ max: VIEWERS_MAXIMUM });
  const of = (viewer: string) => {
    const at = now();
    const before = known.get(viewer);
    const budget = before
      ? { left: Math.min(points, before.left + (at - before.at) * perMs), at }
      : { left: points, at };
    known.set(viewer, budget);
    return budget;
  };
  return {
    take: (viewer, wanted) => {
      const budget = of(viewer);
      if (budget.left < wanted) return { taken: false, seconds: Math.ceil((wanted - budget.left) / perMs / 1000) };
      budget.left -= wanted;
      return { taken: true };
    },
    giveBack: (viewer, unused) => {
      const budget = of(viewer);
      budget.left = Math.min(points, budget.left + unused);
    },
    left: (viewer) => Math.floor(of(viewer).left),
  };
}
