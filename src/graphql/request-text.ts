import { charactersOf, isSpoofed } from '../names/text-form.ts';
import { badRequest } from './errors.ts';

/** Refuses a text of a request with more code points than a maximum, or with control characters. */
export function assertText(name: string, text: string, maximum: number): void {
  if (charactersOf(text) > maximum) throw badRequest(name, `has more than ${maximum} characters`);
  if (isSpoofed(text)) throw badRequest(name, 'must not have control characters');
}

/** The text of a header that was sent in UTF-8; throws where it was not. Node gives each byte of a header as one character. */
export const utf8Of = (header: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
