import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EXPORT_KINDS } from '../../src/modules/exports/export-kind.rules.ts';
import { sql } from '../../src/sql/sql.ts';
import { useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';
import { workbookOf } from '../support/files.ts';
import { csv } from '../support/import-acts.ts';
import { newKey, personalKeys } from '../support/personal.ts';
import { useProgram } from '../support/program.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k')) });
const program = useProgram();
const asked = (env: Record<string, string>) => ({ MUSTER_URL: api.url, MUSTER_TOKEN: api.token, ...env });
const run = (args: readonly string[], env: Record<string, string> = {}) => program.run(args, asked(env));
/** The same in this process, where the program was started with the command before. */
const call = (args: readonly string[], env: Record<string, string> = {}) => program.call(args, asked(env));

const HEADINGS = ['姓名', '性别', '人员类别', '单位', '岗位', '备注', '警号'];
const enroll = (number: string, unit = 'CLI') => ['张测', '男', '民警', unit, '民警', '无', number];

/** A file of the test, in its own directory. */
async function put(name: string, bytes: Buffer): Promise<string> {
  const path = join(program.directory, name);
  await writeFile(path, bytes);
  return path;
}

const TERMS = ['--kind', 'ENROLL_OFFICERS', '--effective-on', '2024-01-01', '--reason', '合成', '--map', '岗位=title'];

describe('the command import', () => {
  it('rehearses, tells problems by cell and leaves nothing behind; applies all, or skips what is refused', async () => {
    await createUnit(api.registry, { code: 'CLI' });
    const path = await put('名册.csv', csv(HEADINGS, enroll('000001'), enroll('000002', 'NOWHERE')));
    const reasons = join(program.directory, 'reasons.xlsx');
    const rehearsed = await run(['import', path, ...TERMS, '--rehearse', '--reasons', reasons]);
    expect(rehearsed).toEqual({
      code: 1,
      out: 'D3: 单位：2024-01-01 没有“NOWHERE”\n1 of 2 rows can be applied, 1 is refused; nothing was done\n',
      err: 'columns that are not used: 备注\n',
    });
    expect((await stat(reasons)).size).toBeGreaterThan(1_000);
    expect(await api.registry.officer.count()).toBe(0);
    // the server has forgotten it
    expect(await api.registry.$query(sql`SELECT FROM import_row`, [])).toEqual([]);

    const refused = await call(['import', path, ...TERMS, '--language', 'en']);
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('Rows are refused, and nothing was done') });
    const applied = await call(['import', path, ...TERMS, '--policy', 'SKIP_REFUSED']);
    expect(applied).toMatchObject({
      code: 0,
      out: expect.stringMatching(/applied 1 of 2 rows, 1 was refused\nthe file is /),
    });
    expect(await api.registry.officer.count()).toBe(1);
  });

  it('reads the sheet of a workbook that is named, and tells which are not read', async () => {
    await createUnit(api.registry, { code: 'CLI2' });
    const sheets = { 甲: [HEADINGS, enroll('000011', 'CLI2')], 乙: [HEADINGS, enroll('000012', 'CLI2')] };
    const path = await put('几页.xlsx', workbookOf(sheets));
    const first = await call(['import', path, ...TERMS, '--rehearse']);
    expect(first.err).toContain('read is the sheet 甲; not read: 乙 (--sheet)');
    expect((await call(['import', path, ...TERMS, '--sheet', '乙'])).code).toBe(0);
    expect(await api.registry.officerVersion.count({ where: { policeNumber: '000012' } })).toBe(1);
  });

  it('refuses what it cannot do in one line', async () => {
    const path = await put('名册.csv', csv(HEADINGS, enroll('000009')));
    const line = async (args: readonly string[], env: Record<string, string> = {}) => {
      const { code, out, err } = await call(['import', ...args], env);
      return [code, out, err];
    };
    expect(await line([path])).toEqual([2, '', "error: required option '--kind <kind>' not specified\n"]);
    expect(await line([path, '--kind', 'NONE'])).toEqual([1, '', expect.stringMatching(/^kind .*BAD_USER_INPUT\)\n$/)]);
    expect(await line([path, ...TERMS], { MUSTER_TOKEN: '' })).toEqual([
      1,
      '',
      expect.stringMatching(/^MUSTER_TOKEN is not set/),
    ]);
    expect(await line([path, ...TERMS], { MUSTER_TOKEN: 'wrong' })).toEqual([
      1,
      '',
      expect.stringContaining('UNAUTHENTICATED'),
    ]);
    expect(await line([path, ...TERMS], { MUSTER_URL: 'http://127.0.0.1:1' })).toEqual([
      1,
      '',
      expect.stringMatching(/does not answer/),
    ]);
    expect(await line([path, ...TERMS, '--map', '鞋=title'])).toEqual([
      1,
      '',
      expect.stringMatching(/^The file has no heading 鞋/),
    ]);
  });
});

/** Serves what may be no server of ours. */
async function serving(answer: Parameters<typeof createServer>[1]): Promise<{ server: Server; url: string }> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('the command export', () => {
  it('writes a whole file under its name, and refuses one that is there', async () => {
    const out = join(program.directory, 'roster.csv');
    const args = ['export', 'roster', '--unit', 'CLI', '--columns', 'policeNumber,name', '--out', out];
    expect(await run(args)).toEqual({ code: 0, out: `wrote ${out}, 1 KB\n`, err: '' });
    expect((await readFile(out, 'utf8')).split('\r\n').slice(0, 2)).toEqual(['\uFEFF警号,姓名', '000001,张测']);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    expect(await call(args)).toMatchObject({ code: 1, err: `${out} (--out) is there already; --force replaces it.\n` });
    expect(await call([...args, '--force', '--language', 'en'])).toMatchObject({ code: 0 });
    expect(await readFile(out, 'utf8')).toContain('Police number');
    expect(await readdir(program.directory)).toEqual(['roster.csv']);
  });

  it('leaves nothing where the server refuses, or cuts the file off', async () => {
    const out = join(program.directory, 'officers.csv');
    const args = ['export', 'officers', '--out', out];
    expect(await call([...args, '--columns', 'shoes'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('BAD_USER_INPUT'),
    });
    expect(await call([...args, '--columns', 'birthOn'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('PURPOSE_REQUIRED'),
    });
    for (const [told, answer] of [
      ['came to no end', (_request, response) => response.write('警号\r\n', () => response.destroy())],
      ['cut the file off', (_request, response) => response.end('警号\r\n')],
    ] as const satisfies readonly (readonly [string, Parameters<typeof createServer>[1]])[]) {
      const { server, url } = await serving(answer);
      expect(await call(args, { MUSTER_URL: url })).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining(told),
      });
      server.close();
    }
    expect(await readdir(program.directory)).toEqual([]);
  });

  it('names all kinds in its help', async () => {
    const { out } = await call(['export', '--help']);
    for (const kind of Object.keys(EXPORT_KINDS)) expect(out).toContain(kind);
  });
});
