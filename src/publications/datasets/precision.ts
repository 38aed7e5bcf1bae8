import { partialDate, precisionOf, PRECISIONS } from '../cells.ts';
import type { Checking } from './dataset.ts';

/** Reports a precision that is not that of its date. */
export function checkPrecision({ lines, report }: Checking, date: string, precision: string): void {
  for (const { line, cells } of lines) {
    const stated = cells[precision] ?? '';
    const parsed = partialDate.safeParse(cells[date]);
    if (parsed.success && PRECISIONS.some((one) => one === stated) && stated !== precisionOf(parsed.data)) {
      report(line, precision, `"${stated}" is not the precision of ${parsed.data}`);
    }
  }
}
