interface Line {
  readonly field: string;
  readonly beforeText?: string | null;
  readonly afterText?: string | null;
}

interface Lowered {
  readonly before: string;
  readonly after: string;
}

/** A field of an officer, and the same of later days, which has the first of them before it. */
const OF_RANK = /^([\d-]+\.)?rank$/;

/** Ranks that become lower ones, by the words of ranks, highest first: each once, on however many days. */
export function loweredIn(fields: readonly Line[], ranks: readonly string[]): readonly Lowered[] {
  const found = fields
    .filter(({ field }) => OF_RANK.test(field))
    .flatMap(({ beforeText, afterText }) => (beforeText && afterText ? [{ before: beforeText, after: afterText }] : []))
    .filter(({ before, after }) => ranks.includes(before) && ranks.indexOf(after) > ranks.indexOf(before));
  return [...new Map(found.map((one) => [`${one.before} ${one.after}`, one])).values()];
}
