import { badRequest } from './errors.ts';

/** Control characters and unpaired surrogates: the database takes some of these for no text at all. */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

/** Refuses a text of a request with more code points than a maximum, or with control characters. */
export function assertText(name: string, text: string, maximum: number): void {
  if (Array.from(text).length > maximum) throw badRequest(name, `has more than ${maximum} characters`);
  if (NO_TEXT.test(text)) throw badRequest(name, 'must not have control characters');
}

/** The text of a header that was sent in UTF-8; throws where it was not. Node gives each byte of a header as one character. */
export const utf8Of = (header: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
