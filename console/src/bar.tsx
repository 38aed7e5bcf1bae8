import { FULL } from './whole.ts';

interface Props {
  /** Of 10,000. */
  readonly basisPoints: number;
  /** A mark to compare with, of 10,000. */
  readonly target?: number;
}

/** What part of a whole something is, of 10,000. */
export const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((FULL * part) / whole));

const percent = (basisPoints: number): string => `${Math.min(basisPoints, FULL) / 100}%`;

/** A share as a bar, for those who see it: the number stands beside it for all. */
export function Bar({ basisPoints, target }: Props) {
  return (
    <span className="bar" aria-hidden="true">
      <span className="bar-part" style={{ width: percent(basisPoints) }} />
      {target !== undefined && <span className="bar-target" style={{ insetInlineStart: percent(target) }} />}
    </span>
  );
}
