import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** The languages in which the registry speaks to people. */
export type Locale = 'zh' | 'en';

/** Browsers and programs ask in few ways. */
const REMEMBERED_MAXIMUM = 100;
const remembered = new LRUCache<string, Locale>({ max: REMEMBERED_MAXIMUM });

/** By Accept-Language; Chinese where neither language, or any, is asked for. */
export function localeOf(headers: IncomingHttpHeaders): Locale {
  const asked = headers['accept-language'] ?? '';
  const known = remembered.get(asked);
  if (known) return known;
  const locale = new Negotiator({ headers }).language(['zh-CN', 'zh', 'en'])?.startsWith('en') ? 'en' : 'zh';
  remembered.set(asked, locale);
  return locale;
}
