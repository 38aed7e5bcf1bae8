import type { Message } from '../../errors/refusals.ts';
import type { Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { filesListing, type Things } from '../exports/export-impact.reads.ts';
import { EXPORT_KINDS } from '../exports/export-kind.rules.ts';
import { FORM_KINDS } from '../forms/form-kind.rules.ts';
import { named, NAMED_MAXIMUM, type Impact } from './impact.rules.ts';

/** What a file is called, by the name in its address. */
const TITLES: Readonly<Record<string, Message>> = Object.fromEntries([
  ...Object.entries(EXPORT_KINDS).map(([name, { title }]) => [name, title]),
  ...Object.entries(FORM_KINDS).map(([name, { title }]) => [name, { zh: title, en: title }]),
]);

/** The files that were handed out with things as they were in some days. Who has one is told to those who may read `bulkReads`. */
export async function exportImpacts(
  reading: Reading,
  things: Things,
  days: { readonly from: Day; readonly until: Day | null },
): Promise<Impact[]> {
  const files = await filesListing(reading, things, days, NAMED_MAXIMUM);
  return named('EXPORT', files, ({ name, on, asOf, position }) => ({
    subject: null,
    text: {
      zh: `${on} 导出的${TITLES[name]!.zh}（时点 ${asOf}，记录序号 ${position}）列有原登记，请更换`,
      en: `"${TITLES[name]!.en}", handed out on ${on} as of ${asOf} at position ${position}, shows the old record: replace it.`,
    },
  }));
}
