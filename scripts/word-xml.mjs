// What the templates of the forms are made of: the XML of Word, as little of it as there need be.

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Fonts are named and not embedded: who has none of that name is shown another. */
const FONTS = { title: '方正小标宋简体', label: '宋体', value: '仿宋_GB2312' };

const run = (text, font, halfPoints) => {
  const face = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${FONTS[font]}"/>`;
  const properties = `<w:rPr>${face}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr>`;
  return text
    .split('\n')
    .map((part) => `<w:r>${properties}<w:t xml:space="preserve">${part}</w:t></w:r>`)
    .join(`<w:r>${properties}<w:br/></w:r>`);
};

/** A paragraph; `size` in half points. */
export function paragraph(text, { align = 'left', font = 'label', size = 24, hanging = 0, breakBefore = false } = {}) {
  const properties = [
    breakBefore ? '<w:pageBreakBefore/>' : '',
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
    hanging > 0 ? `<w:ind w:left="${hanging}" w:hanging="${hanging}"/>` : '',
    `<w:jc w:val="${align}"/>`,
    size < 8 ? `<w:rPr><w:sz w:val="${size}"/></w:rPr>` : '',
  ].join('');
  return `<w:p><w:pPr>${properties}</w:pPr>${text === '' ? '' : run(text, font, size)}</w:p>`;
}

/** A line of a list, or what begins and ends a list: that has a paragraph of its own. */
export const line = (text, options = {}) => paragraph(text, { size: 22, ...options });

export const title = (text) => paragraph([...text].join(' '), { align: 'center', font: 'title', size: 44 });

/** A cell. `merge`: it goes on below (`restart`), or is part of the one above (`continue`). */
export const cell = (content, { span = 1, merge, align = 'center' } = {}) => ({ content, span, merge, align });

export const row = (height, cells) => ({ height, cells });

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="6" w:space="0" w:color="auto"/>`)
  .join('');

/** A table of columns with fixed widths. Rows grow with their text. */
export function table(widths, rows) {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const properties = `<w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>`;
  const grid = `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  return `<w:tbl>${properties}${grid}${rows.map((one) => rowXml(widths, one)).join('')}</w:tbl>`;
}

function rowXml(widths, { height, cells }) {
  let column = 0;
  const all = cells.map(({ content, span, merge, align }) => {
    const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    column += span;
    const properties = [
      `<w:tcW w:w="${width}" w:type="dxa"/>`,
      span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
      merge ? `<w:vMerge w:val="${merge}"/>` : '',
      `<w:vAlign w:val="${align}"/>`,
    ].join('');
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
  });
  if (column !== widths.length) throw new Error(`a row has ${column} columns of ${widths.length}`);
  return `<w:tr><w:trPr><w:trHeight w:val="${height}" w:hRule="atLeast"/></w:trPr>${all.join('')}</w:tr>`;
}

/** A4 upright, with margins of 20 mm and a footer. */
export const documentXml = (body, footer) =>
  `${HEAD}<w:document ${NAMESPACES}><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="${footer}"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1021" w:left="1134" w:header="567" w:footer="454" w:gutter="0"/></w:sectPr></w:body></w:document>`;

export const footerXml = (text) => `${HEAD}<w:ftr ${NAMESPACES}>${paragraph(text, { size: 14 })}</w:ftr>`;
