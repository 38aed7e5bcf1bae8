import type { IncomingHttpHeaders } from 'node:http';
import { badRequest } from './errors.ts';

const PURPOSE_MAXIMUM = 200;

/** Control characters and unpaired surrogates. */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

/**
 * The purpose for which the caller reads personal data, from the header `x-purpose`; null without one. Characters that a header
 * cannot hold are sent in UTF-8 or percent-encoded.
 */
export function purposeOf(headers: IncomingHttpHeaders): string | null {
  const given = headers['x-purpose'];
  if (given === undefined || given === '') return null;
  let purpose: string;
  try {
    // Node gives each byte of a header as one character
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
