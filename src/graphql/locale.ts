import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** The languages of messages for people. */
export type Locale = 'zh' | 'en';

/** Browsers and programs send few different Accept-Language headers. */
const REMEMBERED_MAXIMUM = 100;
const remembered = new LRUCache<string, Locale>({ max: REMEMBERED_MAXIMUM });

/** The language by Accept-Language; Chinese if it names neither language, or any. */
export function localeOf(headers: IncomingHttpHeaders): Locale {
  const asked = headers['accept-language'] ?? '';
  const known = remembered.get(asked);
  if (known) return known;
  const locale = new Negotiator({ headers }).language(['zh-CN', 'zh', 'en'])?.startsWith('en') ? 'en' : 'zh';
  remembered.set(asked, locale);
  return locale;
}
