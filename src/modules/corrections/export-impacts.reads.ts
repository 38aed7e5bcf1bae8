import type { Message } from '../../errors/refusals.ts';
import type { Reading } from '../../record/write.ts';
import { filesListing, type FilesOn, type Things } from '../exports/export-impact.reads.ts';
import { EXPORT_KINDS } from '../exports/export-kind.rules.ts';
import { FORM_KINDS } from '../forms/form-kind.rules.ts';
import { named, NAMED_MAXIMUM, type Impact } from './impact.rules.ts';

/** What a file is called, by the name in its address. */
const TITLES: Readonly<Record<string, Message>> = Object.fromEntries([
  ...Object.entries(EXPORT_KINDS).map(([name, { title }]) => [name, title]),
  ...Object.entries(FORM_KINDS).map(([name, { title }]) => [name, { zh: title, en: title }]),
]);

/** The files that were handed out with things as they were in some days. Who has one is told to those who may read `bulkReads`. */
export async function exportImpacts(reading: Reading, things: Things, on: FilesOn): Promise<Impact[]> {
  const files = await filesListing(reading, things, on, NAMED_MAXIMUM);
  return named('EXPORT', files, ({ name, on: day, asOf, position }) => {
    const title = TITLES[name] ?? { zh: name, en: name };
    return {
      subject: null,
      text: {
        zh: `${day} 导出的${title.zh}（时点 ${asOf}，记录序号 ${position}）列有此项，请核对并更换`,
        en: `"${title.en}", handed out on ${day} as of ${asOf} at position ${position}, lists it: check it and replace it.`,
      },
    };
  });
}
