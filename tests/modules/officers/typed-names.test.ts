import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { EnrollOfficerDocument } from '../../generated/graphql.ts';
import { COMPOUND_FAMILY_NAMES } from '../../../src/names/family-names.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { ENGLISH } from '../../support/writes.ts';

const api = useApp();

const NamesFound = graphql(`
  query NamesFound($search: String!, $first: Int) {
    officers(filter: { search: $search }, first: $first) {
      totalCount
      nodes {
        name
      }
    }
  }
`);

const found = async (search: string) => {
  const { officers } = await api.admin.request(NamesFound, { search, first: 100 });
  expect(officers.totalCount).toBe(officers.nodes.length);
  return officers.nodes.map(({ name }) => name);
};

let unit: string;

async function enroll(name: string, policeNumber: string | null = null) {
  const input = { name, policeNumber, category: 'POLICE' as const, unit, title: '民警', effectiveOn: '2023-03-01' };
  const { enrollOfficer } = await api.admin.request(EnrollOfficerDocument, { input, key: `key-${unique()}` }, ENGLISH);
  return enrollOfficer;
}

const NAMES = [
  '阿卜杜拉．买买提',
  '欧阳　锋',
  '王\uFA19武',
  'Zoe\u0301 Li',
  '葛\u{E0100}洪涛',
  '李\uFE0F强',
  '种立言',
  '么景行',
  '祭知白',
  '单于若谷',
  '單田芳',
  '乐毅',
  '张建国',
  '黃建業',
  '歐陽建國',
  '王丽华',
  'བསྟན་འཛིན',
  'ئابدۇللا مەمتىمىن',
  '𠮷'.repeat(26),
  'AnnaＬｉ',
];

beforeAll(async () => {
  unit = globalId('Unit', (await createUnit(api.registry, { code: 'S-1' })).id);
  for (const [i, name] of NAMES.entries()) {
    const { __typename: answer } = await enroll(name, i === 12 ? 'SYN-0012' : null);
    if (answer !== 'EnrollOfficerSuccess') throw new Error(`${name}: ${answer}`);
  }
});

describe('a name is found', () => {
  it.each(NAMES)('as it was typed: %s', async (name) => {
    expect(await found(name)).toContain(name.normalize('NFC'));
  });

  it.each([
    ['阿卜杜拉·买买提', '阿卜杜拉．买买提'],
    ['阿卜杜拉.买买提', '阿卜杜拉．买买提'],
    ['阿卜杜拉 买买提', '阿卜杜拉．买买提'],
    ['拉买', '阿卜杜拉．买买提'],
    ['abudula', '阿卜杜拉．买买提'],
    ['欧阳锋', '欧阳　锋'],
    ['欧阳 锋', '欧阳　锋'],
    ['歐陽鋒', '欧阳　锋'],
    ['feng', '欧阳　锋'],
    ['王神武', '王神武'],
    ['wangshenwu', '王神武'],
    ['Zo\u00E9 Li', 'Zo\u00E9 Li'],
    ['zo\u00E9', 'Zo\u00E9 Li'],
    ['ZOE\u0301', 'Zo\u00E9 Li'],
    ['葛洪涛', '葛\u{E0100}洪涛'],
    ['葛\u{E0101}洪', '葛\u{E0100}洪涛'],
    ['gehongtao', '葛\u{E0100}洪涛'],
    ['ght', '葛\u{E0100}洪涛'],
    ['liqiang', '李\uFE0F强'],
    ['李强', '李\uFE0F强'],
    ['chong', '种立言'],
    ['zhong', '种立言'],
    ['zhongliyan', '种立言'],
    ['zhong li', '种立言'],
    ['cly', '种立言'],
    ['zly', '种立言'],
    ['yao', '么景行'],
    ['me', '么景行'],
    ['mejingxing', '么景行'],
    ['zhai', '祭知白'],
    ['ji', '祭知白'],
    ['chanyuruogu', '单于若谷'],
    ['shanyuruogu', '单于若谷'],
    ['dan yu', '单于若谷'],
    ['ruogu', '单于若谷'],
    ['单田芳', '單田芳'],
    ['dantianfang', '單田芳'],
    ['leyi', '乐毅'],
    ['樂毅', '乐毅'],
    ['jianguo', '张建国'],
    ['JianGuo', '张建国'],
    ['jian guo', '张建国'],
    ['jg', '张建国'],
    ['張建國', '张建国'],
    ['國', '张建国'],
    ['syn-0012', '张建国'],
    ['ｓｙｎ', '张建国'],
    ['黄建业', '黃建業'],
    ['建国', '歐陽建國'],
    ['jianguo', '歐陽建國'],
    ['jg', '歐陽建國'],
    ['lihua', '王丽华'],
    ['li hua', '王丽华'],
    ['anna', 'AnnaＬｉ'],
  ])('by %j: %s', async (search, name) => {
    expect(await found(search)).toContain(name);
  });

  it.each([
    ['张国', []],
    ['国建', []],
    ['jianguozhang', []],
    ['guo', []],
    ['锋欧', []],
    ['·', []],
    ['%', []],
  ])('not by %j', async (search, names) => {
    expect(await found(search)).toEqual(names);
  });
});

it.each([
  ['张建国', ['张建国']],
  ['張建國', ['张建国']],
  ['建国', []],
  ['zjg', ['张建国']],
  ['ZhangJianGuo', ['张建国']],
  ['zhang jian guo', ['张建国']],
  ['jg', []],
  ['zhangjian', []],
  ['syn-0012', ['张建国']],
  ['syn-00', []],
  ['欧阳锋', ['欧阳　锋']],
  ['annali', ['AnnaＬｉ']],
])('is named as a whole by %j: %j', async (named, names) => {
  const query = 'query ($named: String!) { officers(filter: { named: $named, search: $named }) { nodes { name } } }';
  expect(await api.admin.request(query, { named })).toEqual({
    officers: { nodes: names.map((name) => ({ name })) },
  });
});

describe('enrollOfficer', () => {
  it.each([
    ['\u200B\u200B', 'must not be blank'],
    ['\u2800', 'must not be blank'],
    ['\u3164', 'must not be blank'],
    ['\u202E国建张', 'must not have control characters'],
    ['张\u200B建国', 'must not have control characters'],
  ])('refuses the name %j', async (name, en) => {
    expect(await enroll(name)).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: 'name', message: en }],
    });
  });
});

describe('a code is found in any case', () => {
  it.each([
    ['{ unit(code: "s-1") { code } }', { unit: { code: 'S-1' } }],
    ['{ unit(code: "Ｓ-１") { code } }', { unit: { code: 'S-1' } }],
    ['{ units(filter: { code: { startsWith: "s-" } }) { totalCount } }', { units: { totalCount: 1 } }],
    ['{ officer(policeNumber: "syn-0012") { name } }', { officer: { name: '张建国' } }],
    ['{ officers(filter: { policeNumber: { in: ["syn-0012"] } }) { totalCount } }', { officers: { totalCount: 1 } }],
  ])('%s', async (query, answer) => {
    expect(await api.admin.request(query)).toEqual(answer);
  });
});

it('the database knows the family names of two characters', async () => {
  const rows = await api.registry.$queryRaw<{ known: boolean }[]>`
    SELECT bool_and(has_compound_family_name(name || '明')) AS known FROM unnest(${[...COMPOUND_FAMILY_NAMES]}::text[]) AS name`;
  expect(rows).toEqual([{ known: true }]);
});
