import { shownBy, type Shown } from './number-formats.ts';
import { damaged, SpreadsheetError } from './spreadsheet-error.ts';
import { attributeOf, readXml, type XmlHandler } from './xml-reader.ts';
import type { ZipReader } from './zip-reader.ts';

/** Where the parts of a workbook are, and what holds for all of its sheets. */
export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly path: string }[];
  readonly from1904: boolean;
  readonly sharedTexts: string | null;
  /** How the numbers of a cell are shown, by its style. */
  readonly styles: readonly Shown[];
}

type Attributes = Readonly<Record<string, string>>;

/** A handler that looks at the beginnings of elements alone. */
function openings(open: (name: string, attributes: Attributes) => void): XmlHandler {
  return { open, close: () => undefined, text: () => undefined };
}

/** Work that yields now and then, so that others get a turn. */
type InParts<Result> = Generator<void, Result, undefined>;

const readAll = (zip: ZipReader, path: string, handler: XmlHandler): InParts<void> =>
  readXml(path, zip.read(path), handler);

/** More sheets, or parts that a part refers to, than anybody has. */
const MOST_PARTS = 10_000;

export function* readWorkbook(zip: ZipReader): InParts<WorkbookParts> {
  const path = yield* workbookPath(zip);
  const relations = yield* relationsOf(zip, path);
  const sheets: { name: string; hidden: boolean; path: string }[] = [];
  let from1904 = false;
  yield* readAll(
    zip,
    path,
    openings((name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = relations.get(prefixedId(attributes) ?? '');
      // a chart or a macro has a sheet of its own
      if (relation?.type !== 'worksheet') return;
      const state = attributes['state'] ?? 'visible';
      const sheet = { name: attributes['name'] ?? '', hidden: state !== 'visible', path: relation.path };
      if (sheets.push(sheet) > MOST_PARTS) throw damaged(path);
    }),
  );
  if (sheets.length === 0) throw damaged(path);
  const partOf = (type: string): string | null =>
    [...relations.values()].find((relation) => relation.type === type && zip.has(relation.path))?.path ?? null;
  const styles = partOf('styles');
  return {
    sheets,
    from1904,
    sharedTexts: partOf('sharedStrings'),
    styles: styles === null ? [] : yield* stylesOf(zip, styles),
  };
}

/** `r:id`, with whatever prefix. */
function prefixedId(attributes: Attributes): string | undefined {
  for (const key in attributes) if (key.endsWith(':id')) return attributes[key];
  return undefined;
}

const notASpreadsheet = (): SpreadsheetError =>
  new SpreadsheetError('NOT_A_SPREADSHEET', {
    zh: '文件不是 .xlsx 工作簿，请另存为 .xlsx 或 .csv 再上传',
    en: 'The file is no .xlsx workbook. Save it as .xlsx or .csv.',
  });

const ROOT_RELATIONS = '_rels/.rels';

function* workbookPath(zip: ZipReader): InParts<string> {
  if (!zip.has(ROOT_RELATIONS)) throw notASpreadsheet();
  const path = [...(yield* relationsOf(zip, '')).values()].find(({ type }) => type === 'officeDocument')?.path;
  // a document of Word has one, too, and a binary workbook is no XML
  if (path === undefined || !zip.has(path) || !/\.xml$/i.test(path)) throw notASpreadsheet();
  if (/(^|\/)document\d*\.xml$|(^|\/)presentation\d*\.xml$/i.test(path)) throw notASpreadsheet();
  return path;
}

interface Relation {
  /** The last word of its address: strict files have other addresses. */
  readonly type: string;
  readonly path: string;
}

/** What a part refers to, by id. */
function* relationsOf(zip: ZipReader, part: string): InParts<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const path = `${folder}_rels/${part.slice(slash)}.rels`;
  const relations = new Map<string, Relation>();
  if (!zip.has(path)) return relations;
  yield* readAll(
    zip,
    path,
    openings((name, attributes) => {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const { Id: id, Type: type, Target: target } = attributes;
      if (id === undefined || type === undefined || target === undefined) throw damaged(path);
      if (relations.size >= MOST_PARTS) throw damaged(path);
      relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), path: resolved(folder, target) });
    }),
  );
  return relations;
}

function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Excel allows 65,490 formats of cells. */
const MOST_STYLES = 100_000;

function* stylesOf(zip: ZipReader, path: string): InParts<Shown[]> {
  const codes = new Map<number, string>();
  const styles: Shown[] = [];
  let inCells = false;
  yield* readAll(zip, path, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributeOf(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      if (styles.push(shownBy(id, codes.get(id))) > MOST_STYLES || codes.size > MOST_STYLES) throw damaged(path);
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
    text: () => undefined,
  });
  return styles;
}
