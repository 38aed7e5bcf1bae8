import type { IncomingHttpHeaders } from 'node:http';
import { badRequest } from './errors.ts';

const PURPOSE_MAXIMUM = 200;

/** Control characters and halves of characters. */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

/**
 * What the caller says that personal data is read for, in the header `x-purpose`; null where it says nothing. What a
 * header cannot hold is sent in UTF-8 or percent-encoded.
 */
export function purposeOf(headers: IncomingHttpHeaders): string | null {
  const given = headers['x-purpose'];
  if (given === undefined || given === '') return null;
  let purpose: string;
  try {
    // headers come as bytes, one a character
    const bytes = Buffer.from(String(given), 'latin1');
    purpose = decodeURIComponent(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).trim();
  } catch {
    throw badRequest('x-purpose', 'is neither UTF-8 nor percent-encoded');
  }
  if (Array.from(purpose).length > PURPOSE_MAXIMUM)
    throw badRequest('x-purpose', `has more than ${PURPOSE_MAXIMUM} characters`);
  if (NO_TEXT.test(purpose)) throw badRequest('x-purpose', 'must not have control characters');
  return purpose || null;
}
