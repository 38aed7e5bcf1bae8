import { crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { PHOTO_BYTES_MAXIMUM, photoIn } from '../../../src/modules/dossier/photo.rules.ts';
import { PIXEL } from '../../support/dossier-factories.ts';

const bytesOfNumber = (length: 2 | 4, value: number): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
};

const chunk = (kind: string, data = Buffer.alloc(0), sum?: number): Buffer => {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  return Buffer.concat([bytesOfNumber(4, data.length), named, bytesOfNumber(4, sum ?? crc32(named))]);
};

const png = (...chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
const head = (width = 3, height = 4) =>
  chunk('IHDR', Buffer.concat([bytesOfNumber(4, width), bytesOfNumber(4, height), Buffer.from([8, 2, 0, 0, 0])]));
const data = (size = 10) => chunk('IDAT', Buffer.alloc(size));
const end = chunk('IEND');

const segment = (marker: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), bytesOfNumber(2, content.length + 2), content]);
const frame = (width = 3, height = 4, marker = 0xc0) =>
  segment(
    marker,
    Buffer.concat([Buffer.from([8]), bytesOfNumber(2, height), bytesOfNumber(2, width), Buffer.from([3])]),
  );
const START = Buffer.from([0xff, 0xd8]);
const SCAN = Buffer.concat([segment(0xda, Buffer.alloc(6)), Buffer.from('合成的像素')]);
const END = Buffer.from([0xff, 0xd9]);
const jpeg = (...segments: readonly Buffer[]): Buffer => Buffer.concat([START, ...segments, SCAN, END]);
const notes = segment(0xe1, Buffer.from('Exif'));

/** The type of a photo, or why it is none. */
const told = (bytes: Buffer): string => {
  const photo = photoIn(bytes.toString('base64'));
  return 'base64' in photo ? photo.type : photo.en;
};

const WHOLE = 'must be a whole image of JPEG or PNG';

describe('a photo', () => {
  it.each([
    ['PNG', png(head(), data(), end)],
    ['PNG', png(head(10_000, 1), chunk('tEXt'), data(), data(), end)],
    ['JPEG', jpeg(frame())],
    ['JPEG', jpeg(notes, segment(0xc4, Buffer.alloc(20)), Buffer.from([0xff, 0xff]), frame(10_000, 1, 0xc2))],
  ])('is of %s by its bytes', (type, bytes) => {
    expect(told(bytes)).toBe(type);
  });

  it('is kept without the blanks of its base64', () => {
    expect(photoIn(` ${PIXEL.slice(0, 40)}\n${PIXEL.slice(40)}\r\n`)).toEqual({ type: 'PNG', base64: PIXEL });
  });

  it.each<[string, Buffer]>([
    ['a chunk whose check sum is wrong', png(head(), chunk('IDAT', Buffer.alloc(10), 1), end)],
    ['a PNG that is cut off', png(head(), data(), end).subarray(0, -5)],
    ['a PNG without its last chunk', png(head(), data())],
    ['a PNG with something after it', png(head(), data(), end, Buffer.from('a'))],
    ['a PNG without data', png(head(), end)],
    ['a PNG that begins with something else', png(data(), head(), end)],
    ['a PNG with two heads', png(head(), head(), data(), end)],
    ['a PNG without a side', png(head(0), data(), end)],
    ['a JPEG that is cut off', jpeg(frame()).subarray(0, -1)],
    ['a JPEG that is cut off before its scan', Buffer.concat([START, frame(), END])],
    ['a JPEG without a frame', jpeg(notes)],
    ['a JPEG without a side', jpeg(frame(3, 0))],
    [
      'a JPEG whose segment goes beyond it',
      Buffer.concat([START, Buffer.from([0xff, 0xe1, 0xff, 0xff]), frame(), SCAN, END]),
    ],
    ['a JPEG with bytes between its segments', jpeg(Buffer.from('a'), frame())],
    ['another image', Buffer.from('R0lGODlhAQABAAAAACw=', 'base64')],
  ])('is not %s', (_what, bytes) => {
    expect(told(bytes)).toBe(WHOLE);
  });

  it('has at most 200 kB, and sides of at most 10,000 points', () => {
    const rest = png(head(), data(0), end).length;
    expect(told(png(head(), data(PHOTO_BYTES_MAXIMUM - rest), end))).toBe('PNG');
    expect(told(png(head(), data(PHOTO_BYTES_MAXIMUM - rest + 1), end))).toBe(
      'must be at most 200 kB, and has 200001 bytes',
    );
    expect(told(png(head(3, 10_001), data(), end))).toBe('must have sides of at most 10000 points, and has 3 × 10001');
    expect(told(jpeg(frame(10_001, 3)))).toBe('must have sides of at most 10000 points, and has 10001 × 3');
  });

  it.each(['', ' \n', '不是', 'abc', 'ab=c', 'data:image/png;base64,AAAA'])('is base64, which %j is not', (text) => {
    expect(photoIn(text)).toMatchObject({ en: 'is not base64' });
  });
});
