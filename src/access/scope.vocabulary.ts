import { vocabulary } from '../vocabulary/vocabulary.ts';
import type { Scope } from './scopes.ts';

export const SCOPE = vocabulary<Scope>('Scope', 'What a viewer may do (权限).', {
  'registry:read': { zh: '查看登记', en: 'Read the registry' },
  'officer:personal': { zh: '查看个人信息', en: 'Read personal data' },
  'personnel:write': { zh: '办理人事', en: 'Record personnel' },
  'unit:write': { zh: '办理机构', en: 'Record units' },
  'honor:write': { zh: '办理奖励', en: 'Record honors' },
  'selection:write': { zh: '办理选任', en: 'Record selection' },
  'evaluation:read': { zh: '查看考核', en: 'Read evaluations' },
  'evaluation:write': { zh: '办理考核', en: 'Record evaluations' },
  'program:read': { zh: '查看队伍制度', en: 'Read programs' },
  'program:write': { zh: '办理队伍制度', en: 'Record programs' },
  'duty:write': { zh: '办理责任', en: 'Record duties' },
  'concern:read': { zh: '查看苗头问题', en: 'Read concerns' },
  'concern:write': { zh: '办理苗头问题', en: 'Record concerns' },
  'discipline:read': { zh: '查看处分', en: 'Read sanctions' },
  'discipline:write': { zh: '办理处分', en: 'Record sanctions' },
  'change:read': { zh: '查看变更记录', en: 'Read the record of changes' },
  'access:admin': { zh: '管理令牌与授权', en: 'Administer access' },
});
