import type { IncomingHttpHeaders } from 'node:http';
import Negotiator from 'negotiator';

/** The languages in which the registry speaks to people. */
export type Locale = 'zh' | 'en';

/** Browsers and programs ask in few ways; what somebody makes up is worked out again. */
const REMEMBERED_MAXIMUM = 100;
const remembered = new Map<string, Locale>();

/** By Accept-Language; Chinese where neither language, or any, is asked for. */
export function localeOf(headers: IncomingHttpHeaders): Locale {
  const asked = headers['accept-language'] ?? '';
  const known = remembered.get(asked);
  if (known) return known;
  const locale = new Negotiator({ headers }).language(['zh-CN', 'zh', 'en'])?.startsWith('en') ? 'en' : 'zh';
  if (remembered.size < REMEMBERED_MAXIMUM) remembered.set(asked, locale);
  return locale;
}
