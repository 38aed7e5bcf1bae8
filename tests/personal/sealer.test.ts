import { createSecretKey, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { requireSealer } from '../../src/personal/personal.service.ts';
import { SealError, sealer, type PersonalField, type Sealed } from '../../src/personal/sealer.ts';
import { violation } from '../support/refusals.ts';
import { newKey, personalKeys, sealerWith } from '../support/personal.ts';

const [k1, k2] = [newKey('k1'), newKey('k2')];
const seals = sealerWith(k1);
const BIRTH = '1990-01-02';
const sealed = seals.seal(7, 'birthOn', BIRTH);

/** What opening throws; its message and everything that hangs on it. */
function failure(open: () => string): { message: string; shown: string } {
  try {
    open();
  } catch (error) {
    if (error instanceof SealError) return { message: error.message, shown: inspect(error, { depth: 10 }) };
    throw error;
  }
  throw new Error('It opened.');
}

const doesNotOpen = (field: PersonalField, officerId: number) =>
  `The sealed ${field} of officer ${officerId} does not open with the key k1: it was altered or moved, or the key is another one of that id`;

describe('sealer', () => {
  it('opens what it has sealed', () => {
    expect(seals.open(7, 'birthOn', sealed)).toBe(BIRTH);
    expect(sealed.keyId).toBe('k1');
    // nonce, tag, and as many bytes as the text has
    expect(sealed.bytes).toHaveLength(12 + 16 + BIRTH.length);
  });

  it('seals the same text to other bytes each time', () => {
    const many = Array.from({ length: 100 }, () => Buffer.from(seals.seal(7, 'birthOn', BIRTH).bytes).toString('hex'));
    expect(new Set(many).size).toBe(100);
    expect(many.every((bytes) => !bytes.includes(Buffer.from(BIRTH).toString('hex')))).toBe(true);
  });

  it('seals with the first key and opens with all', () => {
    const both = sealerWith(k2, k1);
    expect(both.keyId).toBe('k2');
    expect(both.seal(7, 'birthOn', BIRTH).keyId).toBe('k2');
    expect(both.open(7, 'birthOn', sealed)).toBe(BIRTH);
    expect([both.opens('k1'), both.opens('k2'), both.opens('k3')]).toEqual([true, true, false]);
  });

  it('does not open with another key of the same id', () => {
    const { message, shown } = failure(() => sealerWith(newKey('k1')).open(7, 'birthOn', sealed));
    expect(message).toBe(doesNotOpen('birthOn', 7));
    expect(shown).not.toContain(BIRTH);
  });

  it('does not open without the key, and names the id of the key', () => {
    expect(failure(() => sealerWith(k2).open(7, 'birthOn', sealed)).message).toBe(
      'The key k1, with which birthOn of officer 7 is sealed, is not there',
    );
  });

  it.each(Array.from({ length: 12 + 16 + BIRTH.length }, (_, index) => index))(
    'does not open with byte %i altered',
    (index) => {
      const bytes = Uint8Array.from(sealed.bytes);
      bytes[index]! ^= 1;
      expect(failure(() => seals.open(7, 'birthOn', { ...sealed, bytes })).message).toBe(doesNotOpen('birthOn', 7));
    },
  );

  it.each([0, 1, 12, 20, 28, 37])('does not open when cut to %i bytes', (length) => {
    const cut: Sealed = { ...sealed, bytes: sealed.bytes.slice(0, length) };
    expect(failure(() => seals.open(7, 'birthOn', cut)).message).toBe(doesNotOpen('birthOn', 7));
  });

  it('does not open when moved to another officer or field', () => {
    expect(failure(() => seals.open(8, 'birthOn', sealed)).message).toBe(doesNotOpen('birthOn', 8));
    expect(failure(() => seals.open(7, 'nationalId', sealed)).message).toBe(doesNotOpen('nationalId', 7));
  });

  it('hashes a text to the same bytes whatever key seals, and to other bytes under another lookup secret', () => {
    const hash = seals.hash('a national id');
    expect(hash).toHaveLength(32);
    expect(sealerWith(k2).hash('a national id')).toEqual(hash);
    expect(seals.hash('another national id')).not.toEqual(hash);
    const other = sealer({ ...personalKeys(k1), lookupSecret: createSecretKey(randomBytes(32)) });
    expect(other.hash('a national id')).not.toEqual(hash);
  });

  it('shows no key where it is printed', () => {
    const printed = `${inspect(seals, { depth: 10, showHidden: true })} ${JSON.stringify(seals)}`;
    expect(printed).not.toContain(k1.key.export().toString('hex').slice(0, 8));
    expect(printed).not.toContain(k1.key.export().toString('base64').slice(0, 8));
  });
});

describe('requireSealer', () => {
  it('returns the sealer', () => {
    expect(requireSealer(seals)).toBe(seals);
    expect(requireSealer(seals, { keyId: 'k1' })).toBe(seals);
  });

  it('refuses a sealer that does not open the stored row', () => {
    expect(violation(() => requireSealer(seals, { keyId: 'k2' }))).toEqual({
      rule: 'personal-key-missing',
      article: null,
      zh: '服务器缺少密钥 k2，无法打开已保存的个人信息；须同时填写出生日期和公民身份号码以替换',
      en: 'This server lacks the key k2, with which the personal data on record is sealed; give both the birth date and the national id to replace it.',
    });
  });

  it('refuses a missing sealer', () => {
    expect(violation(() => requireSealer(null))).toEqual({
      rule: 'personal-key-missing',
      article: null,
      zh: '服务器未配置个人信息密钥，不能保存须加密的内容：出生日期、公民身份号码、干部档案信息，处分、办案责任和苗头问题的内容。请系统管理员配置密钥',
      en: 'This server has no key to seal personal data with, so it stores nothing that is sealed: no birth date, national id or dossier, nor the words of a sanction, a case or a concern. Its administrator can give it one.',
    });
  });
});
