import type { GroundsFragment } from './generated/documents/graphql.ts';
import type { Marks } from './marks.ts';

/** 依据: by which order something was done, and why, as far as either was recorded. */
export const groundsIn = ({ phrases }: Marks, basis: GroundsFragment | null | undefined): string =>
  phrases([basis?.documentNumber, basis?.reason]) || '—';
