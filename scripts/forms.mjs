// node scripts/forms.mjs [FOLDER]   writes the templates of the forms, as they are shipped in forms/
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { cell, documentXml, footerXml, line, paragraph, row, table, title } from './word-xml.mjs';

/** Widths in twentieths of a point. A4 has 9,600 between margins of 20 mm. */
const OFFICER = [1180, 1240, 1180, 1240, 1320, 1440, 2000];

const label = (text, options = {}) => cell(paragraph(text, { align: 'center' }), options);
const value = (text, options = {}) => cell(paragraph(text, { align: 'center', font: 'value' }), options);
/** A cell of texts of any length, from its left. */
const text = (tag, options = {}) => cell(paragraph(tag, { font: 'value' }), { align: 'top', ...options });
/** One character below the other. */
const upright = (words) => paragraph([...words].join('\n'), { align: 'center' });

const photo = (merge, width) =>
  cell(
    merge === 'restart'
      ? '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{@照片}</w:t></w:r></w:p>'
      : paragraph(''),
    {
      merge,
      width,
    },
  );

/** Where an organ gives its opinion, with its seal and a day. */
const opinion = (options) =>
  cell(
    [
      paragraph(''),
      paragraph(''),
      paragraph('（盖章）', { align: 'right' }),
      paragraph('年　　月　　日', { align: 'right' }),
    ].join(''),
    { align: 'bottom', ...options },
  );

function officerForm() {
  const widths = OFFICER;
  const half = { span: 2 };
  const rest = { span: widths.length - 1 };
  const first = table(widths, [
    row(740, [
      label('姓　名'),
      value('{姓名}'),
      label('性　别'),
      value('{性别}'),
      label('出生年月\n（岁）'),
      value('{出生年月}\n{年龄}'),
      photo('restart'),
    ]),
    row(740, [
      label('民　族'),
      value('{民族}'),
      label('籍　贯'),
      value('{籍贯}'),
      label('出 生 地'),
      value('{出生地}'),
      photo('continue'),
    ]),
    row(740, [
      label('入　党\n时　间'),
      value('{入党时间}'),
      label('参加工\n作时间'),
      value('{参加工作时间}'),
      label('健康状况'),
      value('{健康状况}'),
      photo('continue'),
    ]),
    row(740, [
      label('专业技\n术职务'),
      value('{专业技术职务}', half),
      label('熟悉专业\n有何专长'),
      value('{熟悉专业有何专长}', half),
      photo('continue'),
    ]),
    row(900, [
      label('学　历\n学　位', { merge: 'restart' }),
      label('全日制\n教　育'),
      value('{全日制学历}\n{全日制学位}', half),
      label('毕业院校\n系及专业'),
      value('{全日制毕业院校系及专业}', half),
    ]),
    row(900, [
      cell(paragraph(''), { merge: 'continue' }),
      label('在　职\n教　育'),
      value('{在职学历}\n{在职学位}', half),
      label('毕业院校\n系及专业'),
      value('{在职毕业院校系及专业}', half),
    ]),
    row(760, [label('现　任　职　务', half), value('{现任职务}', { span: 5 })]),
    row(760, [label('拟　任　职　务', half), value('{拟任职务}', { span: 5 })]),
    row(760, [label('拟　免　职　务', half), value('{拟免职务}', { span: 5 })]),
    row(5200, [
      cell(upright('简历')),
      cell([line('{#简历}'), line('{起止}　{经历}', { font: 'value', hanging: 2100 }), line('{/简历}')].join(''), {
        align: 'top',
        ...rest,
      }),
    ]),
  ]);
  const FAMILY = [1180, 1100, 1240, 1240, 1240, 3600];
  const words = (heading, tag, height) => row(height, [cell(upright(heading)), text(tag, { span: 5 })]);
  const second = table(FAMILY, [
    words('奖惩情况', '{奖惩情况}', 2300),
    words('年度考核结果', '{年度考核结果}', 1700),
    words('任免理由', '{任免理由}', 1700),
    row(480, [
      cell(upright('家庭主要成员及重要社会关系'), { merge: 'restart' }),
      ...['称　谓', '姓　名', '出生年月', '政治面貌', '工作单位及职务'].map((word) => label(word)),
    ]),
    row(560, [
      cell(paragraph(''), { merge: 'continue' }),
      value('{#家庭成员}{称谓}'),
      value('{姓名}'),
      value('{出生年月}'),
      value('{政治面貌}'),
      text('{工作单位及职务}{/家庭成员}', { align: 'center' }),
    ]),
    words('呈报单位', '{呈报单位}', 1300),
  ]);
  const OPINIONS = [1180, 3620, 1180, 3620];
  const third = table(OPINIONS, [
    row(2600, [cell(upright('审批机关意见')), opinion(), cell(upright('行政机关任免意见')), opinion()]),
  ]);
  return [
    title('干部任免审批表'),
    first,
    paragraph('', { breakBefore: true, size: 2 }),
    second,
    third,
    paragraph('填表人：{填表人}　　　　　　　　　填表时间：{填表时间}', {}),
  ].join('');
}

function evaluationForm() {
  const widths = [1500, 1700, 1500, 1700, 1500, 1700];
  const rest = { span: 5 };
  const words = (heading, tag, height) => row(height, [label(heading), text(tag, rest)]);
  /** What somebody writes and signs. */
  const signed = (heading, height, before = '') =>
    row(height, [
      label(heading),
      cell(
        [
          paragraph(before, { font: 'value' }),
          paragraph(''),
          paragraph('签名：　　　　　　　　年　　月　　日', { align: 'right' }),
        ].join(''),
        { align: 'bottom', ...rest },
      ),
    ]);
  return [
    title('年度考核登记表'),
    paragraph('（{考核期间}）', { align: 'center' }),
    table(widths, [
      row(640, [
        label('姓　名'),
        value('{姓名}'),
        label('性　别'),
        value('{性别}'),
        label('出生年月'),
        value('{出生年月}'),
      ]),
      row(640, [
        label('警　号'),
        value('{警号}'),
        label('政治面貌'),
        value('{政治面貌}'),
        label('任现职务\n职级时间'),
        value('{任现职时间}'),
      ]),
      row(640, [label('单位及\n职务职级'), value('{单位及职务职级}', rest)]),
      row(640, [label('从事或\n分管工作'), value('{分管工作}', rest)]),
      row(640, [label('考核名称'), value('{考核名称}', { span: 3 }), label('总分／名次'), value('{总分}　{名次}')]),
      words('个人总结', '{个人总结}', 3400),
      signed('主管领导\n评语和考\n核等次建议', 1700),
      signed('机关负责\n人或考核\n委员会意见', 1700, '考核等次：{考核等次}'),
      signed('本人意见', 1300),
      words('未确定等\n次或不参\n加考核情\n况说明', '{未确定等次说明}', 1300),
    ]),
    paragraph('', { size: 2 }),
  ].join('');
}

function honorForm() {
  const widths = [1300, 1500, 1300, 1500, 1300, 1200, 1500];
  const rest = { span: 6 };
  const words = (heading, tag, height) => row(height, [label(heading), text(tag, rest)]);
  const opinionRow = (heading) => row(1450, [label(heading), opinion(rest)]);
  return [
    line('{#对象}'),
    title('奖励审批表'),
    table(widths, [
      row(700, [
        label('姓名\n（集体）'),
        value('{姓名}'),
        label('性　别'),
        value('{性别}'),
        label('出生年月'),
        value('{出生年月}'),
        photo('restart'),
      ]),
      row(700, [
        label('民　族'),
        value('{民族}'),
        label('籍　贯'),
        value('{籍贯}'),
        label('政治面貌'),
        value('{政治面貌}'),
        photo('continue'),
      ]),
      row(700, [
        label('文化程度'),
        value('{文化程度}'),
        label('参加工\n作时间'),
        value('{参加工作时间}'),
        label('警　号'),
        value('{警号}'),
        photo('continue'),
      ]),
      row(700, [
        label('单位及\n职　务'),
        value('{单位及职务}', { span: 3 }),
        label('警衔职级'),
        value('{警衔职级}'),
        photo('continue'),
      ]),
      row(700, [
        label('拟给予\n何种奖励'),
        value('{奖励名称}', { span: 3 }),
        label('奖励等次'),
        value('{奖励等次}', { span: 2 }),
      ]),
      words('何时何地\n受过何种\n奖励', '{受过奖励}', 1300),
      words('何时何地\n受过何种\n处分', '{受过处分}', 1000),
      words('主要事迹', '{主要事迹}', 3300),
      opinionRow('呈报单位\n意　见'),
      opinionRow('审核机关\n意　见'),
      opinionRow('审批机关\n意　见'),
    ]),
    paragraph('{#另页}', {}),
    paragraph('', { breakBefore: true, size: 2 }),
    paragraph('{/另页}', {}),
    line('{/对象}'),
  ].join('');
}

const FORMS = { 'officer-form': officerForm, 'evaluation-form': evaluationForm, 'honor-form': honorForm };

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const types = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/></Types>`;
const relations = (...targets) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** The same bytes for the same form. */
const DATE = new Date('2026-01-01T00:00:00Z');

export function templateOf(form) {
  const zip = new PizZip();
  const add = (path, content) => zip.file(path, content, { date: DATE, createFolders: false });
  add('[Content_Types].xml', types);
  add('_rels/.rels', relations(['officeDocument', 'word/document.xml']));
  add('word/document.xml', documentXml(FORMS[form](), 'rId1'));
  add('word/_rels/document.xml.rels', relations(['footer', 'footer1.xml']));
  add('word/footer1.xml', footerXml('{出处}'));
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

if (import.meta.filename === process.argv[1]) {
  const folder = process.argv[2] ?? join(import.meta.dirname, '../forms');
  mkdirSync(folder, { recursive: true });
  for (const form of Object.keys(FORMS)) writeFileSync(join(folder, `${form}.docx`), templateOf(form));
}
