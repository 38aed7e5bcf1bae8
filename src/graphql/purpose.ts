import type { IncomingHttpHeaders } from 'node:http';
import { badRequest } from './errors.ts';
import { assertText, utf8Of } from './request-text.ts';

const PURPOSE_MAXIMUM = 200;

/**
 * The purpose for which the caller reads personal data, from the header `x-purpose`; null without one. Characters that a header
 * cannot hold are sent in UTF-8 or percent-encoded.
 */
export function purposeOf(headers: IncomingHttpHeaders): string | null {
  const given = headers['x-purpose'];
  if (given === undefined || given === '') return null;
  let purpose: string;
  try {
    purpose = decodeURIComponent(utf8Of(String(given))).trim();
  } catch {
    throw badRequest('x-purpose', 'is neither UTF-8 nor percent-encoded');
  }
  assertText('x-purpose', purpose, PURPOSE_MAXIMUM);
  return purpose || null;
}
