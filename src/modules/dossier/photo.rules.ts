import type { Message } from '../../errors/refusals.ts';
import type { Photo } from './contents.rules.ts';

/** How large a photo may be: 200 kB. */
export const PHOTO_BYTES_MAXIMUM = 200_000;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const BLANKS = /\s+/g;
const SIDE_MAXIMUM = 10_000;

const refused = (zh: string, en: string): Message => ({ zh, en });

/** The photo in a text of base64, by what its bytes are; or why it is none. */
export function photoIn(text: string): Photo | Message {
  const base64 = text.replaceAll(BLANKS, '');
  if (base64 === '' || !BASE64.test(base64)) return refused('不是 base64 编码', 'is not base64');
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > PHOTO_BYTES_MAXIMUM) {
    return refused(
      `照片不能超过 200 kB，现为 ${bytes.length} 字节`,
      `must be at most 200 kB, and has ${bytes.length} bytes`,
    );
  }
  if (isPng(bytes)) return { type: 'PNG', base64: bytes.toString('base64') };
  if (isJpeg(bytes)) return { type: 'JPEG', base64: bytes.toString('base64') };
  return refused('照片须为完整的 JPEG 或 PNG 图像', 'must be a whole image of JPEG or PNG');
}

const isSide = (side: number): boolean => side > 0 && side <= SIDE_MAXIMUM;

const PNG_SIGNATURE = '89504e470d0a1a0a';
const CHUNK_AROUND = 12;

/** Whether bytes are chunks of PNG from the header to the end, with nothing after it. */
function isPng(bytes: Buffer): boolean {
  if (bytes.subarray(0, 8).toString('hex') !== PNG_SIGNATURE) return false;
  let at = 8;
  let hasData = false;
  for (let n = 0; at + CHUNK_AROUND <= bytes.length; n++) {
    const length = bytes.readUInt32BE(at);
    const end = at + CHUNK_AROUND + length;
    if (end > bytes.length) return false;
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if ((n === 0) !== (kind === 'IHDR')) return false;
    if (kind === 'IHDR' && !hasSides(bytes, at + 8, length)) return false;
    if (bytes.readUInt32BE(end - 4) !== crc(bytes.subarray(at + 4, end - 4))) return false;
    hasData ||= kind === 'IDAT';
    if (kind === 'IEND') return hasData && end === bytes.length;
    at = end;
  }
  return false;
}

const hasSides = (bytes: Buffer, at: number, length: number): boolean =>
  length === 13 && isSide(bytes.readUInt32BE(at)) && isSide(bytes.readUInt32BE(at + 4));

/** The check sum of a chunk (CRC-32). */
function crc(bytes: Uint8Array): number {
  let sum = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xed_b8_83_20 : sum >>> 1;
  }
  return (sum ^ 0xff_ff_ff_ff) >>> 0;
}

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
/** Markers of a frame tell the sides; three between them are of something else. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Whether bytes are segments of JPEG from the start to the scan, with a frame before it, and end with the mark of the end. */
function isJpeg(bytes: Buffer): boolean {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff_00 + START) return false;
  if (bytes.readUInt16BE(bytes.length - 2) !== 0xff_00 + END) return false;
  let hasFrame = false;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1]!;
    // bytes of 0xff may fill the room before a marker
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return false;
    if (marker === SCAN) return hasFrame;
    if (isFrame(marker)) {
      if (length < 8 || !isSide(bytes.readUInt16BE(at + 5)) || !isSide(bytes.readUInt16BE(at + 7))) return false;
      hasFrame = true;
    }
    at += 2 + length;
  }
  return false;
}
