/** The candidate that is most like a name that was typed. */
export const nearest = (name: string, candidates: readonly string[]): string =>
  candidates.toSorted((a, b) => distance(name, a) - distance(name, b))[0]!;

/** How many characters must be added, left out or replaced to make one text of the other. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
