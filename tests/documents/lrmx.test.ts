import { describe, expect, it } from '@jest/globals';
import { LRMX_PERSON, LRMX_RELATIVE, type LrmxPerson, type LrmxRelative } from '../../src/documents/lrmx.ts';
import { readLrmx } from '../../src/documents/read-lrmx.ts';
import { writeLrmx } from '../../src/documents/write-lrmx.ts';

const HOSTILE = ['{name}', '<img src=x>&amp;', ']]>', '\u202E合成\u200F', '𠮷𫖯', '一\n二', '长'.repeat(4_000)];

const textsOf = (keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(keys.map((key, i) => [key, HOSTILE[i % HOSTILE.length]!]));

const relative = textsOf(Object.keys(LRMX_RELATIVE)) as LrmxRelative;
const person = {
  ...textsOf(Object.keys(LRMX_PERSON)),
  family: [relative, { ...relative, name: '合成' }],
} as unknown as LrmxPerson;

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('a file of the editor of 干部任免审批表', () => {
  it('is read as it was written, whatever its texts are', () => {
    const { person: read, notes, texts } = readLrmx(bytes(writeLrmx(person, '{"a":1}')));
    expect(read).toEqual(person);
    expect(notes).toEqual(['{"a":1}']);
    expect(texts).toContainEqual(['JiaTingChengYuan/Item/XingMing', '合成']);
    expect(readLrmx(bytes(writeLrmx(person, null))).notes).toEqual([]);
    expect(() => writeLrmx(person, 'a--b')).toThrow('two hyphens');
  });

  it('may be of an older editor, with lines of the family that are empty', () => {
    const gb = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="gb2312"?><Person><XingMing>'),
      Buffer.from('d6d0', 'hex'),
      Buffer.from('</XingMing><JiaTingChengYuan><Item><XingMing></XingMing></Item></JiaTingChengYuan></Person>'),
    ]);
    expect(readLrmx(gb).person).toMatchObject({ name: '中', born: '', family: [] });
  });

  it.each([
    ['<Person>', 'DAMAGED'],
    ['<Other><XingMing>a</XingMing></Other>', 'DAMAGED'],
    ['<!DOCTYPE Person [<!ENTITY a "b">]><Person><XingMing>&a;</XingMing></Person>', 'DAMAGED'],
    [`<Person>${'<a>'.repeat(20)}${'</a>'.repeat(20)}</Person>`, 'DAMAGED'],
    [`<Person>${'<a/>'.repeat(10_001)}</Person>`, 'DAMAGED'],
    ['\u0000', 'DAMAGED'],
    [' '.repeat(20 * 1024 * 1024 + 1), 'TOO_LARGE'],
  ])('is refused where it is none: %.40s', (text, code) => {
    expect(() => readLrmx(bytes(text))).toThrow(expect.objectContaining({ code }));
  });
});
