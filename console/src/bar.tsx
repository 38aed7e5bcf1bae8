import { FULL } from './whole.ts';

interface Props {
  /** Of 10,000. */
  readonly basisPoints: number;
  /** A mark to compare with, of 10,000. */
  readonly target?: number;
}

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
