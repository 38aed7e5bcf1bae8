import { FULL } from '../whole.ts';

// Shares: the registry has them in basis points, and people in per cent.

/** Whether a field is a share, typed in per cent and sent in basis points. */
export const isShare = (name: string): boolean => /basisPoints$/i.test(name) || name === 'evaluationWeights';

const PERCENT = /^(?:\d+\.?\d{0,2}|\.\d{1,2})%?$/;

/** A share in basis points from the percentage that was typed: 45, 45.5, 45%; null: the text is none. */
export function shareOfText(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const share = PERCENT.test(plain) ? Math.round(Number.parseFloat(plain) * 100) : FULL + 1;
  return share > FULL ? null : share;
}

/** Whether a text is no share for its decimals alone, of which there are two at most. */
export const isTooFine = (text: string): boolean => {
  const share = /^(\d*\.\d\d)\d+%?$/.exec(text.normalize('NFKC').replaceAll(/\s/g, ''))?.[1];
  return share !== undefined && shareOfText(share) !== null;
};

/** A share as it is typed. */
export const textOfShare = (value: number): string => String(value / 100);
