import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFacts } from '../../src/publications/read.ts';
import { copyFacts, FACTS, type FactsDirectory } from './facts-directory.ts';
import { append, cell, refusalOf, replace } from './refusals.ts';

let facts: FactsDirectory;

beforeEach(async () => {
  facts = await copyFacts();
});
afterEach(() => facts.remove());

describe('readFacts', () => {
  it('reads the published facts, row by row', async () => {
    const read = await readFacts(FACTS);
    expect(Object.entries(read).map(([name, rows]) => [name, rows.length])).toEqual([
      ['sources', 5],
      ['units', 30],
      ['officers', 17],
      ['posts', 25],
      ['honors', 8],
      ['honor_programs', 5],
      ['mechanisms', 116],
      ['selection_ratios', 3],
      ['metrics', 37],
      ['programs', 108],
      ['program_requirements', 12],
      ['regulation_rules', 52],
      ['places', 3],
      ['duties', 1],
      ['activities', 6],
      ['activity_results', 6],
    ]);
    expect(read.units[13]).toEqual({
      line: 15,
      key: '330681-FQ-ZH',
      row: {
        code: '330681-FQ-ZH',
        name: '综合指挥室',
        short_name: null,
        kind: 'OFFICE',
        category: null,
        category_basis: 'none',
        parent_code: '330681-FQ',
        parent_basis: 'stated',
        division_code: '330681',
        temporary: false,
        name_basis: 'published',
        source_form: '综合指挥室',
        source: 'zhuji-2021',
      },
    });
  });

  it('takes columns in any order, quoted cells over several lines, and Windows line ends', async () => {
    await facts.edit('officers.csv', (content) =>
      content
        .split('\n')
        .map((line) => line.replace(/^([^,]*),([^,]*),/, '$2,$1,'))
        .join('\r\n')
        .replace('head of the county-level bureau; interviewee', '"head of the bureau,\nwho is ""interviewed"""'),
    );
    const { officers } = await readFacts(facts.directory);
    expect(officers.slice(0, 2)).toMatchObject([
      { line: 2, key: 'zhuji-xieqi', row: { name: '谢琦', notes_en: 'head of the bureau,\nwho is "interviewed"' } },
      { line: 4, key: 'zhuji-chenweifeng', row: { name: '陈伟锋' } },
    ]);
  });

  it.each<[string, string, (content: string) => string, string]>([
    [
      'an unknown column',
      'units.csv',
      replace('temporary', 'provisional'),
      'units.csv:1 temporary: the column is missing',
    ],
    [
      'a cell too few',
      'officers.csv',
      append('zhuji-new,王新,POLICE,zhuji-2021'),
      'officers.csv:19: there are 4 cells, not 5',
    ],
    ['an empty line', 'officers.csv', append(''), 'officers.csv:19: the line is empty'],
    [
      'an open quote',
      'officers.csv',
      append('zhuji-new,"王新,POLICE,,zhuji-2021\\nx,y'),
      'officers.csv:19: a quoted cell of this row does not end',
    ],
    [
      'a stray quote',
      'officers.csv',
      append('zhuji-new,王"新,POLICE,,zhuji-2021'),
      'officers.csv:19: a quote stands inside a cell that does not start with one',
    ],
    [
      'text after a quote',
      'officers.csv',
      append('zhuji-new,"王"新,POLICE,,zhuji-2021'),
      'officers.csv:19: a quoted cell goes on after its closing quote',
    ],
    [
      'a byte order mark',
      'officers.csv',
      (content) => `\uFEFF${content}`,
      'officers.csv:1: the file starts with a byte order mark; save it without one',
    ],
    ['an empty file', 'metrics.csv', () => '', 'metrics.csv: the file is empty'],
  ])('refuses %s', async (_case, file, edit, expected) => {
    await facts.edit(file, edit);
    expect((await refusalOf(facts.directory))[0]).toBe(expected);
  });

  it('refuses a file that is missing, and says nothing of what refers to it', async () => {
    await rm(join(facts.directory, 'units.csv'));
    expect(await refusalOf(facts.directory)).toEqual(['units.csv: the file is missing']);
  });

  it('refuses lines that are not UTF-8', async () => {
    const gbk = Buffer.from([0xb9, 0xab, 0xb0, 0xb2, 0x0a]);
    await appendFile(join(facts.directory, 'officers.csv'), Buffer.concat([gbk, Buffer.from('x\n'), gbk]));
    expect(await refusalOf(facts.directory)).toEqual([
      'officers.csv:19: the line is not UTF-8',
      'officers.csv:21: the line is not UTF-8',
    ]);
  });

  it('refuses a header with unknown, missing and repeated columns', async () => {
    await writeFile(join(facts.directory, 'officers.csv'), 'ref,name,name,notes,source\n');
    expect(await refusalOf(facts.directory)).toEqual([
      'officers.csv:1 category: the column is missing',
      'officers.csv:1 notes_en: the column is missing',
      'officers.csv:1 "notes": is not a column of this file',
      'officers.csv:1 name: the column stands twice',
    ]);
  });

  it('refuses a directory that is not there', async () => {
    const directory = join(facts.directory, 'none');
    expect(await refusalOf(directory)).toEqual([`There is no directory ${directory} to load facts from.`]);
  });

  it('reports everything that is wrong, by file and line, and each cell once', async () => {
    await facts.edit('metrics.csv', cell(3, 'unit_code', ''));
    await facts.edit('units.csv', (content) => cell(31, 'kind', 'X')(cell(4, 'name', '')(content)));
    await facts.edit('posts.csv', cell(2, 'role', 'CHIEF'));
    await facts.edit('posts.csv', cell(2, 'primary', 'false'));
    const [first, second, ...rest] = await refusalOf(facts.directory);
    expect([first, second?.slice(0, 34), ...rest]).toEqual([
      'units.csv:4 name: must not be empty',
      'units.csv:31 kind: "X" is not one ',
      'posts.csv:2 role: "CHIEF" is not one of LEADER, DEPUTY, PARTY_SECRETARY, PARTY_COMMITTEE, MEMBER',
      'posts.csv:2 primary: zhuji-xieqi has no primary post',
      'metrics.csv:3 unit_code: must not be empty',
    ]);
  });
});
