// npm run bench:files [-- --officers 120000 --rows 10000]   measures spreadsheets: written and read beside @e965/xlsx, a roster of
// 100,000 rows exported, and enrollments imported, on PostgreSQL and with the memory of a server that does nothing else;
// [-- --only formats,export,import] does some of it, [-- --database postgres://…] takes an empty database that is there, and with
// [-- --filled --date 2026-06-30] one with a force to export, as of a day.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { build } from '../scripts/build.mjs';
import { startPostgres } from './postgres.mjs';
import { musterOn, runMuster, startServer } from './server.mjs';

const { values: flags } = parseArgs({
  options: {
    officers: { type: 'string', default: '120000' },
    rows: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: 'formats,export,import' },
    database: { type: 'string' },
    filled: { type: 'boolean', default: false },
    date: { type: 'string' },
  },
});
const parts = flags.only.split(',');
const run = promisify(execFile);
const KEYS = {
  MUSTER_PERSONAL_KEYS: `k:${Buffer.alloc(32, 'bench').toString('base64')}`,
  MUSTER_PERSONAL_HASH_KEY: Buffer.alloc(32, 'hash').toString('base64'),
};

const line = (name, ...told) => console.log(name.padEnd(34), ...told, `(load ${loadavg()[0].toFixed(1)})`);
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

async function timed(work) {
  const before = performance.now();
  const result = await work();
  return [result, performance.now() - before];
}

/** Each library in a process of its own, in turn, so that the machine is the same for both. */
async function compareFormats() {
  const FORMATS = join(import.meta.dirname, 'formats.mjs');
  const each = { 'write ours': [], 'write xlsx': [], 'read ours': [], 'read xlsx': [] };
  for (let i = 0; i < Number(flags.rounds); i++) {
    for (const [name, all] of Object.entries(each))
      all.push(JSON.parse((await run(process.execPath, [FORMATS, ...name.split(' ')])).stdout));
  }
  for (const work of ['write', 'read']) {
    const [ours, theirs] = ['ours', 'xlsx'].map((library) => {
      const all = each[`${work} ${library}`];
      return { ms: median(all.map(({ ms }) => ms)), mb: median(all.map(({ mb }) => mb)) };
    });
    line(
      `${work} 100,000 rows of 10 columns`,
      `${seconds(ours.ms)}, ${ours.mb} MB; @e965/xlsx ${seconds(theirs.ms)}, ${theirs.mb} MB; ratio ${(ours.ms / theirs.ms).toFixed(2)}`,
    );
  }
}

/** The most memory that a process has had since this was asked before, in MB. */
function peakOf(pid) {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(kilobytes / 1024);
}

const bearer = (server) => ({ ...server.headers, 'accept-language': 'zh' });

/** What ends a file of each form that is whole, and how many of its lines are no rows. */
const FORMS = { csv: ['#,"{', 2], jsonl: ['{"provenance":', 1], xlsx: ['xl/workbook.xml', 0] };

/** Takes a file as it comes, and keeps nothing of it. */
async function taken(server, path, form) {
  const answer = await fetch(`http://127.0.0.1:${server.port}/exports/${path}`, { headers: bearer(server) });
  assert.equal(answer.status, 200);
  let [bytes, lines, tail] = [0, 0, Buffer.alloc(0)];
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    if (form !== 'xlsx') for (const byte of chunk) if (byte === 10) lines++;
    tail = Buffer.concat([tail, chunk]).subarray(-2_000);
  }
  const [end, others] = FORMS[form];
  assert.ok(tail.toString('latin1').includes(end), `${path} is not whole`);
  return { bytes, rows: lines - others };
}

async function measureExports(server) {
  const { units } = await server.ask('{ units(filter: { root: true }, first: 1) { nodes { code } } }');
  const idle = peakOf(server.pid);
  const of = flags.date === undefined ? '' : `&date=${flags.date}`;
  const roster = `code=${units.nodes[0].code}&includeSubunits=true${of}`;
  // a workbook has the rows of the text before it
  let people = 0;
  for (const [list, form, asked] of [
    ['roster', 'csv', roster],
    ['roster', 'xlsx', roster],
    ['officers', 'csv', of],
    ['officers', 'jsonl', of],
  ]) {
    const [{ bytes, rows }, ms] = await timed(() => taken(server, `${list}.${form}?${asked}`, form));
    people = form === 'xlsx' ? people : rows;
    line(
      `export ${list}.${form}`,
      `${people} rows, ${(bytes / 1e6).toFixed(1)} MB in ${seconds(ms)}, 100,000 in ${seconds((ms / people) * 1e5)}, peak ${peakOf(server.pid)} MB, idle ${idle} MB`,
    );
  }
}

const BATCH = `query ($id: ID!) { importBatch(id: $id) { status processedCount acceptedCount refusedCount failure rows(refusedOnly: true, first: 1) { nodes { problems { message } } } } }`;
const ACT = (name) =>
  `mutation ($input: ApplyImportInput!) { ${name}(input: $input) { __typename ... on UserError { message } } }`;

/** The text of a file. */
const csvOf = (rows) => rows.map((row) => row.join(',')).join('\r\n');

/** Sends a file, and does with it what is named; tells how long each took. */
async function bringIn(server, kind, text, acts) {
  const address = `http://127.0.0.1:${server.port}/imports?kind=${kind}&fileName=bench.csv`;
  const [answer, sent] = await timed(() =>
    fetch(address, { method: 'POST', headers: { ...bearer(server), 'content-type': 'text/csv' }, body: text }),
  );
  const { id } = await answer.json();
  const took = { sent };
  for (const act of acts) {
    const input = { id, policy: 'ALL_OR_NOTHING', effectiveOn: '2024-01-01', basis: { reason: '合成' } };
    const [batch, ms] = await timed(async () => {
      const told = await server.ask(ACT(act), { input });
      assert.equal(told[act].__typename, 'ImportSuccess', JSON.stringify(told));
      for (;;) {
        const { importBatch } = await server.ask(BATCH, { id });
        if (!['REHEARSING', 'APPLYING'].includes(importBatch.status)) return importBatch;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
    assert.equal(batch.refusedCount, 0, JSON.stringify(batch));
    took[act] = ms;
  }
  return took;
}

const UNITS = 100;

async function measureImports(server) {
  const idle = peakOf(server.pid);
  const units = Array.from({ length: UNITS }, (_, i) => [`合成单位${i}`, `BEN${i}`, '派出所', i === 0 ? '' : 'BEN0']);
  await bringIn(server, 'CREATE_UNITS', csvOf([['单位名称', '单位代码', '机构种类', '上级单位'], ...units]), [
    'applyImport',
  ]);
  const officers = Array.from({ length: Number(flags.rows) }, (_, i) => [
    `BEN${String(i).padStart(6, '0')}`,
    `合成${String.fromCodePoint(0x4e00 + (i % 5_000))}`,
    i % 3 ? '男' : '女',
    '民警',
    '2015-07-01',
    '一级警司',
    `BEN${i % UNITS}`,
    '民警',
    '成员',
    '2024-01-01',
  ]);
  const headings = ['警号', '姓名', '性别', '人员类别', '参加公安工作日期', '警衔', '单位', '职务', '角色', '生效日期'];
  const took = await bringIn(server, 'ENROLL_OFFICERS', csvOf([headings, ...officers]), [
    'rehearseImport',
    'applyImport',
  ]);
  line(
    `import ${officers.length} enrollments`,
    `sent in ${seconds(took.sent)}, rehearsed in ${seconds(took.rehearseImport)}, applied in ${seconds(took.applyImport)}, peak ${peakOf(server.pid)} MB, idle ${idle} MB`,
  );
}

async function onServer(url, measured) {
  const server = await startServer(musterOn(url, KEYS));
  try {
    await measured(server);
  } finally {
    await server.stop();
  }
}

await build({ names: ['server', 'page'], quiet: true });
if (parts.includes('formats')) await compareFormats();
if (parts.some((part) => part !== 'formats')) {
  const postgres = flags.database ? { url: flags.database, stop: () => undefined } : await startPostgres();
  try {
    if (!flags.filled) runMuster(postgres.url, 'migrate');
    // a registry that is empty but for what is imported first: a force is not filled in beside anything
    if (parts.includes('export')) {
      if (!flags.filled) {
        const units = Math.round(flags.officers / 40);
        runMuster(postgres.url, 'synthesize', '--officers', flags.officers, '--units', units, '--evaluation-years', 0);
      }
      await onServer(postgres.url, measureExports);
    }
    if (parts.includes('import')) await onServer(postgres.url, measureImports);
  } finally {
    await postgres.stop();
  }
}
