import { parse } from 'csv-parse/sync';
import { RuleViolationError, type Message } from '../../errors/refusals.ts';
import type { SheetRow } from './import-batch.service.ts';

/** The table of a file: its headings, and the rows below them that are not blank. */
export interface Sheet {
  readonly headings: readonly string[];
  readonly rows: readonly SheetRow[];
}

const refused = (text: Message): RuleViolationError => new RuleViolationError('import-file', text);

/** Reads a file by what its first bytes tell. */
export async function readSheet(bytes: Buffer): Promise<Sheet> {
  if (
    /^\s*</.test(
      bytes
        .subarray(0, 100)
        .toString('latin1')
        .replace(/^\xEF\xBB\xBF/, ''),
    )
  ) {
    throw refused({
      zh: '暂不支持 .lrmx 文件，请用 .xlsx 或 .csv',
      en: 'A .lrmx file is not taken yet; send .xlsx or .csv.',
    });
  }
  const rows: string[][] = await Promise.resolve(parse(bytes, { relax_column_count: true, bom: true }));
  const [headings = [], ...others] = rows;
  if (others.length === 0) throw refused({ zh: '文件没有数据行', en: 'The file has no rows.' });
  return { headings, rows: others.map((cells, i) => ({ number: i + 2, cells })) };
}
