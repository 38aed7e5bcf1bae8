import { crc32 } from 'node:zlib';

/** What the bytes of a whole image tell. */
export interface Image {
  readonly type: 'JPEG' | 'PNG';
  /** Its sides, in points. */
  readonly width: number;
  readonly height: number;
}

/** What an image is by its bytes; null for what is no whole image of JPEG or PNG. */
export function imageOf(bytes: Uint8Array): Image | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const image = pngOf(data) ?? jpegOf(data);
  return image && image.width > 0 && image.height > 0 ? image : null;
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const CHUNK_AROUND = 12;
const HEADER_LENGTH = 13;

/** Chunks of PNG from the header to the end, each with its check sum, and nothing after it. */
function pngOf(data: Buffer): Image | null {
  if (!data.subarray(0, 8).equals(PNG_SIGNATURE)) return null;
  let image: Image | null = null;
  let hasData = false;
  for (let at = 8; at + CHUNK_AROUND <= data.length;) {
    const length = data.readUInt32BE(at);
    const end = at + CHUNK_AROUND + length;
    if (end > data.length || data.readUInt32BE(end - 4) !== crc32(data.subarray(at + 4, end - 4))) return null;
    const kind = data.toString('latin1', at + 4, at + 8);
    if ((image === null) !== (kind === 'IHDR')) return null;
    if (kind === 'IHDR' && length !== HEADER_LENGTH) return null;
    image ??= { type: 'PNG', width: data.readUInt32BE(at + 8), height: data.readUInt32BE(at + 12) };
    hasData ||= kind === 'IDAT';
    if (kind === 'IEND') return hasData && end === data.length ? image : null;
    at = end;
  }
  return null;
}

const START = 0xff_d8;
const END = 0xff_d9;
const SCAN = 0xda;
/** Markers of a frame tell the sides; three between them are of something else. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Segments of JPEG from the start to the scan, with a frame before it; at the end of the bytes the mark of the end. */
function jpegOf(data: Buffer): Image | null {
  if (data.length < 4 || data.readUInt16BE(0) !== START || data.readUInt16BE(data.length - 2) !== END) return null;
  let image: Image | null = null;
  for (let at = 2; at + 4 <= data.length;) {
    if (data[at] !== 0xff) return null;
    const marker = data[at + 1]!;
    // bytes of 0xff may fill the room before a marker
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = data.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > data.length) return null;
    if (marker === SCAN) return image;
    if (isFrame(marker)) {
      if (length < 8) return null;
      image = { type: 'JPEG', height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
    }
    at += 2 + length;
  }
  return null;
}
