import type { IncomingHttpHeaders } from 'node:http';
import Negotiator from 'negotiator';

/** The languages in which the registry speaks to people. */
export type Locale = 'zh' | 'en';

/** By Accept-Language; Chinese where neither language, or any, is asked for. */
export const localeOf = (headers: IncomingHttpHeaders): Locale =>
  new Negotiator({ headers }).language(['zh-CN', 'zh', 'en'])?.startsWith('en') ? 'en' : 'zh';
