import { lettersOf } from './cells.ts';
import { xmlAttribute, xmlCellText, XML_HEAD } from './xml-text.ts';

// The parts of a workbook besides its sheets that hold rows.

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Holds the lists of values that are too long for the sheet they belong to. */
export const LISTS_SHEET = '_lists';

export const WORKSHEET_HEAD = `${XML_HEAD}<worksheet xmlns="${MAIN}">`;

/** The formats of cells, by their place in `styles.xml`. */
export const STYLES = { plain: 0, text: 1, day: 2, integer: 3, decimal: 4, heading: 5, title: 6, section: 7 } as const;

/** Fonts that closed networks have installed; 134 is the character set of simplified Chinese. */
const font = (size: number, bold: boolean): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;

/** `format` is a number format: 49 is text, 1 a whole number, 164 a day. */
const cellFormat = (format: number, fontIndex = 0, fill = 0, alignment = '<alignment vertical="center"/>'): string =>
  `<xf numFmtId="${format}" fontId="${fontIndex}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${alignment}</xf>`;

const CENTERED = '<alignment horizontal="center" vertical="center" wrapText="1"/>';

export const STYLES_XML = `${XML_HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3">${font(11, false)}${font(11, true)}${font(16, true)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECF4"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">${[
  cellFormat(0),
  cellFormat(49),
  cellFormat(164),
  cellFormat(1),
  cellFormat(0),
  cellFormat(49, 1, 2, CENTERED),
  cellFormat(49, 2, 0, CENTERED),
  cellFormat(49, 1),
].join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

export const ROOT_RELATIONS_XML = `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export const contentTypesXml = (sheets: number): string =>
  `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${numbers(
    sheets,
  )
    .map((i) => `<Override PartName="/xl/worksheets/sheet${i}.xml" ContentType="${TYPE}.worksheet+xml"/>`)
    .join('')}</Types>`;

export const workbookRelationsXml = (sheets: number): string =>
  `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers(sheets)
    .map((i) => `<Relationship Id="rId${i}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i}.xml"/>`)
    .join('')}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

/** A sheet of the workbook: its name, and the row of its headings, which is printed on every page; null where it is hidden. */
export interface NamedSheet {
  readonly name: string;
  readonly headingRow: number | null;
}

export function workbookXml(sheets: readonly NamedSheet[], lists: readonly (readonly string[])[]): string {
  const tags = sheets.map(
    ({ name, headingRow }, i) =>
      `<sheet name="${xmlAttribute(name)}" sheetId="${i + 1}"${headingRow === null ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  const names = [
    ...sheets.flatMap(({ name, headingRow }, i) =>
      headingRow === null
        ? []
        : [
            `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${xmlAttribute(`'${name.replaceAll("'", "''")}'`)}!$1:$${headingRow}</definedName>`,
          ],
    ),
    ...lists.map(
      (list, i) =>
        `<definedName name="${listName(i)}">'${LISTS_SHEET}'!$${lettersOf(i + 1)}$1:$${lettersOf(i + 1)}$${list.length}</definedName>`,
    ),
  ];
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><bookViews><workbookView/></bookViews><sheets>${tags.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`;
}

/** The name by which the cells of a list are meant, by its place among the lists. */
export const listName = (index: number): string => `_list${index + 1}`;

/** The hidden sheet with the lists, a column each. */
export function listsXml(lists: readonly (readonly string[])[]): string {
  const longest = Math.max(...lists.map((list) => list.length));
  const rows = numbers(longest).map((row) => {
    const cells = lists.map((list, i) => (row <= list.length ? textCell(i + 1, row, STYLES.text, list[row - 1]!) : ''));
    return `<row r="${row}">${cells.join('')}</row>`;
  });
  return `${WORKSHEET_HEAD}<sheetData>${rows.join('')}</sheetData></worksheet>`;
}

const BLANKS = /^\s|\s$|[\n\t]| {2}/;

/** A cell of text, which no spreadsheet takes for a number or a formula. */
export function textCell(column: number, row: number, style: number, text: string): string {
  const space = BLANKS.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${lettersOf(column)}${row}" s="${style}" t="inlineStr"><is><t${space}>${xmlCellText(text)}</t></is></c>`;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
