import type { Locale } from '../texts.ts';

/** What each scope lets one do. */
export const SCOPE_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  'registry:read': ['查看登记', 'Read the registry'],
  'officer:personal': ['查看个人信息', 'Read personal data'],
  'personnel:write': ['办理人事', 'Record personnel'],
  'unit:write': ['办理机构', 'Record units'],
  'honor:write': ['办理奖励', 'Record honors'],
  'selection:write': ['办理选任', 'Record selection'],
  'evaluation:read': ['查看考核', 'Read evaluations'],
  'evaluation:write': ['办理考核', 'Record evaluations'],
  'program:read': ['查看队伍制度', 'Read programs'],
  'program:write': ['办理队伍制度', 'Record programs'],
  'duty:write': ['办理责任', 'Record duties'],
  'concern:read': ['查看苗头问题', 'Read concerns'],
  'concern:write': ['办理苗头问题', 'Record concerns'],
  'discipline:read': ['查看处分', 'Read sanctions'],
  'discipline:write': ['办理处分', 'Record sanctions'],
  'change:read': ['查看变更记录', 'Read the record of changes'],
  'access:admin': ['管理令牌与授权', 'Administer access'],
};

/** A scope as people read it, with its code, by which the documentation and refusals have it. */
export function scopeText(scope: string, locale: Locale): string {
  const words = SCOPE_WORDS[scope];
  return words ? `${words[locale === 'en' ? 1 : 0]} ${scope}` : scope;
}
