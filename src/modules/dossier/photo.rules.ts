import { imageOf } from '../../documents/image.ts';
import type { Message } from '../../errors/refusals.ts';
import type { Photo } from './contents.rules.ts';

/** How large a photo may be: 200 kB. */
export const PHOTO_BYTES_MAXIMUM = 200_000;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const BLANKS = /\s+/g;
/** How long a side may be, in points: a few bytes can tell of more than a program has room for. */
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
  const image = imageOf(bytes);
  if (image === null) return refused('照片须为完整的 JPEG 或 PNG 图像', 'must be a whole image of JPEG or PNG');
  const { type, width, height } = image;
  if (Math.max(width, height) > SIDE_MAXIMUM) {
    return refused(
      `照片的边长不能超过 ${SIDE_MAXIMUM} 像素，现为 ${width} × ${height}`,
      `must have sides of at most ${SIDE_MAXIMUM} points, and has ${width} × ${height}`,
    );
  }
  return { type, base64: bytes.toString('base64') };
}
