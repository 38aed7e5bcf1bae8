// node bench/formats.mjs write|read ours|xlsx   writes or reads 100,000 rows of 10 columns, and prints how long it took and the most
// memory; bench/files.mjs starts one process for each.
import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import { readXlsx } from '../dist/spreadsheets/read-xlsx.js';
import { writeXlsx } from '../dist/spreadsheets/write-xlsx.js';

const [work, library] = process.argv.slice(2);
const ROWS = 100_000;
const HEADINGS = ['警号', '姓名', '性别', '人员类别', '单位', '职务', '警衔', '参加工作', '编号', '分数'];
const FILE = join(tmpdir(), 'muster-bench-100000.xlsx');

const row = (i) => [
  String(i).padStart(6, '0'),
  `合成${i % 997}`,
  i % 3 ? '男' : '女',
  '民警',
  `第${i % 300}派出所（合成）`,
  '民警',
  '一级警司',
  `20${String(i % 24).padStart(2, '0')}-0${1 + (i % 9)}-1${i % 10}`,
  `330702199001${String(i).padStart(6, '0')}`,
  i / 8,
];
function* rows() {
  for (let i = 0; i < ROWS; i++) yield row(i);
}

const KINDS = ['text', 'text', 'text', 'text', 'text', 'text', 'text', 'day', 'text', 'decimal'];

const writing = {
  ours: async (file) => {
    const columns = HEADINGS.map((heading, i) => ({ heading, kind: KINDS[i] }));
    const out = openSync(file, 'w');
    for await (const part of writeXlsx([{ name: '名册', columns, rows: rows() }])) writeSync(out, part);
    closeSync(out);
  },
  xlsx: (file) => {
    const sheet = utils.aoa_to_sheet([HEADINGS, ...rows()], { dense: true });
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '名册');
    writeFileSync(file, write(book, { type: 'buffer', compression: true }));
  },
};

const reading = {
  ours: async (file) => {
    const [sheet] = await readXlsx(readFileSync(file));
    let count = 0;
    for await (const { cells } of sheet.rows()) count += cells.length;
    return count;
  },
  xlsx: (file) => {
    const book = read(readFileSync(file), { dense: true });
    return book.Sheets[book.SheetNames[0]]['!data'].reduce((sum, cells) => sum + cells.length, 0);
  },
};

// both read the same file
if (work === 'read' && !existsSync(FILE)) await writing.ours(FILE);
const before = performance.now();
const cells =
  work === 'write' ? await writing[library](library === 'ours' ? FILE : `${FILE}.other`) : await reading[library](FILE);
if (work === 'read' && cells !== (ROWS + 1) * HEADINGS.length) throw new Error(`it has read ${cells} cells`);
const ms = performance.now() - before;
const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
console.log(JSON.stringify({ ms, mb: Math.round(kilobytes / 1024) }));
