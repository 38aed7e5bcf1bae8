import type { ActName } from './acts-of.ts';

interface FoundAt {
  /** The page; where it is one of a unit, that of the viewer. */
  readonly page: '/administration' | '/changes' | 'unit';
  readonly view?: string;
  readonly where: readonly [zh: string, en: string];
}

/** Acts on what is not searched, but found on a page: what is told for a purpose alone, what only administrators keep, whatever is on record. */
export const FOUND_AT: Partial<Readonly<Record<ActName, FoundAt>>> = {
  liftSanction: {
    page: 'unit',
    view: 'sanctions',
    where: ['单位或人员页面的“处分”', '“Sanctions” of a unit or an officer'],
  },
  recordLiabilityFinding: {
    page: 'unit',
    view: 'sanctions',
    where: ['人员页面的“处分”，可按案号找到本人', '“Sanctions” of the officer, who is found by the number of the case'],
  },
  recordConcernStep: {
    page: 'unit',
    view: 'concerns',
    where: ['单位或人员页面的“苗头”', '“Concerns” of a unit or an officer'],
  },
  expungeConcerns: {
    page: 'unit',
    view: 'concerns',
    where: ['单位或人员页面的“苗头”', '“Concerns” of a unit or an officer'],
  },
  revokeToken: {
    page: '/administration',
    view: 'tokens',
    where: ['系统管理的“令牌”', '“Tokens” of the administration'],
  },
  revokeAccess: {
    page: '/administration',
    view: 'grants',
    where: ['系统管理的“授权”', '“Grants” of the administration'],
  },
  unlinkPerson: {
    page: '/administration',
    view: 'links',
    where: ['系统管理的“登录关联”', '“Links of persons” of the administration'],
  },
  withdrawRecord: {
    page: '/changes',
    where: ['变更记录，或该项登记的“办理”', 'the record of changes, or the acts of what is recorded'],
  },
};
